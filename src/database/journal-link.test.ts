import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import type { CaseId, StaffId } from '../core/fields.ts';
import type { Code } from '../core/codes.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p1, p2, type Cases } from '../../test/journal.ts';
import { asOwner } from '../../test/stored.ts';
import { readCase, type By } from './journal.ts';
import { keepSearchable } from './people/rebuild-search.ts';

let house: FreshDatabase;
let own: Cases;
let desk: By;
let mediator: StaffId;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  desk = own.by(await own.staff('desk'));
  mediator = await own.staff('mediator');
});
afterAll(() => house.close());

const bob = { name: 'Bob Voorbeeldman', birthDate: '1979-05-06' };
const anna = { name: 'Anna Testvrouw', birthDate: '1988-01-02' };

/** A case that was allocated and in which B said this before being asked. */
async function answered(answer: Code<'answer'>, until: string | null = null): Promise<CaseId> {
  const caseId = await own.open({ words: { people: [anna, bob] } });
  await own.give(desk, { caseId, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
  await own.give(desk, { caseId, order: 'accept' });
  await own.give(desk, { caseId, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { name: bob.name, detail: 'Dorpsstraat 1' } });
  await own.give(desk, { caseId, order: 'allocate', values: { mediator } });
  const given = await own.give(desk, { caseId, order: 'record-answer', person: p2, values: { answer, until } });
  expect(given.ok).toBe(true);
  return caseId;
}

const link = (caseId: CaseId, other: string, how: Code<'linkKind'>) => own.give(desk, { caseId, order: 'link-case', values: { other, link: how } });
const stateOf = async (id: CaseId) => (await own.as((db) => readCase(db, id)))!.state;

test('linking an earlier case carries over what the other side said there, with its day (P-01)', async () => {
  const earlier = await answered('never');
  const later = await own.open({ words: { people: [anna, bob] } });
  const given = await link(later, earlier, 'earlier');
  expect(given).toMatchObject({ ok: true, facts: [{ kind: 'CaseLinked', other: earlier }, { kind: 'EarlierAnswerBinds', person: 'p2', answer: 'never', since: '2019-03-04' }] });
  expect((await stateOf(later)).people.get(p2)?.earlier).toEqual({ answer: 'never', until: null, since: '2019-03-04' });
  expect((await own.as((db) => readCase(db, later)))?.intact).toBe(true);
});

test('a never binds the right one of two, also while names are still being made findable after a crash (P-01)', async () => {
  const cor = { name: 'Cor Proefneef', birthDate: '1990-08-09' };
  const two = [{}, { side: 'b' }, { side: 'b' }] as const;
  const earlier = await own.open({ people: two, words: { people: [anna, bob, cor] } });
  expect((await own.give(desk, { caseId: earlier, order: 'record-answer', person: p2, values: { answer: 'never', until: null } })).ok).toBe(true);
  const later = await own.open({ people: two, words: { people: [anna, cor, bob] } });
  await asOwner(house.database, (db) => db.query('truncate name_token, identity_token, search_complete'));
  await link(later, earlier, 'earlier');
  const { people } = await stateOf(later);
  expect([...people.values()].map(({ id, earlier: bound }) => [id, bound?.answer ?? null])).toEqual([['p1', null], ['p2', null], ['p3', 'never']]);
  await keepSearchable(house.database, house.keys, 'test');
});

test('a not-now binds until its date; who came themselves since is bound to nothing', async () => {
  const later = await own.open({ words: { people: [anna, bob] } });
  await link(later, await answered('not-now', '2019-09-01'), 'earlier');
  expect((await stateOf(later)).people.get(p2)?.earlier).toMatchObject({ answer: 'not-now', until: day('2019-09-01') });
  const fresh = await own.open({ words: { people: [anna, bob] } });
  const asked = await answered('no');
  await own.give(desk, { caseId: asked, order: 'record-came-themselves', person: p2, texts: { how: 'belde zelf' } });
  expect((await link(fresh, asked, 'earlier')).ok).toBe(true);
  expect((await stateOf(fresh)).people.get(p2)?.earlier).toBeNull();
});

test('a never stays when a weaker answer of another case is linked later', async () => {
  const later = await own.open({ words: { people: [anna, bob] } });
  await link(later, await answered('never'), 'earlier');
  await link(later, await answered('not-now', '2019-09-01'), 'earlier');
  expect((await stateOf(later)).people.get(p2)?.earlier?.answer).toBe('never');
});

test('people are matched by name and birth date, not by their number: of two on side B the right one is bound', async () => {
  const earlier = await answered('never');
  const later = await own.open({
    people: [{}, { side: 'b', role: 'offender' }, { side: 'b', role: 'offender' }],
    words: { people: [anna, { name: 'Kees Iemandanders', birthDate: '1990-09-09' }, bob] },
  });
  await link(later, earlier, 'earlier');
  const { people } = await stateOf(later);
  expect([...people.values()].map((p) => p.earlier?.answer ?? null)).toEqual([null, null, 'never']);
});

test('where names do not tell, nobody is bound of two; the only one of the same position is', async () => {
  const earlier = await answered('never');
  const unknown = { people: [anna, null, null] };
  const two = await own.open({ people: [{}, { side: 'b', role: 'offender' }, { side: 'b', role: 'offender' }], words: unknown });
  await link(two, earlier, 'earlier');
  expect([...(await stateOf(two)).people.values()].every((p) => p.earlier === null)).toBe(true);
  const one = await own.open({ words: unknown });
  await link(one, earlier, 'earlier');
  expect((await stateOf(one)).people.get(p2)?.earlier?.answer).toBe('never');
});

test('the other side that referred itself is linked in both cases and needs no approach in either (R-001)', async () => {
  const annas = await own.open({ words: { people: [anna, bob] } });
  const bobs = await own.open({ people: [{ side: 'a', role: 'offender' }, { side: 'b', role: 'victim' }], words: { people: [bob, anna] } });
  expect((await link(annas, bobs, 'other-side')).ok).toBe(true);
  expect((await stateOf(annas)).links).toMatchObject([{ other: bobs, link: 'other-side' }]);
  expect((await stateOf(bobs)).links).toMatchObject([{ other: annas, link: 'other-side' }]);
  expect((await stateOf(annas)).people.get(p2)?.referredItself).toBe(true);
  expect((await stateOf(bobs)).people.get(p2)?.referredItself).toBe(true);
  expect((await stateOf(bobs)).people.get(p1)?.referredItself).toBe(false);
});

test('of two on the other side there, only who referred themselves here needs no approach', async () => {
  const bobs = await own.open({
    people: [{ role: 'offender' }, { side: 'b', role: 'victim' }, { side: 'b', role: 'victim' }], words: { people: [bob, { name: 'Carla Nogiemand' }, anna] },
  });
  const annas = await own.open({ words: { people: [anna, bob] } });
  expect((await link(annas, bobs, 'other-side')).ok).toBe(true);
  expect([...(await stateOf(bobs)).people.values()].map((p) => p.referredItself)).toEqual([false, false, true]);
});

test('a case is not linked to itself, to none, or twice', async () => {
  const [one, two] = [await own.open(), await own.open()];
  expect(await link(one, one, 'earlier')).toEqual({ ok: false, reason: 'field-wrong', field: 'other' });
  expect(await link(one, house.newId(), 'earlier')).toEqual({ ok: false, reason: 'field-wrong', field: 'other' });
  expect((await link(one, two, 'duplicate')).ok).toBe(true);
  expect(await link(one, two, 'duplicate')).toEqual({ ok: false, reason: 'already-linked', field: 'other' });
});
