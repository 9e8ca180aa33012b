import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import type { Db } from './database.ts';
import { nextNumber, takeTurn } from './turn.ts';

const house = await freshDatabase();
afterAll(house.close);
const inside = <T>(work: (db: Db) => Promise<T>) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);

/** Numbers of locks stand in a few files; two of them alike would make work wait that has nothing to do with each other. */
test('no two kinds of work wait for the same number', () => {
  const files = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
  const numbers = files.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, '..', name), 'utf8');
    return text.includes('advisory') ? [...text.matchAll(/\b\d{1,3}(?:_\d{3})+\b/g)].map(([number]) => number) : [];
  });
  expect(numbers.length).toBeGreaterThan(8);
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
});

test.each([['breach', 'L2019-001'], ['privacy_request', 'V2019-001']] as const)('two of %s at once do not get one number: the second waits until the first is there', async (table, first) => {
  const waiting = () => inside(async (db) => (await db.query<{ n: number }>(
    "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())"))[0]?.n);
  const turn = Promise.withResolvers<void>();
  const [held, order] = [Promise.withResolvers<void>(), [] as string[]];
  const one = inside(async (db) => {
    await takeTurn(db, table);
    held.resolve();
    await turn.promise;
    order.push('first');
  });
  await held.promise;
  const two = inside(async (db) => {
    const number = await nextNumber(db, table, '2019');
    order.push(number);
  });
  await expect.poll(waiting, { timeout: 60_000 }).toBe(1);
  turn.resolve();
  await Promise.all([one, two]);
  expect(order).toEqual(['first', first]);
});
