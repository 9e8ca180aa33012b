import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import type { Db } from '../database.ts';
import { dropDraft, readDraft, saveDraft, sweepDrafts } from './draft.ts';

let house: FreshDatabase;
beforeAll(async () => { house = await freshDatabase(); });
afterAll(() => house.close());

const as = <T>(work: (db: Db) => Promise<T>): Promise<T> => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
const save = (token: string, content: string, now = house.now) => as((db) => saveDraft(db, house.keys, token, content, now));
const read = async (token: string) => (await as((db) => readDraft(db, house.keys, token)))?.content ?? null;
const drafts = () => as((db) => db.query('select token_hash, content from draft'));

test('a visitor goes on where they were; another visitor sees nothing of it', async () => {
  await save('one', '{"name":"Testina"}');
  await save('one', '{"name":"Testina van Voorbeeld"}');
  expect(await read('one')).toBe('{"name":"Testina van Voorbeeld"}');
  expect(await read('two')).toBeNull();
  expect(JSON.stringify(await drafts())).not.toContain(Buffer.from('one').toString('hex'));
});

test('a draft that became a case is gone; where that failed it is still there', async () => {
  await save('three', 'typed');
  await expect(as(async (db) => {
    await dropDraft(db, house.keys, 'three');
    throw new Error('the referral failed');
  })).rejects.toThrow();
  expect(await read('three')).toBe('typed');
  await as((db) => dropDraft(db, house.keys, 'three'));
  expect(await read('three')).toBeNull();
  await save('three', 'a second one');
  expect(await read('three')).toBe('a second one');
});

test('sweeping takes away what was dropped or left alone, with its key, and nothing else', async () => {
  const old = new Date(house.now.getTime() - 8 * 86_400_000);
  await save('left alone', 'old', old);
  await save('dropped', 'sent');
  await save('in use', 'present');
  await as((db) => dropDraft(db, house.keys, 'dropped'));
  const keyIds = await as((db) => db.query<{ key_id: number }>("select key_id from draft where content = '' or updated_at < $1", [house.now]));
  expect(await as((db) => sweepDrafts(db, house.keys, new Date(house.now.getTime() - 7 * 86_400_000)))).toBe(2);
  expect([await read('left alone'), await read('dropped'), await read('in use')]).toEqual([null, null, 'present']);
  for (const { key_id } of keyIds) expect(() => house.keys.seal(key_id, 'x', 'x')).toThrow();
});
