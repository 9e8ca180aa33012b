import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyGone, openKeyStore, SealBroken } from './keys.ts';
import type { KeyStore } from './keys.ts';

let folder: string;
let keys: KeyStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
  keys = await openKeyStore(folder);
});
afterEach(() => {
  keys.close();
  rmSync(folder, { recursive: true, force: true });
});

async function reopen(): Promise<void> {
  keys.close();
  keys = await openKeyStore(folder);
}

test('what is sealed for a person can be read again, also after a restart', async () => {
  await keys.create([1, 2]);
  const sealed = keys.seal(2, 'case 7', 'Çağla Öztürk');
  expect(keys.open(2, 'case 7', sealed).toString()).toBe('Çağla Öztürk');
  await reopen();
  expect(keys.open(2, 'case 7', sealed).toString()).toBe('Çağla Öztürk');
});

test('sealed text shows nothing of what it holds and never looks the same twice', async () => {
  await keys.create([1]);
  const first = keys.seal(1, 'here', 'a secret');
  expect(first.includes('secret')).toBe(false);
  expect(first.equals(keys.seal(1, 'here', 'a secret'))).toBe(false);
});

test('sealed text opens in its own place only: not elsewhere, not with another key, not when changed or cut', async () => {
  await keys.create([1, 2]);
  const sealed = keys.seal(1, 'here', 'text');
  expect(() => keys.open(1, 'there', sealed)).toThrow(SealBroken);
  expect(() => keys.open(2, 'here', sealed)).toThrow(SealBroken);
  expect(() => keys.open(1, 'here', sealed.subarray(0, 20))).toThrow(SealBroken);
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => keys.open(1, 'here', changed)).toThrow(SealBroken);
  }
});

test('a destroyed key opens nothing any more, also after a restart, and the others still do', async () => {
  await keys.create([1, 2, 3]);
  const sealed = [1, 2, 3].map((id) => keys.seal(id, 'here', `person ${id}`));
  await keys.destroy([2]);
  expect(() => keys.open(2, 'here', sealed[1]!)).toThrow(KeyGone);
  expect(() => keys.seal(2, 'here', 'more')).toThrow(KeyGone);
  await reopen();
  expect(() => keys.open(2, 'here', sealed[1]!)).toThrow(KeyGone);
  expect(keys.open(1, 'here', sealed[0]!).toString()).toBe('person 1');
  expect(keys.open(3, 'here', sealed[2]!).toString()).toBe('person 3');
  expect(readFileSync(join(folder, 'keys.1.bin')).subarray(128, 188).every((byte) => byte === 0)).toBe(true);
});

test('a key that never was is as gone as a destroyed one', () => {
  expect(() => keys.seal(99, 'here', 'text')).toThrow(KeyGone);
});

test('the store tells a key that was destroyed from one that it never had, and never gives out the first again', async () => {
  await keys.create([1, 3]);
  await keys.destroy([1]);
  expect([1, 2, 3, 99].map((id) => keys.state(id))).toEqual(['erased', 'unknown', 'present', 'unknown']);
  await expect(keys.create([1])).rejects.toThrow('in use');
});

test('a key in use is never replaced', async () => {
  await keys.create([5]);
  const sealed = keys.seal(5, 'here', 'text');
  await expect(keys.create([5])).rejects.toThrow('in use');
  expect(keys.open(5, 'here', sealed).toString()).toBe('text');
  expect(keys.highest()).toBe(5);
});

test('the same name gives the same token for one purpose and another for the next, and another in another house', async () => {
  const token = keys.token('name', 'yilmaz');
  expect(token).toHaveLength(16);
  expect(keys.token('name', 'yilmaz').equals(token)).toBe(true);
  expect(keys.token('identity', 'yilmaz').equals(token)).toBe(false);
  const other = await openKeyStore(join(folder, 'other'));
  expect(other.token('name', 'yilmaz').equals(token)).toBe(false);
  other.close();
});

test('what the whole house shares opens without a key of a person', async () => {
  const sealed = keys.sealShared('word', 'yilmaz');
  await reopen();
  expect(keys.openShared('word', sealed).toString()).toBe('yilmaz');
  expect(() => keys.openShared('other', sealed)).toThrow(SealBroken);
});

test('key folder and files are for their owner only', () => {
  const rights = (path: string) => statSync(path).mode & 0o777;
  expect(rights(folder)).toBe(0o700);
  expect(readdirSync(folder).sort()).toEqual(['keys.1.bin', 'master.1.key', 'root.key']);
  for (const name of readdirSync(folder)) expect(rights(join(folder, name))).toBe(0o600);
});

test.each([['master.1.key', 'master.1.key'], ['root.key', 'root.key'], ['keys.1.bin', 'put the keys back']])('a lost %s is not replaced by a new one that opens nothing', async (name, words) => {
  await keys.create([1]);
  const before = readdirSync(folder);
  rmSync(join(folder, name));
  await expect(openKeyStore(folder)).rejects.toThrow(words);
  expect(readdirSync(folder)).toEqual(before.filter((one) => one !== name));
});

test('a master key that is not the store\'s own, or not whole, is refused at the door', async () => {
  writeFileSync(join(folder, 'master.1.key'), Buffer.alloc(31));
  await expect(openKeyStore(folder)).rejects.toThrow('32 bytes');
  writeFileSync(join(folder, 'master.1.key'), Buffer.alloc(32));
  await expect(openKeyStore(folder)).rejects.toThrow('does not belong');
});

test('two programs that start at once on an empty folder share one store', async () => {
  const place = join(folder, 'new');
  const [one, two] = await Promise.all([openKeyStore(place), openKeyStore(place)]);
  await one.create([1]);
  expect(two.open(1, 'here', one.seal(1, 'here', 'text')).toString()).toBe('text');
  expect(two.token('name', 'x').equals(one.token('name', 'x'))).toBe(true);
  one.close();
  two.close();
});

test('what lies beside the keys is for their owner only, shows nothing, is replaced whole, and a changed byte is found', async () => {
  expect(keys.readBeside()).toBeNull();
  for (const text of ['first', 'second']) keys.writeBeside(text);
  await reopen();
  expect(keys.readBeside()?.toString()).toBe('second');
  const path = join(folder, 'marks.bin');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
  const bytes = readFileSync(path);
  expect(bytes.includes('second')).toBe(false);
  bytes[20]! ^= 1;
  writeFileSync(path, bytes);
  expect(() => keys.readBeside()).toThrow(SealBroken);
});
