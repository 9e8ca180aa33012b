import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases, p1, p2, type Cases } from '../../test/journal.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { readCase, readCaseByNumber, type By } from './journal.ts';
import { latest, names, namesBySide, readPeople, readPerson } from './people/people.ts';
import { statementsAbout } from './people/statement.ts';

let house: FreshDatabase;
let own: Cases;
let desk: By;
let other: By;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  desk = own.by(await own.staff('desk'));
  other = own.by(await own.staff('desk'));
});
afterAll(() => house.close());

test('a referral becomes a case with a number of its year, its people and where it stands', async () => {
  const id = await own.open();
  const file = await own.as((db) => readCase(db, id));
  expect(file?.number).toMatch(/^2019-\d{5}$/);
  expect(file?.entries.map(({ fact }) => fact.kind)).toEqual(['Referred', 'PersonAdded', 'SafeContactStated', 'DetailRecorded', 'PersonAdded']);
  expect(file?.intact).toBe(true);
  expect((await own.as((db) => readCaseByNumber(db, file?.number ?? '')))?.id).toBe(id);
  const [standing] = await own.as((db) => db.query('select phase, registered, cause, last_seq from standing where case_id = $1', [id]));
  expect(standing).toEqual({ phase: 'referral', registered: '2019-03-04', cause: 'assault', last_seq: 5 });
});

test('what somebody tells of the other side stays their statement until the desk copies it', async () => {
  const id = await own.open();
  const people = await own.as((db) => readPeople(db, house.keys, id));
  expect(people.map((person) => person.id)).toEqual(['p1']);
  expect(statementsAbout(people, 'p2')).toEqual([{ about: 'p2', name: 'Proefman de Boer', by: 'p1' }]);
  const given = await own.give(desk, {
    caseId: id, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { name: 'Proefman de Boer', detail: 'Dorpsstraat 1\nVoorbeeld' },
  });
  expect(given).toEqual({ ok: true, first: 6, facts: [{ kind: 'DetailRecorded', person: 'p2', channel: 'post', source: 'prosecution' }] });
  const told = await own.as((db) => readPerson(db, house.keys, id, 'p2'));
  expect(latest(told, 'contact')).toBe('Dorpsstraat 1\nVoorbeeld');
  expect(told?.words.map(({ kind, factSeq, by }) => [kind, factSeq, by]).sort()).toEqual([['contact', 6, desk.staff], ['name', 6, desk.staff]]);
  expect((await own.as((db) => namesBySide(db, house.keys, [id]))).get(id)).toEqual({ a: ['Testina van Voorbeeld'], b: ['Proefman de Boer'], people: ['p1', 'p2'] });
  expect((await own.as((db) => names(db, house.keys, [id]))).get(id)?.get('p1')).toBe('Testina van Voorbeeld');
});

test('a refused order writes nothing', async () => {
  const id = await own.open();
  const given = await own.give(desk, { caseId: id, order: 'allocate', values: { mediator: desk.staff } });
  expect(given).toEqual({ ok: false, reason: 'not-accepted' });
  expect((await own.as((db) => readCase(db, id)))?.lastSeq).toBe(5);
});

test('a member of staff who is no mediator cannot be given a case', async () => {
  const id = await own.open();
  await own.give(desk, { caseId: id, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } });
  await own.give(desk, { caseId: id, order: 'accept' });
  await own.give(desk, { caseId: id, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Dorpsstraat 1' } });
  expect(await own.give(desk, { caseId: id, order: 'allocate', values: { mediator: desk.staff } })).toEqual({ ok: false, reason: 'field-wrong', field: 'mediator' });
  const mediator = await own.staff('mediator');
  expect((await own.give(desk, { caseId: id, order: 'allocate', values: { mediator } })).ok).toBe(true);
});

test('what somebody else recorded about this person or the case since the page was shown is reported, not overwritten', async () => {
  const id = await own.open();
  const judge = { caseId: id, order: 'judge-violence', values: { domestic: 'no', stalking: 'no' } } as const;
  expect((await own.give(other, { ...judge, seen: 5 })).ok).toBe(true);
  expect(await own.give(desk, { caseId: id, order: 'accept', seen: 5 })).toEqual({ ok: false, conflict: ['ViolenceJudged'] });
  expect((await own.give(desk, { caseId: id, order: 'accept', seen: 6 })).ok).toBe(true);
});

test('what somebody else recorded about another person, a note, or one\'s own earlier act never stands in the way', async () => {
  const id = await own.open();
  await own.give(other, { caseId: id, order: 'record-age', person: p2, values: { age: 40 } });
  expect((await own.give(desk, { caseId: id, order: 'record-age', person: p1, values: { age: 41 }, seen: 5 })).ok).toBe(true);
  expect((await own.give(desk, { caseId: id, order: 'record-age', person: p1, values: { age: 42 }, seen: 5 })).ok).toBe(true);
  expect(await own.give(other, { caseId: id, order: 'record-age', person: p1, values: { age: 43 }, seen: 5 })).toEqual({ ok: false, conflict: ['AgeRecorded'] });
});
