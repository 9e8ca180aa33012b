import type { Code } from '../codes.ts';
import type { Day } from '../day.ts';
import { holds, type Fields, type PersonId, type StaffId, type Values } from '../fields.ts';
import type { Fact } from './facts.ts';
import type { Reason } from './reasons.ts';
import type { SettingsOn } from './settings.ts';
import type { CaseState, Participant } from './state.ts';

/** What somebody is to this case at this moment; the job title alone opens nothing (architecture, People and the wall). */
export type Relation = Exclude<Reader, 'trainee' | 'glass'>;

/** Whoever may open a case: a trainee (P-11) and somebody who broke the glass read it and give no orders. */
export const READERS = ['desk', 'policy', 'mediator', 'supervisor', 'trainee', 'glass'] as const;
export type Reader = (typeof READERS)[number];

export const givesOrders = (reader: Reader): reader is Relation => reader !== 'trainee' && reader !== 'glass';

export interface Context {
  /** The state at the end of the order's own day (P-15). */
  readonly state: CaseState;
  /** The day on which it happened. */
  readonly on: Day;
  readonly relation: Relation;
  readonly staff: StaffId;
  readonly settings: SettingsOn;
  /** Somebody's data in this case are restricted on that day: they are kept, and what leaves waits (AVG art. 18). */
  readonly restricted?: boolean;
  /** Only an import, which tells of the past, passes over a step that is not recorded; whoever goes on with that case does not. */
  readonly historic?: true;
}

/** True where this step is one that an import does not know of, and an import is what decides. */
export const skipped = ({ state, historic }: Context, step: Code<'step'>): boolean => historic === true && state.notRecorded.has(step);

/** Up to where in the life of a case an order can be given. */
export type Stage = 'before-allocation' | 'allocated' | 'open' | 'ended' | 'always';

export type Phase =
  | 'refer' | 'complete' | 'assess' | 'allocate' | 'intake' | 'approach' | 'prepare' | 'contact' | 'report-back' | 'follow-up' | 'close' | 'pause' | 'correct';

export type Decision =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly reason: Reason; readonly field?: string; readonly also?: readonly Fault[] };

/** What is wrong, at the field where it can be mended. */
export interface Fault { readonly reason: Reason; readonly field: string }

export const no = (reason: Reason, field?: string): Decision => (field === undefined ? { ok: false, reason } : { ok: false, reason, field });
/** Everything that is wrong, so that whoever filled it in is told once; null where nothing is. At most one a field: the first. */
export function noneOf(faults: readonly Fault[]): Decision | null {
  const [first, ...also] = faults.filter((one, at) => faults.findIndex(({ field }) => field === one.field) === at);
  return first ? { ok: false, ...first, ...(also.length > 0 ? { also } : {}) } : null;
}
export const yes = (...facts: readonly Fact[]): Decision => ({ ok: true, facts });

export interface OrderSpec<S extends Fields> {
  readonly phase: Phase;
  readonly by: readonly Relation[];
  readonly stage: Stage;
  /** An act of ours that waits during a pause and after a hand-back; reports of the world do not. */
  readonly active?: true;
  /** Sends something out or asks others for more: waits while somebody's data are restricted. What a life can hang on never does. */
  readonly leaves?: true;
  /** The participant that it is about: of a side, of either, or none. */
  readonly about: 'a' | 'b' | 'any' | 'case';
  /** Moves the case to another stage: never entered on a day before the last such move. */
  readonly turns?: true;
  /** Also possible for a participant who stopped or said no, or about whom a death was recorded. */
  readonly alsoGone?: true;
  readonly fields: S;
  /** Why it cannot be done now whatever is filled in; null where it can. `person` is null where `about` is `case`. */
  when(context: Context, person: Participant): Reason | null;
  decide(context: Context, person: Participant, values: Values<S>): Decision;
}

/** Keeps the types of the fields while declaring an order. */
export const order = <const S extends Fields>(spec: OrderSpec<S>): OrderSpec<S> => spec;

function stageReason(state: CaseState, stage: Stage): Reason | null {
  if (stage === 'always') return null;
  if (stage === 'ended') return state.closed || state.rejected ? null : 'not-closed';
  if (state.rejected) return 'rejected';
  if (state.closed) return 'closed';
  if (stage === 'before-allocation') return state.allocated ? 'already-allocated' : null;
  if (stage === 'allocated') return state.allocated ? null : 'not-yet-allocated';
  return null;
}

function personReason(spec: OrderSpec<Fields>, person: Participant | null): Reason | null {
  if (spec.about === 'case') return null;
  if (person === null) return 'person-unknown';
  if (spec.about !== 'any' && person.side !== spec.about) return 'wrong-side';
  if (spec.alsoGone) return null;
  if (person.dead) return 'person-died';
  if (person.stopped) return 'person-stopped';
  return null;
}

/** Why a move cannot be entered late: the case has moved since that day, and would have been in two stages at once (P-15, R-025). */
function turnReason({ journal }: CaseState, on: Day): Reason | null {
  if (journal.turned === null || journal.turned.day <= on) return null;
  switch (journal.turned.kind) {
    case 'Allocated': return 'already-allocated';
    case 'Rejected': return 'rejected';
    case 'RejectionResumed': return 'not-rejected';
    case 'Closed': return 'closed';
    default: return 'not-closed';
  }
}

/** Why an order cannot be given now, before anything is filled in; null where it can. */
export function whyNot(spec: OrderSpec<Fields>, context: Context, person: Participant | null): Reason | null {
  const { state, on } = context;
  if (!state.referral) return 'no-referral';
  if (!spec.by.includes(context.relation)) return 'not-your-part';
  return stageReason(state, spec.stage)
    ?? (spec.turns ? turnReason(state, on) : null)
    ?? (spec.active && state.paused ? 'paused' : null)
    ?? (spec.leaves && context.restricted ? 'processing-restricted' : null)
    ?? (spec.active && state.handedBack && spec.by.includes('mediator') && !spec.by.includes('desk') ? 'handed-back' : null)
    ?? personReason(spec, person)
    ?? spec.when(context, person as Participant);
}

function fieldReason(fields: Fields, values: Record<string, unknown>, on: Day, today: Day): Decision | null {
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (field.type === 'text') {
      if (!('optional' in field) && value !== true) return no('field-missing', name);
      continue;
    }
    if ((value === null || value === undefined) && !('optional' in field)) return no('field-missing', name);
    if (!holds(field, value)) return no('field-wrong', name);
    if (field.type === 'day' && typeof value === 'string') {
      if (field.when === 'past' && value > today) return no('day-in-future', name);
      if (field.when === 'future' && value <= on) return no('until-not-after-day', name);
    }
  }
  return null;
}

export interface Given { readonly person: PersonId | null; readonly values: Record<string, unknown> }

/** Decides an order on the state of its day. Never throws on input; whatever is wrong is a reason, at its field where there is one. */
export function decideOrder(spec: OrderSpec<Fields>, context: Context, today: Day, given: Given): Decision {
  const { state, on } = context;
  if (on > today) return no('day-in-future', 'day');
  if (state.journal.referred !== null && on < state.journal.referred) return no('day-before-referral', 'day');
  const person = given.person === null ? null : state.people.get(given.person) ?? null;
  const reason = whyNot(spec, context, person);
  if (reason) return no(reason);
  return fieldReason(spec.fields, given.values, on, today) ?? spec.decide(context, person as Participant, given.values as Values<Fields>);
}

export const otherSide = (side: Code<'side'>): Code<'side'> => (side === 'a' ? 'b' : 'a');
