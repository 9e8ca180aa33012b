import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyGone, openKeyStore } from '../keys.ts';
import type { KeyStore } from '../keys.ts';
import { copyKeys, restoreKeys } from './key-copy.ts';
import { newBackupKeys } from './sealed-stream.ts';

const { publicKey, privateKey } = newBackupKeys();
const NOW = new Date('2019-03-04T10:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
let root: string;
let folder: string;
let target: string;
let keys: KeyStore;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
  [folder, target] = [join(root, 'keys'), join(root, 'copies')];
  mkdirSync(target);
  keys = await openKeyStore(folder);
});
afterEach(() => {
  keys.close();
  rmSync(root, { recursive: true, force: true });
});

const copy = (now = NOW, days = 7) => copyKeys({ keys: folder, target, recipient: publicKey, now, days });
async function restored(path: string): Promise<KeyStore> {
  const place = join(root, `restored-${readdirSync(root).length}`);
  await restoreKeys(path, privateKey, place);
  return openKeyStore(place);
}

test('a copy of the keys gives them all back, made while keys are being written', async () => {
  await keys.create([1, 2]);
  const sealed = keys.seal(2, 'here', 'text');
  const writing = (async () => {
    for (let id = 3; id < 60; id++) await keys.create([id]);
  })();
  const { path, keys: count } = await copy();
  await writing;
  expect(count).toBeGreaterThanOrEqual(2);
  const again = await restored(path);
  expect(again.open(2, 'here', sealed).toString()).toBe('text');
  expect(again.token('name-word', 'yilmaz').equals(keys.token('name-word', 'yilmaz'))).toBe(true);
  again.close();
});

test('a copy of the keys takes along who asked not to be approached', async () => {
  keys.writeBeside('marks');
  const again = await restored((await copy()).path);
  expect(again.readBeside()?.toString()).toBe('marks');
  again.close();
});

test('a copy shows nothing of the keys, and opens with the private backup key only', async () => {
  await keys.create([1]);
  const { path } = await copy();
  const bytes = readFileSync(path);
  for (const name of readdirSync(folder)) expect(bytes.includes(readFileSync(join(folder, name)).subarray(0, 32)), name).toBe(false);
  await expect(restoreKeys(path, newBackupKeys().privateKey, join(root, 'nobody'))).rejects.toThrow(/geen hele kopie/);
  writeFileSync(path, bytes.subarray(0, bytes.length - 1));
  await expect(restoreKeys(path, privateKey, join(root, 'cut'))).rejects.toThrow(/geen hele kopie/);
  expect(readdirSync(root).sort()).toEqual(['copies', 'keys']);
});

test('an erasure is complete when the last copy from before it is gone: copies go after their days, and nothing else in the folder', async () => {
  await keys.create([1, 2]);
  const sealed = keys.seal(1, 'here', 'text');
  await copy();
  await keys.erase([1]);
  writeFileSync(join(target, 'letter.txt'), 'not ours');
  expect(await copy(later(7))).toMatchObject({ removed: 0, keys: 1 });
  const before = await restored(join(target, 'keys-20190304T100000Z.bis'));
  expect(before.open(1, 'here', sealed).toString()).toBe('text');
  expect(await copy(later(7.5))).toMatchObject({ removed: 1 });
  expect(readdirSync(target).sort()).toEqual(['keys-20190311T100000Z.bis', 'keys-20190311T220000Z.bis', 'letter.txt']);
  const after = await restored(join(target, 'keys-20190311T220000Z.bis'));
  expect(() => after.open(1, 'here', sealed)).toThrow(KeyGone);
  expect(after.state(1)).toBe('erased');
  for (const store of [before, after]) store.close();
});

test('keys do not go where backups of the database are', async () => {
  writeFileSync(join(target, 'base-20190304T100000Z.bis'), '');
  await expect(copy()).rejects.toThrow(/andere plek[\s\S]*elsewhere/);
});

test('a copy is refused where a key does not open: it would be worth nothing', async () => {
  await keys.create([1]);
  const path = join(folder, 'keys.1.bin');
  const whole = join(root, 'whole.bin');
  cpSync(path, whole);
  const bytes = readFileSync(path);
  bytes[70]! ^= 1;
  writeFileSync(path, bytes);
  await expect(copy()).rejects.toThrow('seal');
  expect(readdirSync(target)).toEqual([]);
  cpSync(whole, path);
});
