import type { PersonId } from '../fields.ts';
import { answerBars, answerWhyNot } from './answer.ts';
import type { FactKind } from './facts.ts';
import { pausedSinceRequest, type DeskKind, type Effects } from './fold-desk.ts';
import type { CaseState, Participant, ReportConsent } from './state.ts';

export type TrajectoryKind = Exclude<FactKind, DeskKind>;

const ALLOCATION = {
  Allocated(state, fact, day) {
    state.allocated = { day, mediator: fact.mediator, incomplete: fact.incomplete === 'yes', takenOver: null, waited: null };
    state.handedBack = false;
    state.untaken = fact.asked === 'yes' ? day : null;
  },
  SecondMediatorJoined(state, fact) { state.second = fact.mediator; },
  SecondMediatorLeft(state) { state.second = null; },
  Reallocated(state, fact, day) {
    if (state.allocated) state.allocated = { ...state.allocated, mediator: fact.mediator, takenOver: state.handedBack ? null : day, waited: state.untaken === null ? null : state.allocated.waited ?? state.untaken };
    if (state.second === fact.mediator) state.second = null;
    state.handedBack = false;
    state.untaken = fact.asked === 'yes' ? day : null;
  },
  AllocationAccepted(state) { state.untaken = null; },
  HandedBack(state) { state.handedBack = true; state.untaken = null; },
  TalkedOver(state, _fact, day) { state.talkedOver = day; },
  ToldDataMayFail(state, fact) { with_(state, fact.person, (p) => { p.toldDataMayFail = true; }); },
} satisfies Partial<Effects<TrajectoryKind>>;

const TOWARDS_CONTACT = {
  ReferrerContacted(state, fact) { state.referrerContact = fact.result; },
  IntakeHeld(state, fact, day) { with_(state, fact.person, (p) => { p.intake = day; }); },
  Informed(state, fact, day) { with_(state, fact.person, (p) => { p.informed = day; }); },
  Decided(state, fact) { with_(state, fact.person, (p) => {
      p.decision = fact.decision;
      if (fact.decision === 'stop') p.forms.clear(); // what was agreed before a stop does not live on after it (P-07)
      // Deciding to go on brings back who had stepped out.
      if (fact.decision === 'go-on') p.stopped = false;
    });
  },
  SafetyWeighed(state, fact) { state.safety = { result: fact.result, facts: fact.facts }; },
  Released(state, fact, _day, seq) {
    state.releases.push({ number: fact.number, from: fact.from, to: fact.to, what: fact.what, form: fact.form, seq, withdrawn: false });
  },
  ReleaseWithdrawn(state, fact) { const r = state.releases.find((x) => x.number === fact.number); if (r) r.withdrawn = true; },
  AddressChecked(state, fact) { with_(state, fact.person, (p) => { p.address = { otherSideLivesThere: fact.otherSideLivesThere }; }); },
  AskingAgainAgreed(state, fact) { with_(state, fact.person, (p) => { p.askingAgainAgreed = true; }); },
  Approached(state, fact, day) {
    with_(state, fact.person, (p) => {
      if (fact.reminder === 'yes') p.reminded = true;
      else {
        // What was entered late, of a day before this approach, and held against it, is not undone by it (P-01).
        const holds = p.answer !== null && !p.cameThemselves && answerBars(p.answer, day);
        if (!holds) { p.answer = null; p.reacted = false; }
        p.approached = day; p.reminded = false; p.cameThemselves = p.referredItself;
      }
    });
  },
  Answered(state, fact, day) {
    with_(state, fact.person, (p) => {
      if (fact.answer !== 'no-reaction') p.reacted = true;
      if (answerWhyNot(p.answer?.answer ?? null, fact.answer)) return; // an earlier answer that was entered late
      p.answer = { answer: fact.answer, until: fact.until, since: day };
      // A yes from somebody who had stepped out brings them back, to decide anew; it is their last word.
      if (fact.answer === 'yes') {
        if (p.stopped) p.decision = null;
        p.stopped = false;
        p.earlier = null;
      }
      // Whoever once came themselves can say no again, and then it holds (P-01).
      else { p.forms.clear(); p.cameThemselves = false; }
    });
  },
  Prepared(state, fact, day) { with_(state, fact.person, (p) => { p.prepared = day; }); },
  ConfidentialityAgreed(state, fact, day) { with_(state, fact.person, (p) => { p.confidential = day; }); },
  FormConsented(state, fact) { with_(state, fact.person, (p) => { p.forms.add(fact.form); }); },
  FormConsentWithdrawn(state, fact) { with_(state, fact.person, (p) => { p.forms.delete(fact.form); }); },
} satisfies Partial<Effects<TrajectoryKind>>;

const CONTACT_AND_AFTER = {
  MessagePassed(state, fact, day) {
    state.contacts.push({ number: fact.number, form: fact.form, people: [fact.from, fact.to], day, received: null });
  },
  MessageReceived(state, fact, day) { const c = state.contacts.find((x) => x.number === fact.number); if (c) c.received ??= day; },
  ContactHeld(state, fact, day) {
    state.contacts.push({ number: fact.number, form: fact.form, people: fact.people, day, received: day });
  },
  MetOnTheirOwn() { /* a fact of its own, no mediated contact */ },
  ResultRecorded() { /* shown and counted from the journal; no rule asks for it */ },
  ReportTextWritten(state, fact) { state.reportTexts.set(fact.receiver, fact.number); },
  ReportBackConsented(state, fact) {
    const consents = state.reportConsents.get(fact.receiver) ?? new Map<PersonId, ReportConsent>();
    consents.set(fact.person, { words: fact.words, text: fact.textNumber ?? null }); // version 1 knows no number
    state.reportConsents.set(fact.receiver, consents);
  },
  ReportBackConsentWithdrawn(state, fact) { state.reportConsents.get(fact.receiver)?.delete(fact.person); },
  ReportedBack(state, fact) { state.reported.add(fact.receiver); },
  ProcessNoticeConsented(state, fact) { with_(state, fact.person, (p) => { p.processNotice = fact.consents === 'yes'; }); },
  ProcessNoticeSent() { /* fixed words; nothing follows from it */ },
  FollowedUp(state, fact) { with_(state, fact.person, (p) => { p.followedUp = true; }); },
  ClosingLetterSettled(state, fact) { with_(state, fact.person, (p) => { p.closingLetter = fact.how; }); },
} satisfies Partial<Effects<TrajectoryKind>>;

const COURSE = {
  Stopped(state, fact, day) {
    if (fact.person !== null) with_(state, fact.person, (p) => { p.stopped = true; p.forms.clear(); });
    else state.stopped = { by: fact.by, day };
  },
  Closed(state, _fact, day) { state.closed = day; },
  // By mistake: nothing happened, so what went out at the end still holds.
  Reopened(state, fact) {
    state.closed = null; state.stopped = null; state.reopened = true;
    if (fact.reason !== 'closed-by-mistake') { state.comesBack = true; reopenPeople(state); }
  },
  LateItemAdded() { /* a closed case still takes a late letter or note */ },
  // A pause that was entered late may have begun before one that was recorded already: the clock stood still since the first.
  Paused(state, fact, day) { state.paused = { day: state.paused?.day ?? day, until: fact.until }; },
  Resumed(state, _fact, day) { state.pausedDays += pausedSinceRequest(state, day); state.paused = null; },
  /** P-09. */
  Died(state, fact) { with_(state, fact.person, (p) => { p.dead = true; p.forms.clear(); }); },
  Corrected() { /* `inOrder` leaves the corrected entry out */ },
  NotRecorded(state, fact) { state.notRecorded.add(fact.step); },
} satisfies Partial<Effects<TrajectoryKind>>;

export const TRAJECTORY_EFFECTS: Effects<TrajectoryKind> = { ...ALLOCATION, ...TOWARDS_CONTACT, ...CONTACT_AND_AFTER, ...COURSE };

function with_(state: CaseState, id: PersonId, change: (p: Participant) => void): void {
  const p = state.people.get(id);
  if (p) change(p);
}

function reopenPeople(state: CaseState): void {
  for (const p of state.people.values()) { p.closingLetter = null; }
}
