import { daysBetween, type Day } from '../day.ts';
import type { Code } from '../codes.ts';
import type { Fact, FactKind, FactOf } from './facts.ts';
import { ADULT, contactTookPlace, type Bar, type CaseState, type Participant } from './state.ts';

/** What a fact does to the state. */
export type Effects<K extends FactKind> = { readonly [F in K]: (state: CaseState, fact: FactOf<F>, day: Day, seq: number) => void };

function newParticipant(fact: FactOf<'PersonAdded'>, sinceContact: boolean): Participant {
  const itself = fact.referredItself === 'yes';
  return {
    id: fact.person, side: fact.side, role: fact.role, position: fact.position, nature: fact.nature, age: fact.age,
    referredItself: itself, sinceContact, representatives: [], child: null, detained: 'unknown',
    safe: { post: 'not-asked', telephone: 'not-asked', voicemail: 'not-asked', email: 'not-asked' },
    details: [], mailReturned: false, ownProfessional: false, toldDataMayFail: false,
    intake: null, informed: null, decision: null, address: null, earlier: null, cameThemselves: itself, askingAgainAgreed: false,
    approached: null, reminded: false, reacted: false, answer: null, prepared: null, confidential: null, forms: new Set(), processNotice: false,
    followedUp: false, closingLetter: null, stopped: false, dead: false, readersSince: 0,
  };
}

/** Who said that a way to reach them is safe said it of that address or number, in those circumstances; of another one it is asked anew (P-06). */
function askAnew(p: Participant, ...channels: readonly (keyof Participant['safe'])[]): void {
  const open = channels.filter((channel) => p.safe[channel] === 'yes').map((channel) => [channel, 'not-asked']);
  if (open.length > 0) p.safe = { ...p.safe, ...Object.fromEntries(open) };
}

/** Post goes to another place, or is opened by somebody else: who lives there is looked into anew (P-06). */
function postGoesElsewhere(p: Participant): void {
  p.address = null;
  askAnew(p, 'post');
}

function endQuestion(state: CaseState, { number }: { readonly number: number }): void {
  if (state.question?.number === number) state.question = null;
}

/** What was agreed with a child ends with who spoke for it; its *no* does not, whatever is recorded of its age since. */
function agreedAnew(p: Participant): void {
  p.child = p.child?.agrees === 'no' ? { agrees: 'no', lettersTo: 'representative' } : null;
}

/** On whose envelope the letters of a child are, as far as it was agreed. */
const lettersGoTo = (p: Participant): Code<'lettersTo'> => p.child?.lettersTo ?? 'representative';

/**
 * Who was taken not to speak for somebody, or not to get their letters, does so again: the line that said so was struck. What was released
 * meanwhile was released without them (P-08, P-14), and where the post goes was looked into for another address (P-06).
 */
export function speaksAgain(state: CaseState, struck: Fact | undefined, seq: number): void {
  const whose = struck?.kind === 'RepresentationEnded' ? struck.for
    : (struck?.kind === 'AgeRecorded' && struck.age >= ADULT) || (struck?.kind === 'ChildHeard' && struck.lettersTo === 'participant') ? struck.person : null;
  const p = whose === null ? undefined : state.people.get(whose);
  if (!p || p.representatives.length === 0 || lettersGoTo(p) === 'participant') return;
  p.readersSince = Math.max(p.readersSince, seq);
  postGoesElsewhere(p);
}

export type DeskKind =
  | 'Referred' | 'CauseCorrected' | 'ReferrerPlaced' | 'AgreementConfirmed' | 'PersonAdded' | 'AgeRecorded' | 'RepresentativeAdded' | 'RepresentationEnded'
  | 'ChildHeard' | 'SupporterAdded' | 'DetentionRecorded' | 'SafeContactStated' | 'ReferrerSafeStated' | 'LanguageRecorded' | 'BanRecorded' | 'BanPermitted'
  | 'CriminalStageRecorded' | 'OwnProfessionalKnown' | 'DetailRecorded' | 'DetailChecked' | 'MailReturned' | 'DataRequested' | 'DataReminded'
  | 'DataAnswered' | 'ReferrerAsked' | 'ReferrerAnswered' | 'QuestionWithdrawn' | 'ReferrerAnswerSettled' | 'CaseLinked' | 'EarlierAnswerBinds' | 'CameThemselves' | 'ViolenceJudged' | 'ConcernRaised' | 'PolicyAnswered'
  | 'Accepted' | 'RejectionAgreed' | 'Rejected' | 'RejectionResumed' | 'HeldBack' | 'HoldLifted';

const REFERRAL = {
  Referred(state, fact, day) {
    state.referral = { ...fact, day };
    state.cause = fact.cause;
    state.policeReport = fact.policeReport;
    state.immaterialNeed = fact.immaterialNeed;
    state.clientAgrees = fact.clientAgrees;
    state.stage = fact.criminalStage;
  },
  CauseCorrected(state, fact) {
    if (fact.cause === 'stalking' && state.cause !== 'stalking') state.policy = null; // as for a judgement, below
    state.cause = fact.cause;
    state.policeReport = fact.policeReport;
    state.immaterialNeed = fact.immaterialNeed;
  },
  ReferrerPlaced(state, fact) { if (state.referral) state.referral = { ...state.referral, organisation: fact.organisation }; },
  AgreementConfirmed(state, fact) { state.clientAgrees = fact.clientAgrees; },
  PersonAdded(state, fact) { state.people.set(fact.person, newParticipant(fact, contactTookPlace(state))); },
  AgeRecorded(state, fact) {
    const p = state.people.get(fact.person);
    if (!p) return;
    p.age = fact.age;
    if (p.nature !== 'person' || fact.age < ADULT) return;
    if (p.representatives.length > 0) postGoesElsewhere(p);
    p.representatives = []; // turning eighteen ends representation
    agreedAnew(p);
  },
  RepresentativeAdded(state, fact, _day, seq) {
    state.attending.set(fact.person, { for: fact.for, as: 'representative' });
    const p = state.people.get(fact.for);
    if (!p) return;
    p.readersSince = Math.max(p.readersSince, seq);
    p.representatives.push({ id: fact.person, as: fact.as });
    postGoesElsewhere(p);
  },
  RepresentationEnded(state, fact) {
    const p = state.people.get(fact.for);
    if (!p) return;
    p.representatives = [];
    agreedAnew(p);
    postGoesElsewhere(p);
  },
  ChildHeard(state, fact, _day, seq) {
    const p = state.people.get(fact.person);
    if (!p) return;
    if (lettersGoTo(p) === 'participant' && fact.lettersTo !== 'participant') p.readersSince = Math.max(p.readersSince, seq);
    if (lettersGoTo(p) !== fact.lettersTo) postGoesElsewhere(p);
    p.child = { agrees: fact.agrees, lettersTo: fact.lettersTo };
  },
  SupporterAdded(state, fact) { state.attending.set(fact.person, { for: fact.for, as: 'supporter' }); },
  // In an institution others open the post and listen along (P-21); back home nobody asked yet.
  DetentionRecorded(state, fact) {
    const p = state.people.get(fact.person);
    if (!p) return;
    if ((p.detained === 'yes') !== (fact.detained === 'yes')) {
      postGoesElsewhere(p);
      askAnew(p, 'telephone', 'voicemail');
    }
    p.detained = fact.detained;
  },
  SafeContactStated(state, fact) {
    const p = state.people.get(fact.person);
    if (p) p.safe = { post: fact.post, telephone: fact.telephone, voicemail: fact.voicemail, email: fact.email };
  },
  ReferrerSafeStated(state, fact) { state.referrerCall = fact.call; },
  LanguageRecorded() { /* shown from the journal; no rule asks for it */ },
  BanRecorded(state, fact) { state.ban = { ban: fact.ban, until: fact.until, permitted: null }; },
  BanPermitted(state, fact) { state.ban = { ...state.ban, permitted: { until: fact.until } }; },
  CriminalStageRecorded(state, fact) { state.stage = fact.stage; state.hearing = fact.hearing; },
  OwnProfessionalKnown(state, fact) { const p = state.people.get(fact.person); if (p) p.ownProfessional = true; },
} satisfies Partial<Effects<DeskKind>>;

const DESK = {
  DetailRecorded(state, fact) {
    const p = state.people.get(fact.person);
    if (!p) return;
    // New particulars are unchecked until somebody checks them, but for those of a source that needs none.
    const checked = fact.source === 'prosecution' || fact.source === 'institution' || fact.source === 'party';
    const another = p.details.some((d) => d.channel === fact.channel);
    p.details = [...p.details.filter((d) => d.channel !== fact.channel), { channel: fact.channel, source: fact.source, checked }];
    if (fact.channel === 'post') { p.mailReturned = false; p.address = null; }
    if (another && fact.channel !== 'via-professional') askAnew(p, fact.channel, ...(fact.channel === 'telephone' ? ['voicemail' as const] : []));
  },
  DetailChecked(state, fact) { const p = state.people.get(fact.person); if (p) p.details = p.details.map((d) => ({ ...d, checked: true })); },
  MailReturned(state, fact) {
    const p = state.people.get(fact.person);
    if (p) { p.mailReturned = true; p.details = p.details.filter((d) => d.channel !== 'post'); postGoesElsewhere(p); }
  },
  DataRequested(state, _fact, day) { state.data = { requested: day, reminded: null, answer: null }; state.pausedDays = 0; },
  DataReminded(state, _fact, day) { state.data = { ...state.data, reminded: day }; },
  DataAnswered(state, fact) { state.data = { ...state.data, answer: fact.answer }; },
  ReferrerAsked(state, fact, day) { state.question = { number: fact.number, asked: day, answered: null }; },
  ReferrerAnswered(state, fact, day) { if (state.question?.number === fact.number) state.question = { ...state.question, answered: day }; },
  QuestionWithdrawn: endQuestion,
  ReferrerAnswerSettled: endQuestion,
  CaseLinked(state, fact) {
    state.links.push({ other: fact.other, link: fact.link });
    // The other side referred itself about the same event: it came of its own will and needs no approach.
    if (fact.link !== 'other-side') return;
    for (const p of state.people.values()) {
      if (p.side === 'b' && (fact.person === null || fact.person === p.id)) { p.referredItself = true; p.cameThemselves = true; p.earlier = null; }
    }
  },
  EarlierAnswerBinds(state, fact) {
    const p = state.people.get(fact.person);
    if (p) p.earlier = stricter(p.earlier, { answer: fact.answer, until: fact.until, since: fact.since });
  },
  // Who comes themselves takes back what they said before, in this case and in earlier ones (P-01, R-115).
  CameThemselves(state, fact) {
    const p = state.people.get(fact.person);
    if (!p) return;
    p.cameThemselves = true;
    p.reacted = true;
    p.earlier = null;
    if (p.answer?.answer !== 'yes') p.answer = null;
  },
  ViolenceJudged(state, fact) {
    const before = state.violence;
    state.violence = { domestic: fact.domestic, stalking: fact.stalking };
    // An answer that policy gave before it knew of this does not cover it (R-031, P-04).
    if ((fact.domestic === 'yes' && before.domestic !== 'yes') || (fact.stalking === 'yes' && before.stalking !== 'yes')) state.policy = null;
  },
  ConcernRaised(state, fact) {
    state.concern = true;
    if (fact.concern === 'domestic-violence') state.violence = { ...state.violence, domestic: 'yes' };
    if (fact.concern === 'stalking') state.violence = { ...state.violence, stalking: 'yes' };
    // An answer that policy gave before it knew of this concern does not cover it (P-04).
    state.policy = null;
  },
  PolicyAnswered(state, fact, day) {
    state.policy = {
      day, answer: fact.answer, lookAgain: fact.lookAgain, treatmentProvider: fact.treatmentProvider === 'yes' && fact.consentToCall === 'yes',
      safetyHouse: fact.safetyHousePossible === 'yes',
    };
  },
  Accepted(state, _fact, day) { state.accepted = day; },
  RejectionAgreed(state, fact, day) { state.rejectionAgreed = fact.reason; state.agreedOn = day; },
  Rejected(state, fact, day) { state.rejected = { reason: fact.reason, day, lookAgain: fact.lookAgain ?? null }; },
  RejectionResumed(state) { state.rejected = null; state.rejectionAgreed = null; },
  // Another question to policy: what it agreed to before answers that one no more (P-10).
  HeldBack(state, fact) { state.heldBack = { lookAgain: fact.lookAgain }; state.rejectionAgreed = null; },
  HoldLifted(state, _fact, day) { state.heldBack = null; state.letGo = day; },
} satisfies Partial<Effects<DeskKind>>;

export const DESK_EFFECTS: Effects<DeskKind> = { ...REFERRAL, ...DESK };

/**
 * Of the answers in several earlier cases a *never* stays; of others the last one binds (P-01). One without its day is all
 * that is left of a case that is not known any more, and counts as the last.
 */
function stricter(known: Bar | null, found: Bar): Bar {
  if (known === null || found.answer === 'never') return found;
  return known.answer === 'never' || (found.since !== null && (known.since ?? '') > found.since) ? known : found;
}

/** Days of a pause that fall after the request for data: that clock stood still then (P-17). */
export function pausedSinceRequest(state: CaseState, resumed: Day): number {
  if (state.paused === null || state.data.requested === null) return 0;
  const from = state.paused.day > state.data.requested ? state.paused.day : state.data.requested;
  return Math.max(0, daysBetween(from, resumed));
}
