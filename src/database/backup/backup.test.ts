import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseId } from '../../core/fields.ts';
import { asOwner, fingerprints, storedCases, storedHouse } from '../../../test/stored.ts';
import { serverState } from '../embedded.ts';
import { StartRefused } from '../instance.ts';
import { openKeyStore, SealBroken } from '../keys.ts';
import { openDictionary } from '../people/dictionary.ts';
import { readPeople } from '../people/people.ts';
import { searchNames } from '../people/search.ts';
import { openStorage } from '../storage.ts';
import type { Storage } from '../storage.ts';
import { archiveTo } from './archive-command.ts';
import { makeBackupKey, readPrivateKeyFile, readPublicKey } from './backup-key.ts';
import { asSuperuser, makeBase, untilArchived } from './base.ts';
import type { BaseMade } from './base.ts';
import { bytesOf, through } from './entries.ts';
import { basesIn, refuseWithoutSpace } from './place.ts';
import { restore } from './restore.ts';
import type { RestoreOptions } from './restore.ts';
import { openStream } from './sealed-stream.ts';

const WRITTEN_MEANWHILE = 200;
const root = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
const [data, target, keyFile] = [join(root, 'data'), join(root, 'backups'), join(root, 'private.key')];
const now = new Date('2019-03-04T10:00:00Z');
const opened: Storage[] = [];
let storage: Storage;
let own: ReturnType<typeof storedCases>;
let socket: string;
/** The clock of backups is that of the database: an instant to go back to is one of its commits. */
const clock = () => new Date();
const base = (): Promise<BaseMade> => makeBase({ cluster: join(data, 'database'), socket, target, recipient: readPublicKey(data), now: clock });

beforeAll(async () => {
  storage = await openStorage({ folder: data, url: null, now });
  opened.push(storage);
  own = storedCases(storedHouse(storage));
  ({ socket } = storage.connection as { socket: string });
  mkdirSync(join(target, 'wal'), { recursive: true });
  await makeBackupKey(data, keyFile);
  await archiveTo(data, socket, target);
}, 90_000);
afterAll(async () => {
  for (const one of opened) await one.close();
  rmSync(root, { recursive: true, force: true });
});

/** All that was committed so far is in the archive when this resolves. */
async function archiveAll(): Promise<void> {
  const piece = await asSuperuser(socket, async (client) => (await client.query('select pg_walfile_name(pg_switch_wal()) as piece')).rows[0].piece as string);
  expect((await untilArchived(socket, piece, 20_000)).reached).toBe(true);
}

/** Into a folder with a copy of the keys of this moment, opened. */
async function restored(name: string, changes: Partial<RestoreOptions> = {}, keys = join(data, 'keys')) {
  const place = join(root, name);
  cpSync(keys, join(place, 'keys'), { recursive: true });
  const done = await restore({
    folder: target, privateKeyFile: keyFile, data: place, keyCopy: null, until: null, despiteGaps: false, now: clock, request: 'restore', ...changes,
  });
  const again = await openStorage({ folder: place, url: null, now });
  opened.push(again);
  return { done, again, caseIds: new Set((await asOwner(again.database, (db) => db.query<{ id: string }>('select id from bis_case'))).map(({ id }) => id)) };
}

const found = (from: Storage, text: string) => from.database.transaction({ role: 'bis_owner', user: null, request: 'test' },
  async (db) => searchNames(db, from.keys, await openDictionary(db, from.keys), text, 50));

const before: CaseId[] = [];
let keysBefore: number;
let secret: CaseId;

test('a backup that is made while 200 referrals come in gives back every one that was acknowledged, in every table', { timeout: 90_000 }, async () => {
  secret = await own.open({ words: { people: [{ name: 'Wisselwaard Geheimsyn', birthDate: '1985-02-03' }, { name: 'Proefman de Boer' }] } });
  for (let at = 0; at < 20; at++) before.push(await own.open());
  cpSync(join(data, 'keys'), join(root, 'keys-before'), { recursive: true });
  keysBefore = storage.keys.highest();
  const acknowledged: CaseId[] = [];
  const writer = async () => {
    while (acknowledged.length < WRITTEN_MEANWHILE) acknowledged.push(await own.open());
  };
  const [made] = await Promise.all([base(), writer(), writer(), writer(), writer()]);
  const late = await own.open();
  await archiveAll();
  const begun = performance.now();
  const { done, again, caseIds } = await restored('whole');
  console.log(`backup: ${acknowledged.length} referrals acknowledged meanwhile, ${made.bytes} bytes from ${made.unsealed}; restored and checked in ${Math.round(performance.now() - begun)} ms`);
  expect([...before, ...acknowledged, late].filter((id) => !caseIds.has(id))).toEqual([]);
  expect(await fingerprints(again.database, ['migration'])).toEqual(await fingerprints(storage.database, ['migration']));
  expect(done).toMatchObject({ changed: 0, broken: null, forgotten: { compartments: 0, words: 0, letters: 0, drafts: 0, unknown: 0 } });
  expect(done.cases).toBe(caseIds.size);
  expect((await found(again, 'geheimsyn')).map(({ name }) => name)).toEqual(['Wisselwaard Geheimsyn']);
  expect((await found(again, 'testina')).length).toBeGreaterThan(10);
});

test('the base alone, without an archive and with keys from before it, holds all that was committed before it began; what has no key there stays, and is counted', { timeout: 60_000 }, async () => {
  const alone = join(root, 'alone');
  mkdirSync(alone);
  for (const { path } of await basesIn(target)) cpSync(path, join(alone, path.slice(target.length + 1)));
  const { caseIds, done } = await restored('from-base', { folder: alone }, join(root, 'keys-before'));
  expect([secret, ...before].filter((id) => !caseIds.has(id))).toEqual([]);
  expect(done.broken).toBeNull();
  expect(done.forgotten.unknown).toBeGreaterThan(0);
  expect(done.tables['compartment']! - done.forgotten.unknown).toBe(keysBefore);
});

test('a restore to an instant ends there: what was acknowledged before is in it, what came later is not, and work goes on', { timeout: 60_000 }, async () => {
  const later = await own.open();
  await archiveAll();
  const { caseIds, again } = await restored('until', { until: (await basesIn(target)).at(-1)!.at });
  expect([secret, ...before].filter((id) => !caseIds.has(id))).toEqual([]);
  expect(caseIds.has(later)).toBe(false);
  expect(await storedCases(storedHouse(again, () => crypto.randomUUID())).open()).toBeTruthy();
});

test('somebody who was erased does not come back from the backup: no key that is left opens anything, and no name is in it', { timeout: 60_000 }, async () => {
  const rows = await asOwner(storage.database, (db) => db.query<{ key_id: number; id: string; kind: string; content: Buffer }>(
    'select c.key_id, c.id, s.kind, s.content from compartment c join sealed s on s.compartment_id = c.id where c.case_id = $1', [secret]));
  const tokens = await asOwner(storage.database, (db) => db.query<{ token: Buffer }>(
    'select token from name_token where compartment_id = any($1::uuid[])', [rows.map(({ id }) => id)]));
  expect(rows.filter((row) => storage.keys.open(row.key_id, `${row.id}:${row.kind}`, row.content).length > 0)).toHaveLength(rows.length);
  await storage.keys.erase(rows.map(({ key_id }) => key_id));

  const { done, again, caseIds } = await restored('after-erasure');
  expect(caseIds.has(secret)).toBe(true);
  expect(done.forgotten).toMatchObject({ compartments: new Set(rows.map(({ id }) => id)).size, words: rows.length, unknown: 0 });
  expect(await again.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => readPeople(db, again.keys, secret))).toEqual([]);
  expect(await found(again, 'geheimsyn')).toEqual([]);

  let [tried, open] = [0, 0];
  for (let id = 1; id <= again.keys.highest(); id++) {
    for (const row of rows.filter(() => again.keys.state(id) === 'present')) {
      tried++;
      try {
        again.keys.open(id, `${row.id}:${row.kind}`, row.content);
        open++;
      } catch (error) {
        expect(error).toBeInstanceOf(SealBroken);
      }
    }
  }
  console.log(`erasure: ${tried} tries with every key that is left on ${rows.length} rows of the old backup, ${open} opened`);
  expect(tried).toBeGreaterThan(500);
  expect(open).toBe(0);

  const whole = await unsealed();
  expect(rows.every(({ content }) => whole.includes(content))).toBe(true);
  expect(tokens.length).toBeGreaterThan(3);
  expect(tokens.filter(({ token }) => whole.includes(token))).toEqual([]);
});

/** Every byte that the base and the archive hold, opened. */
async function unsealed(): Promise<Buffer> {
  const key = readPrivateKeyFile(keyFile);
  const pieces: Buffer[] = [];
  for (const { path } of await basesIn(target)) for await (const piece of through(openStream(key, 'base', bytesOf(path)), createZstdDecompress())) pieces.push(piece);
  const { getPiece } = await import('./archive.ts');
  for (const name of readdirSync(join(target, 'wal'))) pieces.push((await getPiece(target, name.replace('.bis', ''), key))!);
  return Buffer.concat(pieces);
}

test('nothing is restored from a backup that was changed, cut, or belongs to another key; nor is half a folder left', { timeout: 60_000 }, async () => {
  const { path } = (await basesIn(target))[0]!;
  const whole = readFileSync(path);
  const other = join(root, 'changed');
  mkdirSync(other);
  const name = path.slice(target.length + 1);
  const changed = Buffer.from(whole);
  changed[Math.floor(whole.length / 2)]! ^= 1;
  for (const [at, bytes] of [changed, whole.subarray(0, whole.length - 1), whole.subarray(0, 1_000_000), Buffer.alloc(0)].entries()) {
    writeFileSync(join(other, name), bytes);
    await expect(restored(`from-changed-${at}`, { folder: other })).rejects.toThrow(/niet heel[\s\S]*not whole/);
    expect(readdirSync(join(root, `from-changed-${at}`))).toEqual(['keys']);
  }
  const strange = join(root, 'strange');
  await makeBackupKey(mkdtempSync(join(root, 'nobody-')), strange);
  await expect(restored('other-key', { privateKeyFile: strange })).rejects.toThrow('back-upsleutel');
  await expect(restored('too-early', { until: new Date('2001-01-01T00:00:00Z') })).rejects.toThrow('oudste back-up');
  await expect(restored('too-late', { until: new Date('2101-01-01T00:00:00Z') })).rejects.toThrow('reikt niet');
  expect(existsSync(join(root, 'too-late', 'database'))).toBe(false);
  expect(serverState(join(root, 'too-late', 'database.restoring'))).toBeNull();
});

test('a piece that is missing from the archive, or was changed, stops the restore instead of passing for its end', { timeout: 60_000 }, async () => {
  const other = join(root, 'gap');
  cpSync(target, other, { recursive: true });
  const pieces = readdirSync(join(other, 'wal')).filter((name) => /^[0-9A-F]{24}\.bis$/.test(name)).sort();
  const middle = join(other, 'wal', pieces.at(-2)!);
  const bytes = readFileSync(middle);
  rmSync(middle);
  await expect(restored('with-gap', { folder: other })).rejects.toThrow(/ontbreken 1 stukken/);
  bytes[bytes.length - 30]! ^= 1;
  writeFileSync(middle, bytes);
  await expect(restored('with-damage', { folder: other })).rejects.toThrow('beschadigd');
});

test('a backup that fails leaves nothing that looks like one, and without space none is begun', async () => {
  const place = join(root, 'failing');
  mkdirSync(place);
  await expect(makeBase({ cluster: join(data, 'keys'), socket, target: place, recipient: readPublicKey(data), now: clock })).rejects.toThrow();
  expect(readdirSync(place)).toEqual([]);
  expect(() => refuseWithoutSpace(place, Number.MAX_SAFE_INTEGER)).toThrow(StartRefused);
  const busy = await asSuperuser(socket, async (client) => (await client.query('select count(*)::int as slots from pg_replication_slots')).rows[0].slots as number);
  expect(busy).toBe(0);
});

test('a database that stands there already, or a folder without keys, is left alone', async () => {
  await expect(restored('whole')).rejects.toThrow(/draait al|staat al een database/);
  await expect(restore({
    folder: target, privateKeyFile: keyFile, data: join(root, 'no-keys'), keyCopy: null, until: null, despiteGaps: false, now: clock, request: 'restore',
  })).rejects.toThrow('geen sleutels');
  expect(await openKeyStore(join(data, 'keys')).then((keys) => keys.close())).toBeUndefined();
});
