import { createHash } from 'node:crypto';
import { CODES } from '../src/core/codes.ts';
import { addDays, type Day } from '../src/core/day.ts';
import type { Field } from '../src/core/fields.ts';
import type { Entry, Fact } from '../src/core/case/facts.ts';
import { fold } from '../src/core/case/fold.ts';
import { incompleteFrom } from '../src/core/case/complete.ts';
import { decideOrder, whyNot, type Context, type Relation } from '../src/core/case/order.ts';
import { ORDER_NAMES, specOf, type OrderName } from '../src/core/case/orders.ts';
import { defaultSettings } from '../src/core/case/settings.ts';
import { participants, type CaseState, type Participant } from '../src/core/case/state.ts';
import { caseNumber, MEDIATOR, ORGANISATION, STAFF } from './story.ts';

/** Every state that can be reached from a case by every order with every one of a few values, breadth first. */
export interface Place {
  readonly entries: readonly Entry[];
  readonly state: CaseState;
  readonly on: Day;
  readonly depth: number;
}

export interface Move { readonly order: OrderName | 'time-passes'; readonly relation: Relation | null; readonly from: Place; readonly to: Place }

/** Codes on which no rule depends: one of them stands for all. */
const ONE_FOR_ALL = new Set<string>([
  'medium', 'place', 'reallocation', 'handBack', 'stopReason', 'result', 'lateItem', 'supporterKind', 'language', 'correction', 'reopening', 'referrerContact',
  'followUpResult', 'criminalStage', 'banImposedBy', 'banDirection', 'permissionBy', 'role', 'personKind', 'representativeKind', 'lettersTo', 'funding', 'processNotice',
  'pausedBy', 'handedBy', 'reportReceiver', 'reportWords', 'side', 'position', 'detailChannel', 'concern',
]);
/** Where not the first code of a list is the telling one. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  rejection: ['withdrawn', 'no-data'], stoppedBy: ['mediator'], detailSource: ['prosecution'], closingLetter: ['other-channel'], called: ['spoken'],
  approachReason: ['default'], cause: ['assault', 'stalking'], form: ['talk', 'letters'], policeReport: ['one'], approachChannel: ['letter'],
  yesNoUnknown: ['yes', 'no'], dataAnswer: ['received', 'refused', 'none-yet'], linkKind: ['other-side'], safeAnswer: ['yes', 'no'], policyAnswer: ['go', 'no'],
};

function values(field: Field, state: CaseState, on: Day): readonly unknown[] {
  switch (field.type) {
    case 'code': {
      const telling = TELLING[field.list];
      return telling ?? (ONE_FOR_ALL.has(field.list) ? CODES[field.list].slice(0, 1) : CODES[field.list]);
    }
    case 'codes': return [[]];
    case 'day': return 'optional' in field ? [null] : [addDays(on, field.when === 'future' ? 30 : 0)];
    case 'person': return 'optional' in field ? [null, ...[...state.people.keys()].slice(0, 1)] : [...state.people.keys()];
    case 'people': return [[...state.people.keys()]];
    case 'number': return field.max > 1000 ? [state.kinds.size] : field.max > 120 ? [1] : [8];
    case 'staff': return [MEDIATOR];
    case 'case': return [caseNumber(1)];
    case 'organisation': return [ORGANISATION];
    case 'text': return [true];
    default: return [null];
  }
}

function* fillings(fields: readonly [string, Field][], state: CaseState, on: Day): Generator<Record<string, unknown>> {
  const [first, ...rest] = fields;
  if (first === undefined) { yield {}; return; }
  for (const value of values(first[1], state, on)) for (const others of fillings(rest, state, on)) yield { [first[0]]: value, ...others };
}

const living = (until: Day | null, on: Day) => (until === null ? 'open' : until > on ? 'later' : 'past');

function personKey(p: Participant, on: Day): unknown {
  const { intake, informed, approached, prepared, confidential, answer, earlier, forms, details, representatives, ...rest } = p;
  return [
    rest, !!intake, !!informed, !!approached, !!prepared, !!confidential, answer && [answer.answer, living(answer.until, on)],
    earlier && [earlier.answer, living(earlier.until, on)], [...forms].sort(), details.map((d) => d.channel + d.checked).sort(), representatives.length > 0,
  ];
}

/** Two states with the same key allow the same: days are kept only as far as a rule compares them with today. */
export function keyOf(state: CaseState, on: Day): string {
  const from = incompleteFrom(state, defaultSettings);
  return JSON.stringify([
    participants(state).map((p) => personKey(p, on)), state.cause, state.policeReport, state.immaterialNeed, state.clientAgrees, state.data.answer, from && from <= on,
    state.violence, state.concern, state.policy && [state.policy.answer, state.policy.treatmentProvider, state.policy.safetyHouse], state.rejectionAgreed, !!state.accepted, state.rejected?.reason,
    !!state.heldBack, state.allocated && [state.allocated.incomplete], !!state.second, state.handedBack, state.referrerContact, [state.ban.ban, !!state.ban.permitted], state.safety,
    [...new Set(state.releases.filter((r) => !r.withdrawn).map((r) => r.from + r.to + r.what + String(r.seq < (state.people.get(r.to)?.readersSince ?? 0))))].sort(), [...new Set(state.contacts.map((c) => `${c.form}${c.people.join()}${!!c.received}`))].sort(),
    [...state.reportTexts], [...state.reportConsents].map(([r, m]) => [r, [...m]]), [...state.reported], state.stopped?.by, !!state.paused, !!state.closed, state.reopened, state.links.length,
  ]);
}

export const RELATIONS: readonly Relation[] = ['desk', 'policy', 'mediator', 'supervisor'];

export const contextOf = (place: Place, relation: Relation): Context =>
  ({ state: place.state, on: place.on, relation, staff: STAFF[relation], settings: defaultSettings });

export function after(place: Place, facts: readonly Fact[], on: Day = place.on): Place {
  const entries = [...place.entries, ...facts.map((fact, i) => ({ seq: place.entries.length + i + 1, day: on, recorded: `${on}T10:00:00.000Z`, actor: 'system', fact }))];
  return { entries, state: fold(entries, on), on, depth: place.depth + 1 };
}

/** Every order that somebody can give here, with every filling, and what it leads to; and a fortnight that passes. */
export function* moves(place: Place): Generator<Move> {
  for (const order of ORDER_NAMES) {
    const spec = specOf(order);
    const relation = spec.by[0] as Relation;
    const context = contextOf(place, relation);
    const about = spec.about === 'case' ? [null] : participants(place.state, spec.about === 'any' ? undefined : spec.about);
    for (const person of about) {
      if (whyNot(spec, context, person) !== null) continue;
      for (const filled of fillings(Object.entries(spec.fields), place.state, place.on)) {
        const decision = decideOrder(spec, context, place.on, { person: person?.id ?? null, values: filled });
        if (decision.ok) yield { order, relation, from: place, to: after(place, decision.facts) };
      }
    }
  }
  yield { order: 'time-passes', relation: null, from: place, to: after(place, [], addDays(place.on, 15)) };
}

export interface Found { readonly states: Set<string>; moves: number }

/** Breadth first, no state twice: `visit` is told once of every state that was not in `found` yet. Only keys are kept. */
export function explore(starts: readonly Place[], depth: number, visit: (place: Place) => void, found: Found = { states: new Set(), moves: 0 }): Found {
  const queue: Place[] = [];
  const meet = (place: Place): void => {
    const key = createHash('md5').update(keyOf(place.state, place.on)).digest('base64');
    if (found.states.has(key)) return;
    found.states.add(key);
    visit(place);
    if (place.depth < depth) queue.push(place);
  };
  for (const place of starts) meet({ ...place, depth: 0 });
  for (let i = 0; i < queue.length; i += 1) {
    for (const move of moves(queue[i] as Place)) {
      found.moves += 1;
      meet(move.to);
    }
    delete queue[i]; // a long exploration keeps nothing that it has seen
  }
  return found;
}
