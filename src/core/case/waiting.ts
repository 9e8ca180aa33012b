import { addDays, type Day } from '../day.ts';
import { livingReleases } from './approach.ts';
import { heldForPolicy, violenceJudged } from './held.ts';
import { dataComplete, hasUsableDetails, incompleteFrom, reminderDue, requestApplies, requestRuns } from './complete.ts';
import { JOINT } from './contact.ts';
import { goesOnWith } from './left-out.ts';
import { asksForCall } from './missing.ts';
import { answerableUntil } from './question.ts';
import type { OrderName } from './orders.ts';
import { hasEnded, lettersOwed, pairs } from './outcome.ts';
import type { SettingsOn } from './settings.ts';
import { contactTookPlace, lacksRepresentative, participants, sideDied, takesPart, type CaseState, type Participant } from './state.ts';

/** For whom or what a case waits. Only our own work can be late; waiting for a person never is (P-03). */
export const WAITS_FOR = ['desk', 'mediator', 'policy', 'prosecution', 'referrer', 'person', 'pause', 'nobody'] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

export interface Waiting {
  readonly for: WaitsFor;
  /** The likely next event, for the primary button; null where nothing is to be done. */
  readonly next: OrderName | null;
  readonly person: Participant['id'] | null;
  /** "Look again on": a reminder, or the day on which our own work is due; null where no day follows. */
  readonly lookAgain: Day | null;
}

/** How long after its day own work waits before a word with its mediator may help: "no step for weeks". Two of them: own choice, no source. */
export const WORD_AFTER_DAYS = 14;

/** What tells whether a case asks for a word: for whom it waits, until which day, and when it was last talked over. */
export interface Word { readonly waitsFor: WaitsFor; readonly lookAgain: Day | null; readonly talkedOver: Day | null }

/**
 * Whether a case asks its practice supervisor for a word: a pause past its day at once, as somebody chose that day; the mediator's own
 * work two weeks after its day, whatever that day was for; never what waits for a person or an office (P-03). Once it was talked over
 * since that day it does not, until another day passes, or until it stood still for two weeks more: no case is forgotten for good.
 */
export function asksForWord({ waitsFor, lookAgain, talkedOver }: Word, today: Day): boolean {
  if (lookAgain === null) return false;
  if (talkedOver !== null && talkedOver >= lookAgain && today < addDays(talkedOver, WORD_AFTER_DAYS)) return false;
  return waitsFor === 'pause' ? lookAgain < today : waitsFor === 'mediator' && addDays(lookAgain, WORD_AFTER_DAYS) <= today;
}

/** Within how many days whoever asked to be called is called (P-14): today, tomorrow at the latest. Own choice, no source. */
export const CALL_BACK_DAYS = 1;

/** How many days the desk has for its own step before a case is sent out. */
const deskDays = (state: CaseState, settings: SettingsOn, from: Day): number => (asksForCall(state) ? CALL_BACK_DAYS : settings(from).incompleteAfterDays);

const waits = (forWhom: WaitsFor, next: OrderName | null, lookAgain: Day | null, person: Participant | null = null): Waiting =>
  ({ for: forWhom, next, person: person?.id ?? null, lookAgain });

/** Policy agreed to reject what is held back, or was not accepted since: the desk does it, or asks anew where it knows more (P-10). */
export const rejectionAgreed = (state: CaseState): boolean => state.rejectionAgreed !== null && (state.heldBack !== null || !state.accepted);

/** Somebody takes part: first a talk with them, then what they decide. */
const towardsDecision = (p: Participant, due: Day | null): Waiting =>
  (p.intake === null ? waits('mediator', 'hold-intake', due, p) : waits('person', 'decide-to-go-on', due, p));

function beforeAllocation(state: CaseState, settings: SettingsOn, referred: Day): Waiting {
  const [resumed, from] = [resumedOn(state, referred), deskSince(state, referred).day];
  const due = addDays(from, settings(from).incompleteAfterDays);
  // Of the desk's own work; what waits for somebody else has its own days.
  const own = addDays(from, deskDays(state, settings, from));
  // A day that was named before the case was rejected for a while says nothing of the work since. An answer of policy moves no such day.
  const on = (named: Day | null | undefined): Day => (named && named >= resumed ? named : due);
  const held = heldForPolicy(state);
  if (state.question?.answered) return waits('desk', 'settle-referrer-answer', on(addDays(state.question.answered, 1)));
  // Often the question is just about that; nothing goes out meanwhile (P-04).
  if (state.question && !state.accepted) return waits('referrer', 'record-referrer-answer', on(addDays(answerableUntil(state.question.asked), 1)));
  if (rejectionAgreed(state)) return waits('desk', 'reject', due);
  // Policy is asked already; that violence is still to be judged stands beside it.
  if (!violenceJudged(state) && !state.heldBack) return waits('desk', 'judge-violence', own);
  if (held === 'policy-said-no' || (state.accepted && (state.stopped || sideDied(state)))) return waits('desk', 'reject', due);
  if (held) return waits('policy', 'answer-policy', on(state.policy?.lookAgain));
  if (state.heldBack) return waits('policy', 'lift-hold', on(state.heldBack.lookAgain));
  if (!state.accepted) {
    if (state.referral?.entry !== 'self' && state.clientAgrees !== 'yes') return waits('desk', 'confirm-agreement', own);
    return waits('desk', 'accept', own);
  }
  if (dataComplete(state)) return waits('desk', 'allocate', due);
  if (requestRuns(state)) return waits('prosecution', 'record-data-answer', incompleteFrom(state, settings) ?? reminderDue(state, settings));
  const other = participants(state, 'b').find((p) => !p.dead && !p.stopped) ?? null;
  if (state.data.answer === null) return waits('desk', requestApplies(state) ? 'request-data' : 'record-data-answer', due);
  const known = state.data.answer === 'received' || state.data.answer === 'not-applicable';
  return other !== null && known ? waits('desk', 'record-detail', due, other) : waits('desk', 'reject', due);
}

function roundingOff(state: CaseState, due: Day | null, settings: SettingsOn): Waiting {
  const met = participants(state).filter((p) => !p.dead && !p.followedUp && state.contacts.some((c) => c.received && c.people.includes(p.id)));
  const joint = state.contacts.filter((c) => c.received !== null && (c.form === 'talk' || c.form === 'conference')).at(-1);
  if (joint && met.length > 0 && state.stopped === null) {
    return waits('mediator', 'follow-up', addDays(joint.received as Day, settings(joint.received as Day).followUpAfterDays), met[0] ?? null);
  }
  const owed = lettersOwed(state)[0];
  return owed ? waits('mediator', 'settle-closing-letter', due, owed) : waits('mediator', 'close', due);
}

/** Somebody who came after others had their contact, or was not spoken to yet: the case goes on with them before it is rounded off. */
function withNewcomer(state: CaseState, p: Participant, due: Day | null): Waiting {
  if (lacksRepresentative(p)) return waits('mediator', 'add-representative', due, p);
  if (p.decision === 'go-on') return together(state, due);
  if (p.side === 'a' || p.answer?.answer === 'yes' || p.referredItself) return towardsDecision(p, due);
  if (p.approached !== null) return waits('person', 'record-answer', due, p);
  return hasUsableDetails(state, p) ? towardsApproach(state, p, due) : waits('mediator', 'record-detail', due, p);
}

/** Opened for who came back: it goes on as it did, or with whoever had left. Never first with the letter of an ending that is over. */
function comingBack(state: CaseState, settings: SettingsOn, due: Day | null): Waiting | null {
  if (!state.comesBack) return null;
  if (pairs(state).some(({ lives }) => lives)) return withSideA(state, due) ?? towardsSideB(state, settings, due);
  const gone = participants(state).find((p) => !p.dead && !takesPart(p) && (p.intake !== null || p.approached !== null));
  if (!gone) return null;
  // Who said never is not spoken to again until they come themselves, and that is what is told first (P-01).
  if (gone.answer?.answer === 'never' && !gone.cameThemselves) return waits('person', 'record-came-themselves', due, gone);
  return waits('mediator', gone.intake !== null && gone.answer?.answer !== 'never' ? 'decide-to-go-on' : 'record-answer', due, gone);
}

/** What the ended case still asks. Nobody waits longer for a talk after the contact because somebody else thinks about an answer. */
function ending(state: CaseState, due: Day | null, settings: SettingsOn): Waiting {
  const rest = roundingOff(state, contactTookPlace(state) && !state.stopped ? due : state.last, settings);
  const back = comingBack(state, settings, due);
  if (back) return back;
  const newcomer = goesOnWith(state);
  const own = newcomer && withNewcomer(state, newcomer, due);
  return own && !(own.for === 'person' && rest.next === 'follow-up') ? own : rest;
}

function withSideA(state: CaseState, due: Day | null): Waiting | null {
  const initiators = participants(state, 'a').filter(takesPart);
  const first = initiators.find((p) => p.decision === 'go-on') ?? initiators[0];
  if (!first || first.decision === 'go-on') return null;
  const referrer = state.referral?.entry === 'professional' && state.referrerContact === null;
  return first.intake === null && referrer ? waits('mediator', 'contact-referrer', due) : towardsDecision(first, due);
}

function towardsSideB(state: CaseState, settings: SettingsOn, due: Day | null): Waiting {
  const others = participants(state, 'b').filter(takesPart);
  const going = others.find((p) => p.decision === 'go-on');
  if (going) return together(state, due);
  const talking = others.find((p) => p.answer?.answer === 'yes' || p.referredItself);
  if (talking) return towardsDecision(talking, due);
  const asked = others.find((p) => p.approached !== null);
  if (asked) {
    const later = asked.answer?.answer === 'not-now' ? asked.answer.until : null;
    return waits('person', 'record-answer', later ?? due, asked);
  }
  if (state.safety === null) return waits('mediator', 'weigh-safety', due);
  if (!dataComplete(state)) return waits('prosecution', 'record-data-answer', reminderDue(state, settings) ?? due);
  return towardsApproach(state, others.find((p) => hasUsableDetails(state, p)) ?? others[0] ?? null, due);
}

function towardsApproach(state: CaseState, next: Participant | null, due: Day | null): Waiting {
  const going = participants(state, 'a').filter((p) => takesPart(p) && p.decision === 'go-on');
  const [from] = going;
  const uninformed = going.find((p) => p.informed === null);
  if (!from || uninformed) return waits('mediator', 'inform', due, uninformed ?? null);
  if (next === null) return waits('mediator', 'add-person', due);
  if (!livingReleases(state, next.id).some((r) => r.what === 'name' && r.from === from.id)) return waits('mediator', 'release', due, from);
  return waits('mediator', next.address === null && next.details.length > 0 ? 'check-address' : 'approach', due, next);
}

function together(state: CaseState, due: Day | null): Waiting {
  if (state.safety === null) return waits('mediator', 'weigh-safety', due);
  const going = participants(state).filter((p) => takesPart(p) && p.decision === 'go-on');
  const unprepared = going.find((p) => p.prepared === null);
  if (unprepared) return waits('mediator', 'prepare', due, unprepared);
  const open = going.find((p) => p.confidential === null);
  if (open) return waits('mediator', 'agree-confidentiality', due, open);
  const undecided = going.find((p) => p.forms.size === 0);
  if (undecided) return waits('person', 'consent-to-form', due, undecided);
  if (state.contacts.some((c) => c.received === null)) return waits('person', 'record-message-received', due);
  const apart = going.every((p) => !JOINT.some((form) => p.forms.has(form)));
  return apart ? waits('mediator', 'pass-message', due, going[0] ?? null) : waits('mediator', 'hold-contact', due);
}

/** Since when it runs: what was rejected waited for somebody else, and is not late on the day it is taken up again. */
const resumedOn = ({ journal: { turned } }: CaseState, referred: Day): Day => (turned?.kind === 'RejectionResumed' ? turned.day : referred);

/** What the days of the desk are counted from. */
export const COUNTED_FROM = ['referred', 'resumed', 'policy', 'let-go'] as const;
interface Since { readonly day: Day; readonly why: (typeof COUNTED_FROM)[number] }

/**
 * Since when the desk has it. What waited for policy is not late on the day of its answer (P-04), and what was held back with a question to
 * policy not on the day it is let go: nothing could be done meanwhile. Young people and a hearing that is near go first in its lists all the
 * same (P-13). That the days begin anew is own choice, as after an answer.
 */
function deskSince(state: CaseState, referred: Day): Since {
  const resumed = resumedOn(state, referred);
  const since: Since[] = [{ day: resumed, why: resumed === referred ? 'referred' : 'resumed' }];
  if (state.policy) since.push({ day: state.policy.day, why: 'policy' });
  if (state.agreedOn) since.push({ day: state.agreedOn, why: 'policy' });
  if (state.letGo) since.push({ day: state.letGo, why: 'let-go' });
  return since.reduce((last, one) => (one.day > last.day ? one : last));
}

/** Of what waits for the desk before it went out: what its day is counted from; null where that is the referral, or a day that somebody named. */
export function countedFrom(state: CaseState, settings: SettingsOn): Since | null {
  const wait = waiting(state, settings);
  if (!state.referral || state.allocated || wait.for !== 'desk') return null;
  const since = deskSince(state, state.referral.day);
  return since.why === 'referred' || ![deskDays(state, settings, since.day), settings(since.day).incompleteAfterDays].some((days) => wait.lookAgain === addDays(since.day, days)) ? null : since;
}

/** What the case waits for and what likely comes next. A proposal for people: nothing is decided by it. */
export function waiting(state: CaseState, settings: SettingsOn): Waiting {
  if (state.rejected?.reason === 'mis-first') return waits('nobody', null, state.rejected.lookAgain ?? addDays(state.rejected.day, settings(state.rejected.day).lookAtMisAfterDays));
  if (!state.referral || state.rejected || state.closed) return waits('nobody', null, state.rejected?.lookAgain ?? null);
  if (state.paused) return waits('pause', 'resume', state.paused.until);
  const due = state.last === null ? null : addDays(state.last, settings(state.last).lookAfterDays);
  if (!state.allocated) return beforeAllocation(state, settings, state.referral.day);
  if (state.handedBack) return waits('desk', 'reallocate', state.last);
  if (!violenceJudged(state)) return waits('desk', 'judge-violence', due);
  const held = heldForPolicy(state);
  if (held === 'policy-said-no' && !hasEnded(state)) return waits('mediator', 'stop-case', due);
  if (held && held !== 'policy-said-no') return waits('policy', 'answer-policy', state.policy?.lookAgain ?? due);
  if (hasEnded(state)) return ending(state, due, settings);
  return state.untaken ? taking(state, state.untaken, settings, inTrajectory(state, settings, due)) : inTrajectory(state, settings, due);
}

function inTrajectory(state: CaseState, settings: SettingsOn, due: Day | null): Waiting {
  const unspoken = participants(state).find((p) => takesPart(p) && lacksRepresentative(p));
  return unspoken ? waits('mediator', 'add-representative', due, unspoken) : withSideA(state, due) ?? towardsSideB(state, settings, due);
}

/** Taking it comes first. What was late with a colleague, own work or taking it, is late with the next one too, who has no days more for taking it. */
function taking({ allocated }: CaseState, since: Day, settings: SettingsOn, own: Waiting): Waiting {
  const within = (day: Day): Day => addDays(day, settings(day).takeWithinDays);
  const before = [...own.for === 'mediator' && own.lookAgain !== null ? [own.lookAgain] : [], ...allocated?.waited ? [within(allocated.waited)] : []];
  const [late] = before.filter((day) => day < since).sort();
  return waits('mediator', 'accept-allocation', late ?? within(since));
}
