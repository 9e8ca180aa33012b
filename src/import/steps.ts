import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { PersonId } from '../core/fields.ts';
import type { OrderName } from '../core/case/orders.ts';
import { JOINT } from '../core/case/contact.ts';
import { HALF_GROWN } from '../core/case/intake.ts';
import { ADULT } from '../core/case/state.ts';
import type { Row } from './cells.ts';
import { MOST } from './columns.ts';
import { detailsOf, type RowPerson } from './people.ts';

/** One thing that happened, as an order to be judged by the rules of its day, or a step that is not recorded. */
export type Step = { readonly day: Day; readonly rank: number; readonly column: string } & (
  | { readonly order: OrderName; readonly person: PersonId | null; readonly values: Record<string, unknown> }
  | { readonly notRecorded: Code<'step'> });

const FIRST = -1;
const DETAIL_COLUMN: Readonly<Record<string, string>> = { post: 'address', telephone: 'telephone', email: 'email' };

/** Days and codes of a row, with the people numbered as `refer` numbers them. */
export class RowReader {
  readonly row: Row;
  readonly people: readonly RowPerson[];
  readonly steps: Step[] = [];
  constructor(row: Row, people: readonly RowPerson[]) { this.row = row; this.people = people; }

  value<T>(column: string): T | null { return (this.row.values[column] ?? null) as T | null; }
  get registered(): Day { return this.row.values['registered'] as Day; }
  ids(side: 'a' | 'b'): { id: PersonId; person: RowPerson | null }[] {
    const own = this.people.flatMap((p, i) => (p.referred.side === side ? [{ id: `p${i + 1}` as PersonId, person: p as RowPerson | null }] : []));
    // Where nobody is known on side B, `refer` adds one unknown person.
    return own.length > 0 || side === 'a' ? own : [{ id: `p${this.people.length + 1}` as PersonId, person: null }];
  }
  isOther(id: PersonId): boolean { return this.ids('b').some((p) => p.id === id); }
  order(day: Day | null, column: string, order: OrderName, values: Record<string, unknown> = {}, person: PersonId | null = null, rank = this.steps.length): void {
    if (day !== null) this.steps.push({ day, rank, column, order, person, values });
  }
  missing(day: Day, step: Code<'step'>): void { this.steps.push({ day, rank: this.steps.length, column: '', notRecorded: step }); }
}

const isCompleteByRow = (r: RowReader): boolean =>
  r.value('data_answer') === 'received' && r.ids('b').some(({ person }) => person !== null && detailsOf(r.row, person.prefix).length > 0);

function desk(r: RowReader): void {
  const { registered } = r;
  const cause = r.value<Code<'cause'>>('cause');
  const violence = [r.value('domestic_violence'), r.value('stalking')];
  if (r.value('entry') !== 'self' && r.value('client_agrees') !== 'yes') r.missing(registered, 'agreement');
  if (cause === 'internet-fraud' && (r.value('immaterial_need') === null || r.value('police_report') === null)) r.missing(registered, 'variant');
  if (violence.includes(null)) r.missing(registered, 'violence');
  else r.order(registered, 'domestic_violence', 'judge-violence', { domestic: violence[0], stalking: violence[1] });
  if (violence.includes('yes') || cause === 'stalking') r.missing(registered, 'policy');
  const young = r.people.some((p) => p.referred.nature === 'organisation' || (p.referred.age !== null && p.referred.age < ADULT));
  const represented = r.people.every((p) => p.referred.representative !== null || (p.referred.nature === 'person' && (p.referred.age ?? ADULT) >= ADULT));
  if (young && (!represented || r.people.some((p) => (p.referred.age ?? ADULT) >= HALF_GROWN && (p.referred.age ?? ADULT) < ADULT))) r.missing(registered, 'representation');
  const hearing = r.value<Day>('hearing');
  if (hearing !== null) r.order(registered, 'hearing', 'record-criminal-stage', { stage: r.value('criminal_stage') ?? 'unknown', hearing });
  if (r.value('ban') !== null) r.order(registered, 'ban', 'record-ban', { ban: r.value('ban'), direction: null, imposedBy: null, until: r.value('ban_until') });
}

function data(r: RowReader): void {
  r.order(r.value('data_requested'), 'data_requested', 'request-data', { office: false });
  const answered = r.value<Day>('data_answered');
  r.order(answered, 'data_answer', 'record-data-answer', { answer: r.value('data_answer') });
  for (const { id, person } of r.ids('b')) {
    if (person === null || answered === null || r.value('data_answer') !== 'received') continue;
    for (const channel of detailsOf(r.row, person.prefix)) {
      r.order(answered, `${person.prefix}${DETAIL_COLUMN[channel]}`, 'record-detail', { channel, source: 'prosecution', name: false, detail: true }, id);
    }
  }
}

function decision(r: RowReader, mediator: string | null): void {
  const allocated = r.value<Day>('allocated');
  const rejected = r.value<Day>('rejected');
  const incomplete = r.value('incomplete') === 'yes';
  if (allocated !== null && !incomplete && !isCompleteByRow(r)) r.missing(allocated, 'data-request');
  r.order(r.value<Day>('accepted') ?? allocated, 'accepted', 'accept');
  r.order(allocated, 'allocated', incomplete ? 'allocate-incomplete' : 'allocate', { mediator });
  if (rejected !== null && allocated === null) {
    r.missing(rejected, 'rejection');
    r.order(rejected, 'rejection', 'reject', { reason: r.value('rejection'), called: 'not-applicable', why: false });
  }
}

function approach(r: RowReader): void {
  r.order(r.value('referrer_contacted'), 'referrer_contacted', 'contact-referrer', { result: 'spoken' });
  const spoken = { medium: 'not-recorded', place: 'not-recorded', present: [] };
  for (const { id, person } of r.ids('a')) if (person) r.order(r.value(`${person.prefix}intake`), `${person.prefix}intake`, 'hold-intake', spoken, id);
  const approached = r.value<Day>('approached');
  if (approached !== null) {
    if (r.ids('a').every(({ person }) => person === null || r.value(`${person.prefix}intake`) === null)) r.missing(approached, 'intake-a');
    for (const step of ['consent', 'safety', 'release'] as const) r.missing(approached, step);
    if (r.value('incomplete') === 'yes' && !isCompleteByRow(r)) r.missing(approached, 'data-request');
    for (const { id } of r.ids('b')) {
      r.order(approached, 'approached', 'approach', { channel: r.value('approach_channel') ?? 'letter', reason: 'default' }, id);
    }
  }
  for (const { id, person } of r.ids('b')) {
    if (!person) continue;
    const { prefix } = person;
    r.order(r.value(`${prefix}answered`), `${prefix}answer`, 'record-answer', { answer: r.value(`${prefix}answer`), until: r.value(`${prefix}answer_until`) }, id);
    const intake = r.value<Day>(`${prefix}intake`);
    if (intake !== null && r.value(`${prefix}answered`) === null) r.missing(intake, 'answer');
    r.order(intake, `${prefix}intake`, 'hold-intake', spoken, id);
  }
}

function contacts(r: RowReader): void {
  const everyone = [...r.ids('a'), ...r.ids('b')];
  const told = (person: RowPerson | null, column: string) => person && r.value<Day>(person.prefix + column);
  for (const { id, person } of everyone) {
    const prepared = told(person, 'prepared');
    if (!person || !prepared) continue;
    r.missing(prepared, 'consent');
    if (told(person, 'intake') === null) r.missing(prepared, person.referred.side === 'a' ? 'intake-a' : 'intake-b');
    r.order(prepared, `${person.prefix}prepared`, 'prepare', { medium: 'not-recorded' }, id);
  }
  for (let n = 1; n <= MOST.contacts; n += 1) {
    const day = r.value<Day>(`contact${n}_day`);
    const form = r.value<Code<'form'>>(`contact${n}_form`);
    if (day === null) continue;
    for (const step of ['consent', 'safety'] as const) r.missing(day, step);
    const met = form === 'conference' ? everyone : [r.ids('a')[0], r.ids('b')[0]].filter((p) => p !== undefined);
    if (met.some(({ person }) => told(person, 'prepared') === null)) r.missing(day, 'preparation');
    if (met.some(({ id, person }) => r.isOther(id) && told(person, 'intake') === null)) r.missing(day, 'intake-b');
    const people = met.map((p) => p.id);
    if (form !== null && JOINT.includes(form)) {
      r.order(day, `contact${n}_form`, 'hold-contact', { form, people, medium: 'not-recorded', place: 'not-recorded', present: [] });
    } else r.order(day, `contact${n}_form`, 'pass-message', { form, to: people[1] ?? null, received: 'yes' }, people[0] ?? null);
  }
}

function course(r: RowReader): void {
  for (let n = 1; n <= MOST.pauses; n += 1) {
    const [from, resumed] = [r.value<Day>(`pause${n}_from`), r.value<Day>(`pause${n}_resumed`)];
    r.order(from, `pause${n}_from`, 'pause', { by: 'not-recorded', until: r.value(`pause${n}_until`) ?? resumed, why: false });
    // What was done on the day on which a case went on, was done after it went on.
    r.order(resumed, `pause${n}_resumed`, 'resume', {}, null, resumed === from ? r.steps.length : FIRST);
  }
  const closed = r.value<Day>('closed');
  const contact = r.value('contact1_day') !== null;
  const told = r.value('outcome');
  if (closed !== null && told === 'ended-after-approach' && r.value('approached') === null) r.missing(closed, 'approach');
  if (closed !== null && told === 'mediated-contact' && !contact) r.missing(closed, 'contact');
  r.order(r.value('follow_up'), 'follow_up', 'follow-up', { result: 'spoken' }, r.ids('a')[0]?.id ?? null);
  const stopped = r.value<Day>('stopped') ?? (contact || told === 'mediated-contact' ? null : closed);
  r.order(stopped, 'stopped', 'stop-case', { by: r.value('stopped_by') ?? 'not-recorded', reason: r.value('stop_reason') ?? 'not-told', why: false });
  if (closed !== null) r.missing(closed, 'closing-letter');
  r.order(closed, 'closed', 'close');
}

/** Everything that a row says happened after its registration, by day, and within a day in the order of the work. */
export function stepsOf(row: Row, people: readonly RowPerson[], mediator: string | null): Step[] {
  const r = new RowReader(row, people);
  for (const part of [desk, data, (x: RowReader) => decision(x, mediator), approach, contacts, course]) part(r);
  return r.steps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.rank - b.rank));
}
