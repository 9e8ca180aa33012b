import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  expect(readFileSync(join(folder, 'keys.bin')).subarray(128, 192).every((byte) => byte === 0)).toBe(true);
});

test('a key that never was is as gone as a destroyed one', () => {
  expect(() => keys.seal(99, 'here', 'text')).toThrow(KeyGone);
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
  expect(rights(join(folder, 'master.key'))).toBe(0o600);
  expect(rights(join(folder, 'keys.bin'))).toBe(0o600);
});

test('a lost master key is not replaced by a new one that opens nothing', async () => {
  rmSync(join(folder, 'master.key'));
  await expect(openKeyStore(folder)).rejects.toThrow('master.key');
  writeFileSync(join(folder, 'master.key'), Buffer.alloc(31));
  await expect(openKeyStore(folder)).rejects.toThrow('32 bytes');
});
