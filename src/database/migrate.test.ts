import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import type { Who } from './database.ts';
import { migrate, MIGRATIONS } from './migrate.ts';

const house = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
cpSync(MIGRATIONS, folder, { recursive: true });
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});
const app: Who = { role: 'bis_app', user: null, request: 'r' };
const run = () => migrate(house.connection, house.now, { folder });
const add = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

test('a database that is up to date is left alone', async () => {
  expect(await run()).toEqual([]);
});

test('a new migration runs once, and its tables are open to the application', async () => {
  add('9001-extra.sql', 'create table extra (id bigint generated always as identity, name text)');
  expect(await run()).toEqual(['9001-extra.sql']);
  expect(await run()).toEqual([]);
  const rows = await house.database.transaction(app, (db) => db.query("insert into extra (name) values ('x') returning id"));
  expect(rows).toEqual([{ id: 1 }]);
  await expect(house.database.transaction(app, (db) => db.query('delete from fact'))).rejects.toThrow('permission denied');
});

test('a migration that fails leaves nothing of itself, and runs after it is mended', async () => {
  add('9002-broken.sql', 'create table half (id int); select 1 / 0;');
  await expect(run()).rejects.toThrow('9002-broken.sql failed');
  add('9002-broken.sql', 'create table half (id int)');
  expect(await run()).toEqual(['9002-broken.sql']);
});

test('two starts at once migrate once', async () => {
  add('9003-once.sql', 'create table once_only (id int)');
  expect((await Promise.all([run(), run()])).flat()).toEqual(['9003-once.sql']);
});

test('a migration that was changed or taken away after it ran is refused', async () => {
  add('9002-broken.sql', 'create table half (id bigint)');
  await expect(run()).rejects.toThrow('was changed after it ran');
  rmSync(join(folder, '9002-broken.sql'));
  await expect(run()).rejects.toThrow('newer than the program');
});

test('two migrations never have the same number', async () => {
  const [first] = readdirSync(folder).sort();
  add(`${first!.slice(0, 4)}-other.sql`, 'select 1');
  await expect(run()).rejects.toThrow('no number, or one that another file has');
});
