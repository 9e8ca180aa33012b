import { Readable } from 'node:stream';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { SealBroken } from '../seal.ts';
import { pack, unpack } from './entries.ts';
import type { Sink } from './entries.ts';
import { newBackupKeys, openStream, privateFromRaw, publicFromRaw, rawPrivate, rawPublic, sealStream } from './sealed-stream.ts';

const { publicKey, privateKey } = newBackupKeys();
const BLOCK = 65_536;

async function gather(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
const inPieces = (bytes: Buffer, size: number) => Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)));
const seal = (bytes: Buffer, label = 'test') => gather(sealStream(publicKey, label, inPieces(bytes, 10_000)));
const open = (bytes: Buffer, label = 'test', key = privateKey) => gather(openStream(key, label, inPieces(bytes, 7_777)));

test.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 200_000])('%i bytes come back as they were', async (size) => {
  const bytes = randomBytes(size);
  const sealed = await seal(bytes);
  expect((await open(sealed)).equals(bytes)).toBe(true);
  if (size > 100) expect(sealed.includes(bytes.subarray(0, 50))).toBe(false);
});

test('of 100 changed and 100 cut backups none opens', async () => {
  const sealed = await seal(randomBytes(300_000));
  let refused = 0;
  for (let at = 0; at < 100; at++) {
    const changed = Buffer.from(sealed);
    changed[Math.floor((at / 100) * sealed.length)]! ^= 1 << (at % 8);
    await expect(open(changed)).rejects.toThrow();
    await expect(open(sealed.subarray(0, Math.floor((at / 100) * sealed.length)))).rejects.toThrow(SealBroken);
    refused += 2;
  }
  console.log(`backups: ${refused} changed or cut, ${refused} refused`);
});

test('blocks in another order, doubled or left out do not open, nor a stream that ends at the end of a block', async () => {
  const sealed = await seal(randomBytes(4 * BLOCK + 5));
  const [head, size] = [40, BLOCK + 16];
  const blocks = Array.from({ length: 5 }, (_, at) => sealed.subarray(head + at * size, head + (at + 1) * size));
  for (const order of [[1, 0, 2, 3, 4], [0, 1, 1, 2, 3, 4], [0, 2, 3, 4], [0, 1, 2, 3]]) {
    await expect(open(Buffer.concat([sealed.subarray(0, head), ...order.map((at) => blocks[at]!)]))).rejects.toThrow(SealBroken);
  }
});

test('it opens for its own purpose and with its own key only; the public half opens nothing', async () => {
  const sealed = await seal(Buffer.from('text'));
  await expect(open(sealed, 'other')).rejects.toThrow(SealBroken);
  await expect(open(sealed, 'test', newBackupKeys().privateKey)).rejects.toThrow(SealBroken);
  await expect(open(sealed, 'test', privateFromRaw(rawPublic(publicKey)))).rejects.toThrow(SealBroken);
  expect((await open(sealed, 'test', privateFromRaw(rawPrivate(privateKey)))).toString()).toBe('text');
  expect(rawPublic(publicFromRaw(rawPublic(publicKey))).equals(rawPublic(publicKey))).toBe(true);
});

const keep = (): Sink & { files: Map<string, string> } => {
  const files = new Map<string, string>();
  let path = '';
  return {
    files, folder: async () => undefined, end: async () => undefined,
    begin: async (name) => {
      path = name;
      files.set(path, '');
    },
    write: async (piece) => void files.set(path, files.get(path)! + piece.toString()),
  };
};

test('files come back with their names, and what was known at the end', async () => {
  const sink = keep();
  const entries = [{ path: 'a', content: [Buffer.from('one'), Buffer.from(' two')] }, { path: 'b', content: null }, { path: 'b/c', content: [] }];
  expect(await unpack(pack(entries, ({ files }) => ({ told: files })), sink)).toEqual({ told: 2, files: 2, bytes: 7 });
  expect([...sink.files]).toEqual([['a', 'one two'], ['b/c', '']]);
});

test('a stream without its end is not whole, and no path leads out of the folder', async () => {
  const whole = await gather(pack([{ path: 'a', content: [Buffer.from('one')] }], () => ({})));
  for (let length = 0; length < whole.length; length++) await expect(unpack(Readable.from([whole.subarray(0, length)]), keep())).rejects.toThrow(SealBroken);
  for (const path of ['../a', '/a', 'b/../../a', 'b\\a']) await expect(unpack(pack([{ path, content: [] }], () => ({})), keep())).rejects.toThrow('out of the folder');
});
