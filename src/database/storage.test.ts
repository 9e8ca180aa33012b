import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { serverState } from './embedded.ts';
import { readRunning, StartRefused } from './instance.ts';
import { joinStorage, openStorage } from './storage.ts';

const base = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
/** Longer than the path of a socket may be. */
const folder = join(base, 'een-heel-lange-mapnaam-'.repeat(6), 'data');
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(base, { recursive: true, force: true }));

const options = { folder, url: null, now: new Date('2019-03-04T10:00:00Z') };
const owner = { role: 'bis_owner', user: null, request: 'test' } as const;
const nextKey = async (database: Database) =>
  (await database.transaction(owner, (db) => db.query<{ id: number }>("select nextval('key_id_seq') as id")))[0]!.id;

test('a folder of its own: made closed to others, used by one instance, joined by commands, and free again when it ends', async () => {
  const server = await openStorage(options);
  server.announce('http://localhost:3000');
  expect(['', 'database', 'keys'].map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o700, 0o700, 0o700]);
  await expect(openStorage(options)).rejects.toThrow(/draait al.*op http:\/\/localhost:3000[\s\S]*already runs/);

  const command = await joinStorage(options);
  const id = await nextKey(command.database);
  await command.keys.create([id]);
  const sealed = command.keys.seal(id, 'here', 'text');
  await command.close();
  expect(server.keys.open(id, 'here', sealed).toString()).toBe('text');
  expect(await nextKey(server.database)).toBe(id + 1);

  await server.close();
  expect(readRunning(folder)).toBeNull();
  expect(serverState(join(folder, 'database'))).toBeNull();
});

test('a command without a running server opens the folder itself', async () => {
  const command = await joinStorage(options);
  expect(readRunning(folder)?.pid).toBe(process.pid);
  await command.close();
  expect(serverState(join(folder, 'database'))).toBeNull();
});

test('what a killed instance left behind stops nobody', async () => {
  const left = { pid: process.pid, started: 'another process with the same number', connection: null, address: null };
  writeFileSync(join(folder, 'running.json'), JSON.stringify(left));
  await (await openStorage(options)).close();
  writeFileSync(join(folder, 'running.json'), '{"pid":');
  await (await openStorage(options)).close();
  expect(existsSync(join(folder, 'running.json'))).toBe(false);
});

test('damage to what tells who asked not to be approached stops the start, instead of forgetting them', async () => {
  const path = join(folder, 'keys', 'marks.bin');
  writeFileSync(path, 'damaged, and longer than a seal can be short');
  await expect(openStorage(options)).rejects.toThrow(/marks.bin[\s\S]*not to be approached/);
  expect(serverState(join(folder, 'database'))).toBeNull();
  rmSync(path);
  await (await openStorage(options)).close();
});

test('keys of another house, or new ones after a loss, are refused', async () => {
  renameSync(join(folder, 'keys'), join(folder, 'keys-away'));
  await expect(openStorage(options)).rejects.toThrow(/sleutels[\s\S]*keys in this folder do not belong/);
  expect(serverState(join(folder, 'database'))).toBeNull();
  rmSync(join(folder, 'keys'), { recursive: true });
  renameSync(join(folder, 'keys-away'), join(folder, 'keys'));
  await (await openStorage(options)).close();
});

test('a database put back from an older copy does not hand out keys that are in use', async () => {
  const server = await openStorage(options);
  await server.database.transaction(owner, (db) => db.query("select setval('key_id_seq', 1, false)"));
  const highest = server.keys.highest();
  await server.close();
  const later = await openStorage(options);
  expect(highest).toBeGreaterThan(0);
  expect(await nextKey(later.database)).toBe(highest + 1);
  await later.close();
});

test('the log of the database holds no statement and no value', async () => {
  const server = await openStorage(options);
  const add = (db: { query(sql: string, values: unknown[]): Promise<unknown> }) =>
    db.query("insert into setting (name, value, changed_at) values ($1, '1', $2)", ['geheime naam', options.now]);
  await server.database.transaction(owner, add);
  await expect(server.database.transaction(owner, add)).rejects.toThrow('duplicate key');
  await server.close();
  const log = readFileSync(join(folder, 'database.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toMatch(/geheime|insert into/);
});

test('files of another major version of PostgreSQL are left alone, and the way out is told', async () => {
  const version = join(folder, 'database', 'PG_VERSION');
  const own = readFileSync(version, 'utf8');
  writeFileSync(version, `${Number(own) - 1}\n`);
  await expect(openStorage(options)).rejects.toThrow(/export-database[\s\S]*another major version/);
  writeFileSync(version, own);
  await (await openStorage(options)).close();
});

test('an address where no database answers is named as such', async () => {
  const elsewhere = { ...options, folder: join(base, 'other'), url: 'postgresql://nobody@127.0.0.1:1/none' };
  await expect(openStorage(elsewhere)).rejects.toThrow(StartRefused);
  await expect(joinStorage(elsewhere)).rejects.toThrow('DATABASE_URL');
});
