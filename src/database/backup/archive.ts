import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { SealBroken } from '../seal.ts';
import { WAL_FOLDER, writeNew } from './place.ts';
import { openStream, publicOf, rawPublic, sealStream } from './sealed-stream.ts';

/**
 * What PostgreSQL writes ahead, a piece a file: 32 bytes to know the same piece again by, without the private key, and the
 * sealed piece. PostgreSQL hands each piece over when it is full or some minutes old, and again until it is taken.
 */
const PRINT = 32;
const label = (name: string): string => `wal ${name}`;
const pathOf = (folder: string, name: string): string => join(folder, WAL_FOLDER, `${name}.bis`);

const printOf = (publicKey: KeyObject, piece: Buffer): Buffer => createHmac('sha256', rawPublic(publicKey)).update(piece).digest();

/**
 * Puts a piece into the archive; on disk when this resolves. Once more the same piece is no error. Throws where another one
 * of that name lies there: then two databases archive into one folder. The folder `wal` is never made here: where a share
 * is not mounted it is missing, and the piece has to wait.
 */
export async function putPiece(folder: string, name: string, piece: Buffer, publicKey: KeyObject): Promise<void> {
  const path = pathOf(folder, name);
  const print = printOf(publicKey, piece);
  if (existsSync(path)) return refuseOther(path, print);
  const sealed = sealStream(publicKey, label(name), Readable.from([zstdCompressSync(piece)]));
  try {
    await writeNew(path, prefixed(print, sealed));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await refuseOther(path, print);
  }
}

async function* prefixed(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function refuseOther(path: string, print: Buffer): Promise<void> {
  const file = await open(path, 'r');
  const { buffer } = await file.read(Buffer.alloc(PRINT), 0, PRINT, 0);
  await file.close();
  if (!buffer.equals(print)) throw new Error(`${path} holds something else: does another database archive into this folder?`);
}

/** Null where the archive has no such piece: it ends before. Throws SealBroken. */
export async function getPiece(folder: string, name: string, privateKey: KeyObject): Promise<Buffer | null> {
  const path = pathOf(folder, name);
  if (!existsSync(path)) return null;
  const bytes = await readFile(path);
  const pieces: Buffer[] = [];
  for await (const opened of openStream(privateKey, label(name), Readable.from([bytes.subarray(PRINT)]))) pieces.push(opened);
  const piece = zstdDecompressSync(Buffer.concat(pieces));
  if (!printOf(publicOf(privateKey), piece).equals(bytes.subarray(0, PRINT))) throw new SealBroken('a piece of the archive is not what it was');
  return piece;
}

const SEGMENT = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})\.bis$/;
/** Pieces of 16 MB: the last eight digits run to FF, then the middle eight go up. */
const PER_LOG = 0x100;

/** Names that should be in the archive and are not, from this piece on: a restore would end there without a word. */
export async function gapsFrom(folder: string, first: string): Promise<string[]> {
  const names = existsSync(join(folder, WAL_FOLDER)) ? await readdir(join(folder, WAL_FOLDER)) : [];
  const positions = new Map<string, number[]>();
  for (const name of names) {
    const [, timeline, log, part] = SEGMENT.exec(name) ?? [];
    if (timeline && name.slice(0, first.length) >= first) positions.set(timeline, [...positions.get(timeline) ?? [], parseInt(log!, 16) * PER_LOG + parseInt(part!, 16)]);
  }
  return [...positions].flatMap(([timeline, found]) => missing(timeline, found.sort((a, b) => a - b)));
}

function missing(timeline: string, found: readonly number[]): string[] {
  const gaps: string[] = [];
  for (let at = 1; at < found.length; at++) {
    for (let position = found[at - 1]! + 1; position < found[at]!; position++) gaps.push(segmentName(timeline, position));
  }
  return gaps;
}

function segmentName(timeline: string, position: number): string {
  const digits = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');
  return `${timeline}${digits(Math.floor(position / PER_LOG))}${digits(position % PER_LOG)}`;
}
