import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../test/database.ts';
import type { FreshDatabase } from '../test/database.ts';
import { readConfiguration } from './configuration.ts';
import { StartRefused } from './database/instance.ts';
import { fillDemo, settlePurpose } from './demo.ts';

let house: FreshDatabase;
beforeEach(async () => {
  house = await freshDatabase();
});
afterEach(() => house.close());

const OTHER_DATABASE = { DATABASE_URL: 'postgresql://db/bis' };
const settle = (environment: NodeJS.ProcessEnv, ...args: string[]) =>
  settlePurpose(house.database, readConfiguration(environment, args), house.now, house.newId);
const query = (sql: string, values: unknown[] = []) =>
  house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query(sql, values));

test('the first plain start makes a demo, and it stays one at every later start', async () => {
  expect(await settle({})).toEqual({ demo: true, firstAdministrator: null });
  expect(await settle({})).toEqual({ demo: true, firstAdministrator: null });
  await expect(settle({}, '--empty')).rejects.toThrow(StartRefused);
  await expect(settle({ HOST: '0.0.0.0' })).rejects.toThrow(StartRefused);
});

test('a first start that is refused settles nothing', async () => {
  await expect(settle({ PUBLIC_URL: 'https://bis.example.org' })).rejects.toThrow(StartRefused);
  expect((await settle({}, '--empty')).demo).toBe(false);
});

test('an empty start is no demo, also at later plain starts, and never becomes one', async () => {
  expect((await settle({}, '--empty')).demo).toBe(false);
  expect((await settle({ PUBLIC_URL: 'https://bis.example.org', HOST: '0.0.0.0' })).demo).toBe(false);
  await expect(settle({}, '--demo')).rejects.toThrow(StartRefused);
});

test('another database becomes a demo only when that is asked for', async () => {
  expect((await settle({ ...OTHER_DATABASE })).demo).toBe(false);
});

test('another database that is empty becomes a demo when that is asked for', async () => {
  expect((await settle({ ...OTHER_DATABASE }, '--demo')).demo).toBe(true);
});

test('a database in which people have accounts never becomes a demo', async () => {
  await query("insert into staff (id, email, name, roles, created_at) values ($1, 'a@example.org', 'A', '{desk}', $2)", [house.newId(), house.now]);
  await expect(settle({ ...OTHER_DATABASE }, '--demo')).rejects.toThrow(StartRefused);
  expect(await settle({})).toEqual({ demo: false, firstAdministrator: null });
});

test('the code of the first administrator is shown once, and only its hash is kept', async () => {
  const { firstAdministrator: code } = await settle({}, '--empty');
  const [setting] = await query("select value from setting where name = 'first-administrator'");
  expect(setting).toEqual({ value: createHash('sha256').update(code!).digest('hex') });
  expect((await settle({})).firstAdministrator).toBeNull();
});

test('who lost that code starts with --empty again, as long as nobody has an account', async () => {
  const { firstAdministrator: first } = await settle({}, '--empty');
  const { firstAdministrator: second } = await settle({}, '--empty');
  expect(second).not.toBe(first);
  await query("insert into staff (id, email, name, roles, created_at) values ($1, 'a@example.org', 'A', '{administrator}', $2)", [house.newId(), house.now]);
  expect((await settle({}, '--empty')).firstAdministrator).toBeNull();
});

test('a demo is filled once; filling that failed half-way is tried again at the next start', async () => {
  const attempts: string[] = [];
  const fill = (outcome: 'fails' | 'succeeds') => fillDemo(house, async () => {
    attempts.push(outcome);
    if (outcome === 'fails') throw new Error('stopped');
  }, house.now, house.newId, () => undefined);
  await expect(fill('fails')).rejects.toThrow('stopped');
  await fill('succeeds');
  await fill('succeeds');
  expect(attempts).toEqual(['fails', 'succeeds']);
});
