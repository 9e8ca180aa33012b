import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SealBroken } from '../seal.ts';

/**
 * Several files in one stream: for each its path, its bytes in pieces, and its length and checksum; last a manifest. Without
 * the manifest the stream is not whole.
 */
export interface FileEntry {
  /** Inside the folder, with `/`. */
  path: string;
  /** Null for a folder. */
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null;
}

export interface Manifest {
  files: number;
  bytes: number;
  [what: string]: unknown;
}

const HEAD = 5;
type Kind = 'file' | 'folder' | 'data' | 'end' | 'manifest';
const KINDS: readonly Kind[] = ['file', 'folder', 'data', 'end', 'manifest'];

function frame(kind: Kind, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD);
  head[0] = KINDS.indexOf(kind);
  head.writeUInt32BE(payload.byteLength, 1);
  return Buffer.concat([head, payload]);
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** `about` is asked at the end, for what only then is known. */
export async function* pack(entries: AsyncIterable<FileEntry> | Iterable<FileEntry>, about: (all: { files: number; bytes: number }) => Record<string, unknown>): AsyncGenerator<Buffer> {
  let files = 0;
  let total = 0;
  for await (const { path, content } of entries) {
    yield frame(content ? 'file' : 'folder', json({ path }));
    if (!content) continue;
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of content) {
      hash.update(piece);
      bytes += piece.byteLength;
      yield frame('data', piece);
    }
    yield frame('end', json({ bytes, sha256: hash.digest('hex') }));
    files++;
    total += bytes;
  }
  yield frame('manifest', json({ ...about({ files, bytes: total }), files, bytes: total }));
}

/** Where unpacked files go. Each call ends before the next one is made. */
export interface Sink {
  folder(path: string): Promise<void>;
  begin(path: string): Promise<void>;
  write(piece: Buffer): Promise<void>;
  end(): Promise<void>;
}

/** Throws SealBroken where a checksum differs or the manifest is missing: what was written until then is worth nothing. */
export async function unpack(stream: AsyncIterable<Buffer>, sink: Sink): Promise<Manifest> {
  let manifest: Manifest | null = null;
  let hash = createHash('sha256');
  const seen = { files: 0, bytes: 0, own: 0 };
  for await (const { kind, payload } of frames(stream)) {
    if (manifest) throw new SealBroken('the backup goes on after its end');
    if (kind === 'data') {
      hash.update(payload);
      seen.own += payload.length;
      await sink.write(payload);
      continue;
    }
    const value = JSON.parse(payload.toString()) as { path: string; bytes: number; sha256: string };
    if (kind === 'folder') await sink.folder(inside(value.path));
    else if (kind === 'file') {
      hash = createHash('sha256');
      seen.own = 0;
      await sink.begin(inside(value.path));
    } else if (kind === 'end') {
      if (value.bytes !== seen.own || value.sha256 !== hash.digest('hex')) throw new SealBroken('a file in the backup is not what it was');
      await sink.end();
      seen.files++;
      seen.bytes += seen.own;
    } else manifest = value as unknown as Manifest;
  }
  if (!manifest || manifest.files !== seen.files || manifest.bytes !== seen.bytes) throw new SealBroken('the backup is not whole');
  return manifest;
}

function inside(path: string): string {
  if (path.startsWith('/') || path.includes('\\') || path.split('/').includes('..')) throw new SealBroken('a path that leads out of the folder');
  return path;
}

async function* frames(stream: AsyncIterable<Buffer>): AsyncGenerator<{ kind: Kind; payload: Buffer }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of stream) {
    rest = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    let at = 0;
    while (rest.length - at >= HEAD) {
      const length = rest.readUInt32BE(at + 1);
      if (rest.length - at - HEAD < length) break;
      const kind = KINDS[rest[at]!];
      if (!kind) throw new SealBroken('not the files of a backup');
      yield { kind, payload: rest.subarray(at + HEAD, at + HEAD + length) };
      at += HEAD + length;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new SealBroken('the backup is not whole');
}

/** The stream after a transform; what goes wrong on either side is thrown here. */
export async function* through(source: AsyncIterable<Uint8Array>, transform: Duplex): AsyncGenerator<Buffer> {
  const out = new PassThrough({ highWaterMark: 1_048_576 });
  const running = pipeline(Readable.from(source, { objectMode: false, highWaterMark: 1_048_576 }), transform, out);
  running.catch(() => undefined);
  for await (const piece of out) yield piece as Buffer;
  await running;
}

export const bytesOf = (path: string): AsyncIterable<Buffer> => createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>;
