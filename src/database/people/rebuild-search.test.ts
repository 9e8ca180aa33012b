import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { cases, p1, type Cases } from '../../../test/journal.ts';
import { asOwner } from '../../../test/stored.ts';
import type { Db } from '../database.ts';
import { OF_COMPARTMENTS, forgetGone } from './forget-gone.ts';
import { sameIdentity } from './identity.ts';
import { addWords } from './people.ts';
import { isSearchable, keepSearchable } from './rebuild-search.ts';
import { writeStatement } from './statement.ts';

let house: FreshDatabase;
let own: Cases;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
});
afterAll(() => house.close());

const owner = <T>(work: (db: Db) => Promise<T>) => asOwner(house.database, work);
/** What a crash of the database does to these tables. */
const crash = () => owner((db) => db.query('truncate name_token, identity_token, name_word, search_complete'));
const entries = () => owner(async (db) => ({
  names: await db.query("select encode(token, 'hex') as token, compartment_id from name_token order by 1, 2"),
  identities: await db.query("select encode(token, 'hex') as token, compartment_id, person, strength from identity_token order by 1, 2"),
  words: await db.query("select encode(token, 'hex') as token from name_word order by 1"),
}));
const add = (caseId: string, kind: string, text: string) => own.as((db) => addWords(db, house.keys,
  { caseId, compartment: 'person', person: p1, kind, text, factSeq: null, by: null, now: house.now, newId: house.newId }));

test('after a crash everybody is found as before, under an earlier name and as told of by others too', async () => {
  const one = await own.open();
  await add(one, 'name', 'Testina Anderssyn');
  await add(one, 'statement-about-other', writeStatement({ about: 'p3', name: 'Proefman Bovensyn', birthDate: '1980-04-05' }));
  const two = await own.open();
  const before = await entries();
  const proposed = await own.as((db) => sameIdentity(db, two));
  expect(before.names.length).toBeGreaterThan(8);
  expect(await own.as(isSearchable)).toBe(true);
  expect(await keepSearchable(house.database, house.keys, 'test')).toBeNull();
  await crash();
  expect(await own.as(isSearchable)).toBe(false);
  expect(await keepSearchable(house.database, house.keys, 'test')).toBe(2);
  expect(await entries()).toEqual(before);
  expect(await own.as((db) => sameIdentity(db, two))).toEqual(proposed);
  expect(proposed.length).toBeGreaterThan(0);
  expect(await own.as(isSearchable)).toBe(true);
});

test('who is erased goes with all that was found by, and is not made findable again; a name that others have stays', async () => {
  const [gone, stays] = [await own.open(), await own.open()];
  await add(gone, 'name', 'Niemand Enigsyn');
  const ids = await owner((db) => db.query<{ id: string; key_id: number }>("select id, key_id from compartment where case_id = $1", [gone]));
  const kept = await owner((db) => db.query("select token from name_token where compartment_id in (select id from compartment where case_id = $1)", [stays]));
  await house.keys.erase(ids.map(({ key_id }) => key_id));
  const words = (await entries()).words.length;
  const forgotten = await owner((db) => forgetGone(db, house.keys));
  expect(forgotten).toMatchObject({ compartments: ids.length, unknown: 0, drafts: 0 });
  expect(forgotten.words).toBeGreaterThan(2);
  for (const table of [...OF_COMPARTMENTS, 'compartment']) {
    const column = table === 'compartment' ? 'id' : 'compartment_id';
    expect(await owner((db) => db.query(`select from ${table} where ${column} = any($1::uuid[])`, [ids.map(({ id }) => id)])), table).toEqual([]);
  }
  const after = await entries();
  expect(words - after.words.length).toBe(2);
  await crash();
  await keepSearchable(house.database, house.keys, 'test');
  expect(await entries()).toEqual(after);
  expect(await owner((db) => db.query("select token from name_token where compartment_id in (select id from compartment where case_id = $1)", [stays]))).toEqual(kept);
});

test('every table with a compartment is emptied of who is gone', async () => {
  const tables = await owner((db) => db.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = current_schema() and column_name = 'compartment_id' order by 1"));
  expect(tables.map(({ name }) => name)).toEqual([...OF_COMPARTMENTS].sort());
});

test('what people are found by is in no backup', async () => {
  const unlogged = await owner((db) => db.query<{ name: string }>("select relname as name from pg_class where relkind = 'r' and relpersistence = 'u' order by 1"));
  expect(unlogged.map(({ name }) => name)).toEqual(['identity_token', 'name_token', 'name_word', 'search_complete']);
});
