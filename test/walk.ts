import { CODES, type Code } from '../src/core/codes.ts';
import { addDays, type Day } from '../src/core/day.ts';
import type { Field, PersonId } from '../src/core/fields.ts';
import type { Fact } from '../src/core/case/facts.ts';
import { decideOrder, whyNot, type Context, type Decision, type Relation } from '../src/core/case/order.ts';
import { ORDER_NAMES, specOf, type OrderName } from '../src/core/case/orders.ts';
import type { CaseState } from '../src/core/case/state.ts';
import { waiting } from '../src/core/case/waiting.ts';
import { aCase, caseNumber, MEDIATOR, MILESTONES, ORGANISATION, OTHER_MEDIATOR, STAFF, USUAL, type Case, type Wish } from './story.ts';

/** A random story: every choice is drawn from a seed, so that a failing story can be told again. */
export class Tape {
  private state: number;
  constructor(seed: number) { this.state = seed >>> 0; }
  next(below: number): number { // mulberry32
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  }
  pick<T>(list: readonly T[]): T { return list[this.next(list.length)] as T; }
  /** True about once in so many times. */
  once(times: number): boolean { return this.next(times) === times - 1; }
}

const RELATIONS: readonly Relation[] = ['mediator', 'mediator', 'desk', 'policy', 'supervisor'];
/** These end a story or a part of it; given seldom, so that stories get somewhere. */
const ENDS: ReadonlySet<OrderName> = new Set<OrderName>([
  'close', 'reject', 'stop-case', 'stop-taking-part', 'record-death', 'hand-back', 'correct', 'raise-concern', 'record-ban', 'pause', 'hold-back',
  'record-mail-returned', 'correct-cause', 'end-representation',
]);

/** What a promise guards: tried again and again, in every state, to see whether it slips through. */
const GUARDED: readonly OrderName[] = [
  'approach', 'remind-approach', 'hold-contact', 'pass-message', 'report-back', 'send-process-notice', 'allocate', 'allocate-incomplete', 'close',
  'report-back', 'record-message-received', 'consent-to-form', 'consent-to-report-back', 'request-data',
];
const anyOrder = (tape: Tape): OrderName => (tape.once(3) ? tape.pick(GUARDED) : tape.pick(ORDER_NAMES));

function randomCase(tape: Tape): Case {
  const person = (role: Code<'role'>) => ({
    role, position: tape.pick(CODES.position), age: tape.pick([35, 35, 35, 35, 35, 15, 8, null]), representative: tape.pick(['parent', 'parent', null] as const),
    details: tape.pick([[], ['post'], ['telephone']] as const), nature: tape.once(8) ? 'organisation' as const : 'person' as const, detained: tape.pick([null, null, null, 'yes'] as const),
    safe: tape.once(4) ? { post: tape.pick(CODES.safeAnswer), telephone: tape.pick(CODES.safeAnswer), voicemail: 'no' as const, email: 'no' as const } : null,
  });
  const roles: readonly Code<'role'>[] = ['victim', 'offender', 'suspect', 'bereaved', 'other', 'relative'];
  const wish: Wish = {
    on: tape.pick(['2019-03-04', '2019-03-20', '2018-09-10', '2020-02-20', '2017-05-01']), entry: tape.pick(['professional', 'professional', 'self', 'acquaintance']),
    certainty: 'sure', cause: tape.pick(['assault', 'assault', 'theft', 'rape', 'stalking', 'traffic-accident', 'internet-fraud', 'sport-incident']), policeReport: tape.pick(['several', 'several', 'several', 'one', 'none']),
    immaterialNeed: tape.pick(['yes', 'yes', 'no']), a: tape.once(3) ? [person('offender'), person(tape.pick(roles))] : [person(tape.pick(roles))],
    b: tape.once(3) ? [person('victim'), person(tape.pick(roles))] : [person(tape.pick(roles))],
  };
  const c = aCase(wish);
  const until = tape.pick([...MILESTONES.slice(0, -1), 'accepted', 'accepted', 'named', 'b-goes-on', 'prepared', 'prepared', 'met'] as const);
  try {
    c.upTo(until);
    // the prosecution service was asked, and the clock is before, at or after its two weeks.
    return until === 'accepted' ? c.do('request-data').later(tape.pick([3, 13, 14, 30])) : c;
  } catch { return c; } // as far as the ordinary way goes for these people
}

function randomDay(tape: Tape, today: Day, when: 'past' | 'future' | 'any'): Day {
  const days = tape.pick([1, 7, 30, 400]);
  return addDays(today, when === 'past' || (when === 'any' && tape.once(3)) ? -days : days);
}

function randomValue(tape: Tape, field: Field, state: CaseState, today: Day): unknown {
  if ('optional' in field && tape.once(3)) return null;
  const people = [...state.people.keys()];
  switch (field.type) {
    case 'code': return tape.pick(CODES[field.list] as readonly string[]);
    case 'codes': return CODES[field.list].slice(0, tape.next(3));
    case 'day': return randomDay(tape, today, field.when);
    case 'month': return '2018-11';
    case 'person': return tape.pick(people);
    case 'people': { const ready = people.filter((p) => state.people.get(p)?.forms.size); return tape.once(3) ? people.filter(() => !tape.once(4)) : ready; }
    case 'number': return field.max > 1000 ? 1 + tape.next(state.kinds.size + 3) : field.max > 120 ? 1 + tape.next(4) : tape.next(field.max);
    case 'staff': return tape.pick([MEDIATOR, OTHER_MEDIATOR]);
    case 'case': return caseNumber(tape.next(9));
    case 'organisation': return ORGANISATION;
    case 'text': return true;
  }
}

export interface Step {
  readonly order: OrderName;
  readonly person: PersonId | null;
  readonly values: Record<string, unknown>;
  readonly on: Day;
  readonly context: Context;
  readonly decision: Decision;
  /** Tried only: not written down. */
  readonly probe?: true;
  /** How many entries the journal had before this step. */
  readonly before: number;
}

/** One order by somebody, mostly one that can be given, on today or some days late, with usual or random values. */
function randomOrder(tape: Tape, c: Case): Step {
  const on = tape.once(6) ? addDays(c.today, -tape.pick([1, 3, 10, 40])) : c.today;
  const relation = tape.pick(RELATIONS);
  const context = c.context(relation, on);
  const people = [...context.state.people.values()];
  let order = anyOrder(tape), person = tape.pick([...people, null]);
  // Half of the time the case goes its ordinary way: else few stories would come as far as two people meeting.
  const wait = waiting(context.state, c.settings);
  if (wait.next !== null && tape.once(2)) {
    const by = specOf(wait.next).by[0] as Relation;
    return given(tape, c, wait.next, wait.person ?? (specOf(wait.next).about === 'case' ? null : tape.pick(people)?.id ?? null), { ...context, relation: by, staff: STAFF[by] }, 6);
  }
  for (let tries = 0; tries < 12 && !tape.once(20); tries += 1) {
    const spec = specOf(order);
    person = spec.about === 'case' ? null : tape.pick([...people.filter((p) => spec.about === 'any' || p.side === spec.about), null]);
    if ((!ENDS.has(order) || tape.once(8)) && whyNot(spec, context, person) === null) break;
    order = anyOrder(tape);
  }
  return given(tape, c, order, person?.id ?? null, context, 3);
}

/** The order with its usual values, of which about one in `odd` is a random one. */
function given(tape: Tape, c: Case, order: OrderName, person: PersonId | null, context: Context, odd: number): Step {
  const spec = specOf(order);
  const usual = USUAL[order] as Record<string, unknown> | undefined;
  const values = Object.fromEntries(Object.entries(spec.fields).map(([name, field]) =>
    [name, usual?.[name] !== undefined && !tape.once(odd) ? usual[name] : randomValue(tape, field, context.state, c.today)]));
  if (order === 'consent-to-report-back') values['textNumber'] = values['words'] === 'agreed-text' && !tape.once(6) ? context.state.reportTexts.get(values['receiver'] as Code<'reportReceiver'>) ?? null : tape.once(9) ? 1 : null;
  if (order === 'report-back' && !tape.once(4)) Object.assign(values, agreedTo(tape, context.state));
  if (order === 'consent-to-form' && tape.once(2)) values['form'] = tape.pick(['letters', 'shuttle'] as const);
  if (order === 'pass-message' && person !== null && !tape.once(4)) Object.assign(values, messageOf(tape, context.state, person));
  return decided(c, order, person, context, values);
}

/** A receiver and words that somebody consented to. */
function agreedTo(tape: Tape, state: CaseState): Record<string, unknown> {
  const all = [...state.reportConsents].flatMap(([receiver, given]) => [...given.values()].map(({ words }) => ({ receiver, words })));
  return all.length > 0 ? tape.pick(all) : {};
}

/** A form that somebody consented to, and somebody else to send it to. */
function messageOf(tape: Tape, state: CaseState, from: PersonId): Record<string, unknown> {
  const forms = [...state.people.get(from)?.forms ?? []].filter((form) => form !== 'talk' && form !== 'conference');
  const others = [...state.people.values()].filter((p) => p.side !== state.people.get(from)?.side).map((p) => p.id);
  return { to: tape.pick(others), ...(forms.length > 0 ? { form: tape.pick(forms) } : {}) };
}

function decided(c: Case, order: OrderName, person: PersonId | null, context: Context, values: Record<string, unknown>): Step {
  const decision = decideOrder(specOf(order), context, c.today, { person, values });
  return { order, person, values, on: context.on, context, decision, before: c.entries.length };
}

/** Tells a story step by step; `seen` is told of every step, accepted or not. */
export function walk(seed: number, steps: number, seen: (step: Step, c: Case) => void): Case {
  const tape = new Tape(seed);
  return walkOn(tape, randomCase(tape), steps, seen, true);
}

/** The same from any case on. */
export function walkOn(tape: Tape, c: Case, steps: number, seen: (step: Step, c: Case) => void, probing = false): Case {
  for (let step = 0; step < steps; step += 1) {
    c.today = addDays(c.today, tape.pick([0, 0, 0, 1, 3, 13, 14]));
    const first = randomOrder(tape, c);
    take(c, first, seen);
    if (probing && tape.once(4)) probe(tape, c, seen);
    followUp(tape, c, first, seen);
    // What one was asked the others are often asked too: consents, forms and letters come in pairs.
    if (first.person === null || (first.order !== 'consent-to-report-back' && tape.once(2))) continue;
    for (const id of [...first.context.state.people.keys()].filter((p) => p !== first.person)) {
      take(c, decided(c, first.order, id, c.context(first.context.relation, first.on), first.values), seen);
    }
  }
  return c;
}

/** What seldom comes together by chance: a second person's word after an earlier answer, and a text that changes after it was agreed to. */
function followUp(tape: Tape, c: Case, { order, person, decision, values }: Step, seen: (step: Step, c: Case) => void): void {
  if (!decision.ok) return;
  const by = (relation: Relation, name: OrderName, about: PersonId | null, filled: Record<string, unknown>) => take(c, decided(c, name, about, c.context(relation), filled), seen);
  if (order === 'bind-earlier-answer' && tape.once(2)) by('supervisor', 'agree-asking-again', person, { why: true });
  if (order === 'write-report-text' && tape.once(2)) {
    const consent = { receiver: values['receiver'], words: 'agreed-text', textNumber: c.state.reportTexts.get(values['receiver'] as Code<'reportReceiver'>) ?? null };
    for (const id of c.state.people.keys()) by('mediator', 'consent-to-report-back', id, consent);
    if (tape.once(2)) by('mediator', 'write-report-text', null, { receiver: values['receiver'], text: true });
    by('mediator', 'report-back', null, { receiver: values['receiver'], words: 'agreed-text' });
  }
}

/** Whatever must never slip through is tried on everybody, in the ordinary way, and not written down. */
function probe(tape: Tape, c: Case, seen: (step: Step, c: Case) => void): void {
  const now = c.context('mediator');
  for (const order of GUARDED.slice(0, 9)) {
    const spec = specOf(order);
    const by = spec.by[0] as Relation;
    const context = { ...now, relation: by, staff: STAFF[by] };
    for (const person of spec.about === 'case' ? [null] : context.state.people.values()) {
      if (whyNot(spec, context, person) === null) seen({ ...given(tape, c, order, person?.id ?? null, context, 9), probe: true }, c);
    }
  }
}

function take(c: Case, step: Step, seen: (step: Step, c: Case) => void): void {
  if (step.decision.ok) append(c, step.decision.facts, step.on, STAFF[step.context.relation]);
  seen(step, c);
}

function append(c: Case, facts: readonly Fact[], on: Day, staff: string): void {
  for (const fact of facts) c.entries.push({ seq: c.entries.length + 1, day: on, recorded: `${c.today}T10:00:00.000Z`, actor: `staff:${staff}`, fact });
}
