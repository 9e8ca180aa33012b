import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHmac, hkdfSync } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWithMe } from '../../test/started.ts';
import { RECORD, unwrap, wrap, wrappingKey } from './key-files.ts';
import { KeyGone, openKeyStore } from './keys.ts';
import type { KeyStore } from './keys.ts';
import { encrypt, SealBroken } from './seal.ts';

let folder: string;
let keys: KeyStore;
beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`)), 'keys');
  keys = await openKeyStore(folder);
});
afterEach(() => {
  keys.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

/** Everything in the folder that could be a key, and what it could have made. */
const secretsIn = (place: string): Buffer[] => readdirSync(place).flatMap((name) => {
  const bytes = readFileSync(join(place, name));
  const raw = bytes.length === 32 ? [bytes] : [];
  const kept = name === 'kept.json' ? Object.values(JSON.parse(bytes.toString()) as Record<string, string>).map((hex) => Buffer.from(hex, 'hex')) : [];
  return [...raw, ...kept].flatMap((secret) => [secret, wrappingKey(secret)]);
});

/** Where a program that ended at this moment would have left the folder: its marker then belongs to nobody. */
function leaveAt(place: string): void {
  cpSync(folder, place, { recursive: true });
  for (const name of readdirSync(place).filter((one) => /^(rewriting|closing)-/.test(one))) {
    renameSync(join(place, name), join(place, name.replace(/-[0-9a-f]{12}-/, '-000000000000-')));
  }
}

test('an erased key is gone, what others sealed still opens, and search and sign-in stay as they were', async () => {
  await keys.create([1, 2, 3]);
  const sealed = [1, 2, 3].map((id) => keys.seal(id, 'here', `person ${id}`));
  const [token, shared] = [keys.token('name-word', 'yilmaz'), keys.sealShared('word', 'yilmaz')];
  await keys.erase([2]);
  for (const store of [keys, await openKeyStore(folder)]) {
    expect(() => store.open(2, 'here', sealed[1]!)).toThrow(KeyGone);
    expect([1, 2, 3].map((id) => store.state(id))).toEqual(['present', 'erased', 'present']);
    for (const id of [1, 3]) expect(store.open(id, 'here', sealed[id - 1]!).toString()).toBe(`person ${id}`);
    expect(store.token('name-word', 'yilmaz').equals(token)).toBe(true);
    expect(store.openShared('word', shared).toString()).toBe('yilmaz');
    if (store !== keys) store.close();
  }
  expect(readdirSync(folder).sort()).toEqual(['keys.2.bin', 'master.2.key', 'root.key']);
});

test('nothing in the folder opens a copy of the store of before an erasure', async () => {
  await keys.create([1, 2]);
  const [before, master] = [readFileSync(join(folder, 'keys.1.bin')), readFileSync(join(folder, 'master.1.key'))];
  expect(unwrap(wrappingKey(master), 2, before.subarray(2 * RECORD, 3 * RECORD))).toHaveLength(32);
  await keys.erase([2]);
  expect(secretsIn(folder).length).toBeGreaterThan(2);
  for (const id of [1, 2]) {
    for (const secret of secretsIn(folder)) expect(() => unwrap(secret, id, before.subarray(id * RECORD, (id + 1) * RECORD))).toThrow(SealBroken);
  }
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes(master)).toBe(false);
  writeFileSync(join(folder, 'keys.2.bin'), before);
  await expect(openKeyStore(folder)).rejects.toThrow('does not belong');
});

const STEPS = ['marked', 'new master key written', 'new store written', 'new store named', 'old store marked', 'old master key destroyed', 'old store destroyed'];

test('wherever an erasure stops, the next start finds every other key, and the erased one gone or still to be erased', async () => {
  await keys.create([1, 2, 3]);
  const sealed = [1, 2, 3].map((id) => keys.seal(id, 'here', `person ${id}`));
  const left: string[] = [];
  await keys.erase([2], (step) => {
    left.push(step);
    leaveAt(join(folder, '..', step));
  });
  expect(left).toEqual(STEPS);
  for (const step of left) {
    const place = join(folder, '..', step);
    const store = await openKeyStore(place);
    for (const id of [1, 3]) expect(store.open(id, 'here', sealed[id - 1]!).toString(), step).toBe(`person ${id}`);
    expect(store.state(2), step).toBe(STEPS.indexOf(step) < STEPS.indexOf('new store named') ? 'present' : 'erased');
    expect(readdirSync(place), step).toHaveLength(3);
    await store.create([4]);
    await store.erase([2, 3]);
    expect([1, 2, 3, 4].map((id) => store.state(id)), step).toEqual(['present', 'erased', 'erased', 'present']);
    expect(readdirSync(place), step).toHaveLength(3);
    store.close();
  }
});

test('a program that has the store open notices an erasure by another one, also one that ended half-way', async () => {
  await keys.create([1, 2]);
  const sealed = keys.seal(2, 'here', 'text');
  const other = await openKeyStore(folder);
  await other.erase([2]);
  expect(() => keys.open(2, 'here', sealed)).toThrow(KeyGone);
  await keys.create([3]);
  expect(other.state(3)).toBe('present');
  other.close();

  const place = join(folder, '..', 'half-way');
  await keys.erase([1], (step) => {
    if (step === 'new store named') leaveAt(place);
  });
  const half = await openKeyStoreUnsettled(place);
  await half.create([7]);
  const later = await openKeyStore(place);
  expect([1, 7].map((id) => later.state(id))).toEqual(['erased', 'present']);
  for (const store of [half, later]) store.close();
});

test('a key that the disk has lost is not passed over in silence: the erasure stops, and nothing has changed', async () => {
  await keys.create([1, 2, 3]);
  const path = join(folder, 'keys.1.bin');
  const bytes = readFileSync(path);
  bytes[2 * RECORD + 20]! ^= 1;
  writeFileSync(path, bytes);
  await expect(keys.erase([1])).rejects.toThrow('key 2 does not open');
  expect(readdirSync(folder).sort()).toEqual(['keys.1.bin', 'master.1.key', 'root.key']);
  expect([1, 3].map((id) => keys.state(id))).toEqual(['present', 'present']);
});

/** As a program has it that was open before the other one stopped: it opened the older generation. */
async function openKeyStoreUnsettled(place: string): Promise<KeyStore> {
  const hidden = join(place, '..', 'hidden');
  mkdirSync(hidden);
  const later = readdirSync(place).filter((name) => /^(rewriting|closing)-/.test(name) || name === 'keys.3.bin' || name === 'master.3.key');
  for (const name of later) renameSync(join(place, name), join(hidden, name));
  const store = await openKeyStore(place);
  for (const name of later) renameSync(join(hidden, name), join(place, name));
  return store;
}

test('no key that another program makes meanwhile is lost', async () => {
  await keys.create(Array.from({ length: 900 }, (_, at) => at + 1));
  const writer = startWithMe(['node', 'test/key-writer.ts', folder, '1001'], { env: process.env });
  const closed = once(writer, 'close');
  let output = '';
  let faults = '';
  writer.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  writer.stderr.on('data', (text: Buffer) => {
    faults += text.toString();
  });
  for (let id = 1; id <= 12; id++) {
    await Promise.race([once(writer.stdout, 'data'), closed]);
    await keys.erase([id]);
  }
  writer.kill('SIGTERM');
  await closed;
  expect(faults).toBe('');
  const acknowledged = output.trim().split('\n').map((line) => line.split(' '));
  expect(acknowledged.length).toBeGreaterThan(10);
  for (const [id, sealed] of acknowledged) expect(keys.open(Number(id), 'here', Buffer.from(sealed!, 'hex')).toString()).toBe(`text ${id}`);
  expect([12, 13].map((id) => keys.state(id))).toEqual(['erased', 'present']);
});

test('a store of before there were generations goes over at its next opening: everything opens and is found, its old master opens nothing', async () => {
  const place = join(folder, '..', 'old');
  mkdirSync(place);
  const [master, personal] = [Buffer.alloc(32, 7), Buffer.alloc(32, 9)];
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `bis ${purpose}`, 32));
  const file = Buffer.concat([Buffer.alloc(RECORD), wrap(derived('wrapping'), 1, personal), Buffer.alloc(RECORD)]);
  writeFileSync(join(place, 'master.key'), master);
  writeFileSync(join(place, 'keys.bin'), file);
  const store = await openKeyStore(place);
  expect(store.open(1, 'here', encrypt(personal, 'here', 'text')).toString()).toBe('text');
  expect(store.openShared('word', encrypt(derived('shared'), 'word', 'yilmaz')).toString()).toBe('yilmaz');
  expect(store.token('password', 'pepper')).toEqual(createHmac('sha256', derived('token password')).update('pepper').digest().subarray(0, 16));
  expect([1, 2].map((id) => store.state(id))).toEqual(['present', 'unknown']);
  expect(readdirSync(place).sort()).toEqual(['kept.json', 'keys.1.bin', 'master.1.key', 'root.key']);
  for (const secret of secretsIn(place)) expect(() => unwrap(secret, 1, file.subarray(RECORD, 2 * RECORD))).toThrow(SealBroken);
  store.close();
});

