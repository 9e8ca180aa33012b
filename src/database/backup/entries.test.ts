import { expect, test } from 'vitest';
import { SealBroken } from '../seal.ts';
import { pack, unpack, type FileEntry, type Sink } from './entries.ts';

const FILES: FileEntry[] = [
  { path: 'folder', content: null }, { path: 'folder/first', content: [Buffer.from('one piece, '), Buffer.from('and another')] }, { path: 'empty', content: [] },
];

async function bytesOf(files: readonly FileEntry[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of pack(files, () => ({ format: 1 }))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function read(bytes: Buffer): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  let path = '';
  const sink: Sink = {
    folder: async () => undefined, end: async () => undefined,
    begin: async (name) => { found[path = name] = ''; }, write: async (piece) => { found[path] += piece.toString(); },
  };
  await unpack((async function* stream() { yield bytes; })(), sink);
  return found;
}

test('files come out as they went in', async () => {
  expect(await read(await bytesOf(FILES))).toEqual({ 'folder/first': 'one piece, and another', empty: '' });
});

test('a changed letter, a missing end and something after the end are found', async () => {
  const whole = await bytesOf(FILES);
  const changed = Buffer.from(whole);
  changed.write('x', whole.indexOf('another'));
  await expect(read(changed)).rejects.toThrow('not what it was');
  for (let end = 0; end < whole.length; end++) await expect(read(whole.subarray(0, end))).rejects.toThrow(SealBroken);
  await expect(read(Buffer.concat([whole, whole]))).rejects.toThrow('after its end');
});

test('a path that leads out of the folder is refused', async () => {
  for (const path of ['../outside', '/outside', 'in/../../outside', 'in\\outside']) await expect(read(await bytesOf([{ path, content: [] }]))).rejects.toThrow('leads out');
});
