import { addDays, type Day } from '../day.ts';
import { heldForPolicy, violenceJudged } from './assess.ts';
import { dataComplete, incompleteFrom, reminderDue, requestRuns } from './complete.ts';
import type { OrderName } from './orders.ts';
import { hasEnded, lettersOwed } from './outcome.ts';
import type { Settings } from './settings.ts';
import { contactTookPlace, participants, takesPart, type CaseState, type Participant } from './state.ts';

/** For whom or what a case waits. Only our own work can be late; waiting for a person never is (P-03). */
export const WAITS_FOR = ['desk', 'mediator', 'policy', 'prosecution', 'person', 'pause', 'nobody'] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

export interface Waiting {
  readonly for: WaitsFor;
  /** The likely next event, for the primary button; null where nothing is to be done. */
  readonly next: OrderName | null;
  readonly person: Participant['id'] | null;
  /** "Look again on": a reminder, or the day on which our own work is due; null where no day follows. */
  readonly lookAgain: Day | null;
}

const waits = (forWhom: WaitsFor, next: OrderName | null, lookAgain: Day | null, person: Participant | null = null): Waiting =>
  ({ for: forWhom, next, person: person?.id ?? null, lookAgain });

function beforeAllocation(state: CaseState, settings: Settings, due: Day | null): Waiting {
  const held = heldForPolicy(state);
  if (!violenceJudged(state)) return waits('desk', 'judge-violence', due);
  if (!state.accepted) {
    if (held) return waits('policy', 'answer-policy', state.policy?.lookAgain ?? due);
    if (state.referral?.entry !== 'self' && state.clientAgrees !== 'yes') return waits('desk', 'confirm-agreement', due);
    return waits('desk', 'accept', due);
  }
  if (held === 'policy-said-no') return waits('desk', 'reject', due);
  if (held) return waits('policy', 'answer-policy', state.policy?.lookAgain ?? due);
  if (state.heldBack) return waits('desk', 'lift-hold', state.heldBack.lookAgain ?? due);
  if (dataComplete(state)) return waits('desk', 'allocate', due);
  if (requestRuns(state)) return waits('prosecution', 'record-data-answer', incompleteFrom(state, settings) ?? reminderDue(state, settings));
  if (state.data.answer === null) return waits('desk', 'request-data', due);
  return waits('desk', state.data.answer === 'received' ? 'record-detail' : 'reject', due);
}

function roundingOff(state: CaseState, due: Day | null, settings: Settings): Waiting {
  const met = participants(state).filter((p) => !p.dead && !p.followedUp && state.contacts.some((c) => c.received && c.people.includes(p.id)));
  const joint = state.contacts.filter((c) => c.received !== null && (c.form === 'talk' || c.form === 'conference')).at(-1);
  if (joint && met.length > 0 && state.stopped === null) {
    return waits('mediator', 'follow-up', addDays(joint.received as Day, settings.followUpAfterDays), met[0] ?? null);
  }
  const owed = lettersOwed(state)[0];
  return owed ? waits('mediator', 'settle-closing-letter', due, owed) : waits('mediator', 'close', due);
}

function withSideA(state: CaseState, due: Day | null): Waiting | null {
  const initiators = participants(state, 'a').filter(takesPart);
  const first = initiators.find((p) => p.decision === 'go-on') ?? initiators[0];
  if (!first || first.decision === 'go-on') return null;
  if (first.intake === null) {
    const referrer = state.referral?.entry === 'professional' && state.referrerContact === null;
    return referrer ? waits('mediator', 'contact-referrer', due) : waits('mediator', 'hold-intake', due, first);
  }
  return waits('person', 'decide-to-go-on', due, first);
}

function towardsSideB(state: CaseState, settings: Settings, due: Day | null): Waiting {
  const others = participants(state, 'b').filter(takesPart);
  const going = others.find((p) => p.decision === 'go-on');
  if (going) return together(state, due);
  const talking = others.find((p) => p.answer?.answer === 'yes' || p.referredItself);
  if (talking) return talking.intake === null ? waits('mediator', 'hold-intake', due, talking) : waits('person', 'decide-to-go-on', due, talking);
  const asked = others.find((p) => p.approached !== null);
  if (asked) {
    const later = asked.answer?.answer === 'not-now' ? asked.answer.until : null;
    return waits('person', 'record-answer', later ?? due, asked);
  }
  if (state.safety === null) return waits('mediator', 'weigh-safety', due);
  if (!dataComplete(state)) return waits('prosecution', 'record-data-answer', reminderDue(state, settings) ?? due);
  const next = others[0] ?? null;
  const named = next !== null && state.releases.some((r) => r.to === next.id && r.what === 'name' && !r.withdrawn);
  if (!named) return waits('mediator', 'release', due, participants(state, 'a').find(takesPart) ?? null);
  return next.address === null ? waits('mediator', 'check-address', due, next) : waits('mediator', 'approach', due, next);
}

function together(state: CaseState, due: Day | null): Waiting {
  const unprepared = participants(state).find((p) => takesPart(p) && p.decision === 'go-on' && p.prepared === null);
  if (unprepared) return waits('mediator', 'prepare', due, unprepared);
  if (state.contacts.some((c) => c.received === null)) return waits('person', 'record-message-received', due);
  return waits('mediator', 'hold-contact', due);
}

/** What the case waits for and what likely comes next. A proposal for people: nothing is decided by it. */
export function waiting(state: CaseState, settings: Settings): Waiting {
  if (!state.referral || state.rejected || state.closed) return waits('nobody', null, null);
  if (state.paused) return waits('pause', 'resume', state.paused.until);
  const due = state.last === null ? null : addDays(state.last, settings.lookAfterDays);
  if (!state.allocated) return beforeAllocation(state, settings, addDays(state.referral.day, settings.incompleteAfterDays));
  if (state.handedBack) return waits('desk', 'reallocate', state.last);
  if (!violenceJudged(state)) return waits('desk', 'judge-violence', due);
  const held = heldForPolicy(state);
  if (held) return waits('policy', 'answer-policy', state.policy?.lookAgain ?? due);
  if (hasEnded(state)) return roundingOff(state, contactTookPlace(state) && !state.stopped ? due : state.last, settings);
  return withSideA(state, due) ?? towardsSideB(state, settings, due);
}
