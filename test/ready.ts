import type { OrderName } from '../src/core/case/orders.ts';
import type { CaseId, PersonId, StaffId } from '../src/core/fields.ts';
import type { By, Order } from '../src/database/journal.ts';
import { p1, p2, type Cases } from './journal.ts';

/** Gives orders by desk or mediator and throws where one is refused: the test's own story is wrong then. */
export interface Story {
  readonly id: CaseId;
  readonly number: string;
  desk(order: OrderName, rest?: Partial<Order>): Promise<void>;
  mediator(order: OrderName, rest?: Partial<Order>): Promise<void>;
  policy(order: OrderName, rest?: Partial<Order>): Promise<void>;
}

export interface Staff { readonly desk: StaffId; readonly mediator: StaffId; readonly policy: StaffId }

/** A story about a new case; `changes` as for `Cases.open`. */
export async function story(cases: Cases, staff: Staff, changes: Parameters<Cases['open']>[0] = {}): Promise<Story> {
  const id = await cases.open(changes);
  const [row] = await cases.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id]));
  const as = (by: By) => async (order: OrderName, rest: Partial<Order> = {}) => {
    const given = await cases.give(by, { caseId: id, order, ...rest });
    if (!given.ok) throw new Error(`${order}: ${'reason' in given ? `${given.reason} ${given.field ?? ''}` : 'conflict'}`);
  };
  return {
    id, number: row?.number ?? '', desk: as(cases.by(staff.desk)), mediator: as(cases.by(staff.mediator, 'mediator')), policy: as(cases.by(staff.policy, 'policy')),
  };
}

export const B_WORDS = { name: 'Karel Testman', detail: 'Voorbeeldstraat 12\n0000 AA Voorbeeldstad' };
export const RELEASED = { name: 'Bart', lines: 'Ik denk er vaak aan.\nIk zou u dat graag zelf zeggen.' };

/** From referral until the mediator has the case and knows how to reach B. */
export async function allocated(own: Story, staff: Staff, to: PersonId = p2): Promise<void> {
  await own.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await own.desk('accept');
  await own.desk('record-detail', { person: to, values: { channel: 'post', source: 'prosecution' }, texts: B_WORDS });
  await own.desk('allocate', { values: { mediator: staff.mediator } });
}

/** A case that is ready to go out, whose registrant lives in 3512. */
export async function readyToGoOut(cases: Cases, staff: Staff, cause: 'assault' | 'rape' = 'assault'): Promise<Story> {
  const one = await story(cases, staff, { referral: { cause }, people: [{ details: ['post'] }, { side: 'b' }], words: { people: [{ name: 'Anna Proefhuis', address: 'Laan 1\n3512 AB Voorbeeldstad' }, {}] } });
  await one.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await one.desk('accept');
  await one.desk('record-detail', { person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Straat 2\n9712 CD Voorbeeldstad', name: 'Bart Verzonnen' } });
  return one;
}

/** Until a letter to B may go out: A goes on, was informed, safety weighed, name and lines released, address checked. */
export async function readyToApproach(own: Story, staff: Staff, to: PersonId = p2): Promise<void> {
  await allocated(own, staff, to);
  await own.mediator('hold-intake', { person: p1, values: { medium: 'in-person', place: 'office', present: [] } });
  await own.mediator('inform', { person: p1 });
  await own.mediator('decide-to-go-on', { person: p1, values: { decision: 'go-on' } });
  await own.mediator('weigh-safety', { values: { result: 'safe', facts: 'not-denied' } });
  await own.mediator('release', { person: p1, values: { to, what: 'name' }, texts: { lines: RELEASED.name } });
  await own.mediator('release', { person: p1, values: { to, what: 'lines' }, texts: { lines: RELEASED.lines } });
  await own.mediator('check-address', { person: to, values: { source: 'prosecution', otherSideLivesThere: 'no' } });
}
