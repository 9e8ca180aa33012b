import { afterAll, beforeAll, expect, test } from 'vitest';
import { FACTS, type FactKind } from '../core/case/facts.ts';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p1, type Cases } from '../../test/journal.ts';
import { clientSettings, type Db } from './database.ts';
import { beginning, canonical, chained, JournalBroken } from './journal-append.ts';
import { give, readCase, type By } from './journal.ts';
import { addWords } from './people/people.ts';

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

const asOwner = <T>(work: (db: Db) => Promise<T>): Promise<T> => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
const intact = async (id: string) => (await own.as((db) => readCase(db, id)))?.intact;

/** Numbers of rows of every table. */
const counts = () => asOwner(async (db) => {
  const tables = await db.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public'");
  const found: Record<string, unknown> = {};
  for (const { name } of tables) found[name] = (await db.query(`select count(*) as n from ${name}`))[0];
  return found;
});

const TAMPERINGS = [
  ['a payload', "update fact set payload = jsonb_set(payload, '{age}', '35') where case_id = $1 and kind = 'PersonAdded' and seq = 2"],
  ['a day', "update fact set day = day - 1 where case_id = $1 and seq = 3"],
  ['who recorded it', "update fact set actor = 'system' where case_id = $1 and seq = 1"],
  ['when it was recorded', "update fact set recorded = recorded - interval '1 second' where case_id = $1 and seq = 4"],
  ['the kind', "update fact set kind = 'Accepted' where case_id = $1 and seq = 5"],
  ['a missing fact', 'delete from fact where case_id = $1 and seq = 3'],
  ['two facts exchanged', 'update fact set seq = case seq when 3 then 104 else 103 end where case_id = $1 and seq in (3, 4)'],
] as const;

test.each(TAMPERINGS)('the chain shows %s that was changed behind its back, and nothing more is added', async (_, sql) => {
  const id = await own.open();
  expect(await intact(id)).toBe(true);
  await asOwner((db) => db.query(sql, [id]));
  expect(await intact(id)).toBe(false);
  await expect(own.give(desk, { caseId: id, order: 'record-age', person: p1, values: { age: 40 } })).rejects.toThrow(JournalBroken);
});

test('a chain cannot be moved to another case', async () => {
  const [one, two] = [await own.open(), await own.open()];
  await asOwner(async (db) => {
    await db.query('delete from fact where case_id = $1', [two]);
    await db.query('update fact set case_id = $2 where case_id = $1', [one, two]);
  });
  expect(await intact(two)).toBe(false);
});

test('what is hashed does not depend on the order of keys, and tells values apart', () => {
  expect(canonical({ b: 1, a: ['x', null] })).toBe(canonical({ a: ['x', null], b: 1 }));
  expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }));
});

test.each(['update fact set actor = actor', 'delete from fact', 'truncate fact'])('the application may not: %s', async (sql) => {
  await own.open();
  await expect(house.database.transaction({ role: 'bis_app', user: null, request: 'test' }, (db) => db.query(sql))).rejects.toThrow(/permission denied/);
});

test('of two orders on one case the second waits, and is decided on what the first recorded', async () => {
  const id = await own.open();
  const accept = { caseId: id, order: 'accept', person: null, on: desk.today, values: {}, texts: {}, seen: null } as const;
  const watcher = new Client(clientSettings(house.connection));
  await watcher.connect();
  const waiting = async () => (await watcher.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rows.length;
  let second: ReturnType<typeof own.give> | null = null;
  const first = await own.as(async (db) => {
    const given = await give(db, accept, desk);
    second = own.give(other, { caseId: id, order: 'accept' });
    while (await waiting() === 0) { /* asks again */ }
    return given;
  });
  await watcher.end();
  expect(first.ok).toBe(true);
  expect(await second).toEqual({ ok: false, reason: 'already-accepted' });
});

test('orders on different cases do not wait for each other, and a note does not wait for an order', async () => {
  const [one, two] = [await own.open(), await own.open()];
  await own.as(async (db) => {
    expect((await give(db, { caseId: one, order: 'accept', person: null, on: desk.today, values: {}, texts: {}, seen: null }, desk)).ok).toBe(true);
    expect((await own.give(other, { caseId: two, order: 'accept' })).ok).toBe(true);
    await own.as((beside) => addWords(beside, house.keys, {
      caseId: one, compartment: 'casework', person: null, kind: 'note', text: 'Belt morgen terug.', factSeq: null, by: other.staff, now: house.now, newId: house.newId,
    }));
  });
});

test('a transaction that fails after an order leaves nothing at all', async () => {
  const id = await own.open();
  const before = await counts();
  const failing = own.as(async (db) => {
    const given = await give(db, {
      caseId: id, order: 'add-supporter', person: p1, on: desk.today, values: { as: 'friend' }, texts: { name: 'Vriendin Voorbeeld' }, seen: null,
    }, desk);
    expect(given.ok).toBe(true);
    throw new Error('the line broke');
  });
  await expect(failing).rejects.toThrow('the line broke');
  expect(await counts()).toEqual(before);
});

test('a fact with anything beside its codes is refused before it is written, and the message holds no value', () => {
  const entry = (fact: object) => [{ seq: 1, day: desk.today, recorded: house.now.toISOString(), actor: 'public', fact: fact as never }];
  const chain = (fact: object) => () => chained('case', beginning('case'), entry(fact));
  expect(chain({ kind: 'Accepted' })).not.toThrow();
  for (const wrong of [
    { kind: 'Accepted', note: 'Jansen' }, { kind: 'AgeRecorded', person: 'Jansen', age: 3 }, { kind: 'Rejected', reason: 'Jansen', called: 'spoken' }, { kind: 'Jansen' },
  ]) {
    expect(chain(wrong)).toThrow(/refuses/);
    expect(chain(wrong)).not.toThrow(/Jansen/);
  }
  expect(() => chained('case', beginning('case'), [{ ...entry({ kind: 'Accepted' })[0]!, actor: 'Jansen' }])).toThrow();
  expect(() => chained('case', beginning('case'), [{ ...entry({ kind: 'Accepted' })[0]!, seq: 2 }])).toThrow();
});

test('no kind of fact has a field that could hold a text', () => {
  for (const kind of Object.keys(FACTS) as FactKind[]) for (const field of Object.values(FACTS[kind])) expect((field as { type: string }).type).not.toBe('text');
});
