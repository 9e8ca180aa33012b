import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import type { Who } from './database.ts';
import { migrate, MIGRATIONS } from './migrate.ts';
import { FENCES } from './row-security.ts';

const house = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
cpSync(MIGRATIONS, folder, { recursive: true });
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});
const app: Who = { role: 'bis_app', user: null, request: 'r' };
const open = { read: 'true', add: 'true' };
const fences = { ...FENCES, extra: open, half: open, once_only: open };
const run = () => migrate(house.connection, house.now, { folder, fences });
const withOwner = async (...sql: string[]) => {
  for (const one of sql) await house.database.transaction({ role: 'bis_owner', user: null, request: 'r' }, (db) => db.query(one));
};
const add = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

test('a database that is up to date is left alone', async () => {
  expect(await run()).toEqual([]);
});

test('a new migration runs once, and its tables are open to the application as far as their fence says', async () => {
  add('9001-extra.sql', 'create table extra (id bigint generated always as identity, name text)');
  expect(await run()).toEqual(['9001-extra.sql']);
  expect(await run()).toEqual([]);
  const rows = await house.database.transaction(app, (db) => db.query("insert into extra (name) values ('x') returning id"));
  expect(rows).toEqual([{ id: 1 }]);
  for (const sql of ['delete from fact', 'delete from extra', "update extra set name = 'y'"]) {
    await expect(house.database.transaction(app, (db) => db.query(sql))).rejects.toThrow('permission denied');
  }
});

test('a table without a fence stops the start, again and again, and is closed until it has one', async () => {
  add('9004-bare.sql', 'create table bare (id int)');
  await expect(run()).rejects.toThrow('without a fence: bare');
  await expect(run()).rejects.toThrow('without a fence: bare');
  await expect(house.database.transaction(app, (db) => db.query('select * from bare'))).rejects.toThrow('permission denied');
  expect(await migrate(house.connection, house.now, { folder, fences: { ...fences, bare: {} } })).toEqual([]);
  await expect(house.database.transaction(app, (db) => db.query('select * from bare'))).rejects.toThrow('permission denied');
  rmSync(join(folder, '9004-bare.sql'));
  await withOwner('drop table bare', "delete from migration where name = '9004-bare.sql'");
});

test('a view that would look past the fences is refused', async () => {
  await withOwner('create view past as select * from fact');
  await expect(run()).rejects.toThrow('looks past the fences: past');
  await withOwner('alter view past set (security_invoker = true)');
  await run();
  await withOwner('drop view past');
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
