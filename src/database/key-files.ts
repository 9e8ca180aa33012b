import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { alive, startedAt } from './alive.ts';
import { derive, encrypt, KEY, NONCE, TAG, decrypt } from './seal.ts';

/**
 * The files of the key store. `keys.<n>.bin` holds 64 bytes a key at id × 64: nonce 12, wrapped key 32, tag 16, mark 4; all
 * zero where none was ever made. Place 0 is the head: name, generation, whether a later one took over, and a check of the
 * master key. `master.<n>.key` wraps the keys of generation n and goes with it. `root.key` stays: what must outlive an
 * erasure (search, sign-in) comes from it. The highest generation that is there is the one that counts.
 */
export const RECORD = 64;
export const EMPTY = Buffer.alloc(RECORD);
export const GONE = Buffer.concat([Buffer.alloc(RECORD - 4), Buffer.from('GONE')]);
const MARK = Buffer.from('BIS1');
const NAME = Buffer.from('BISKEYS1');
const [GENERATION_AT, OVER_AT, CHECK_AT] = [8, 12, 16];

export const storePath = (folder: string, generation: number): string => join(folder, `keys.${generation}.bin`);
export const masterPath = (folder: string, generation: number): string => join(folder, `master.${generation}.key`);
export const rootPath = (folder: string): string => join(folder, 'root.key');
/** Marks of who asked not to be approached (people/keep-marks.ts), sealed for the house: they go wherever the keys go. */
export const besidePath = (folder: string): string => join(folder, 'marks.bin');
/** What a store of before there were generations derived from its master key, by purpose. */
export const keptPath = (folder: string): string => join(folder, 'kept.json');
/** That store: one file for all times under one master key, which search and sign-in came from as well. */
export const OLD_STORE = 'keys.bin';
export const OLD_MASTER = 'master.key';

export interface Found {
  stores: number[];
  masters: number[];
  root: boolean;
  old: boolean;
  /** Half-written files. */
  unfinished: string[];
  /** Of programs that ended in the middle of making or rewriting a store. */
  deadMarkers: string[];
  /** Somebody makes or rewrites the store: others may go on using it, and not do the same. */
  rewriting: string[];
  /** Somebody is about to put a new file in the place of this one: what is written now may be too late for it. */
  closing: string[];
}

export function lookAt(folder: string): Found {
  const names = readdirSync(folder);
  const numbers = (pattern: RegExp) => names.flatMap((name) => pattern.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b);
  const markers = names.filter((name) => /^(rewriting|closing)-/.test(name));
  const living = (kind: string) => markers.filter((name) => name.startsWith(kind) && lives(name));
  return {
    stores: numbers(/^keys\.(\d+)\.bin$/), masters: numbers(/^master\.(\d+)\.key$/), root: names.includes('root.key'), old: names.includes(OLD_STORE),
    unfinished: names.filter((name) => name.endsWith('.new')), deadMarkers: markers.filter((name) => !lives(name)),
    rewriting: living('rewriting-'), closing: living('closing-'),
  };
}

/** No program is putting a new file in the place of this one, and none ended doing so. */
export function isQuiet(folder: string): boolean {
  const { deadMarkers, closing } = lookAt(folder);
  return deadMarkers.length + closing.length === 0;
}

export const newest = ({ stores }: Found): number => stores.at(-1) ?? 0;

let marked = 0;

/** A marker names its process, so that one left by a process that ended never has to be waited for. */
const markerName = (kind: 'rewriting' | 'closing'): string => `${kind}-${process.pid}-${fingerprint(process.pid)}-${++marked}`;

function lives(marker: string): boolean {
  const [, pid, print] = marker.split('-');
  return alive(Number(pid)) && fingerprint(Number(pid)) === print;
}

const fingerprint = (pid: number): string => createHash('sha256').update(startedAt(pid)).digest('hex').slice(0, 12);

/** The one right to rewrite the store. */
export interface Rewriting {
  /** From here on nobody counts what they write as kept before this is given back. */
  closing(): void;
  release(): void;
}

const WAITING_LIMIT = 120_000;

/** Waits up to two minutes for a living program that has it. */
export async function holdRewriting(folder: string): Promise<Rewriting> {
  const own = markerName('rewriting');
  const made = [join(folder, own)];
  for (let waited = 0; waited < WAITING_LIMIT;) {
    putMarker(folder, made[0]!);
    if (lookAt(folder).rewriting.every((name) => name === own)) {
      return {
        closing: () => putMarker(folder, made[made.push(join(folder, markerName('closing'))) - 1]!),
        release: () => made.toReversed().forEach((path) => removeDurably(folder, path)),
      };
    }
    rmSync(made[0]!);
    // Not the same for everybody: two that met would meet again.
    const pause = 20 + ((process.pid + 7 * marked) % 40);
    await wait(pause);
    waited += pause;
  }
  throw new Error('another program has been rewriting the keys for two minutes');
}

function putMarker(folder: string, path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
  syncFolder(folder);
}

/** Resolves when what is written counts again. */
export async function untilRewritten(folder: string): Promise<void> {
  const STEP = 5;
  while (lookAt(folder).closing.length > 0) await wait(STEP);
}

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch {
    // Windows syncs no folders.
  } finally {
    closeSync(handle);
  }
}

function removeDurably(folder: string, path: string): void {
  rmSync(path, { force: true });
  syncFolder(folder);
}

export function writeSecret(folder: string, path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  syncFolder(folder);
}

/** At every moment the file is there whole, as it was or as it is. */
export function replaceDurably(folder: string, path: string, bytes: Uint8Array): void {
  const part = `${path}.part`;
  writeSecret(folder, part, bytes);
  renameSync(part, path);
  syncFolder(folder);
}

export function readSecret(path: string): Buffer {
  const bytes = readFileSync(path);
  if (bytes.length !== KEY) throw new Error(`${path.slice(path.lastIndexOf('/') + 1)} is not ${KEY} bytes`);
  return bytes;
}

/** Overwrites, syncs, and only then takes the name away. */
export function shred(folder: string, path: string, keep = 0): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r+');
  const { size } = fstatSync(file);
  const BLOCK = 65_536;
  for (let at = keep; at < size; at += BLOCK) writeSync(file, randomBytes(Math.min(BLOCK, size - at)), 0, undefined, at);
  fsyncSync(file);
  ftruncateSync(file, Math.min(keep, size));
  closeSync(file);
  unlinkSync(path);
  syncFolder(folder);
}

export const wrappingKey = (master: Buffer): Buffer => derive(master, 'wrapping');

export function head(generation: number, wrapping: Buffer): Buffer {
  const bytes = Buffer.alloc(RECORD);
  NAME.copy(bytes);
  bytes.writeUInt32BE(generation, GENERATION_AT);
  checkOf(wrapping).copy(bytes, CHECK_AT);
  return bytes;
}

const checkOf = (wrapping: Buffer): Buffer => createHmac('sha256', wrapping).update('bis check').digest().subarray(0, 16);

/** Throws where the file is of another generation or was wrapped by another master key. */
export function checkHead(bytes: Buffer, generation: number, wrapping: Buffer): void {
  const named = bytes.subarray(0, NAME.length).equals(NAME) && bytes.readUInt32BE(GENERATION_AT) === generation;
  const check = checkOf(wrapping);
  if (!named || !timingSafeEqual(bytes.subarray(CHECK_AT, CHECK_AT + check.length), check)) {
    throw new Error(`master.${generation}.key does not belong to keys.${generation}.bin`);
  }
}

export const isOver = (file: number): boolean => readAt(file, 0)[OVER_AT] === 1;

/** Tells whoever has the file open that a later generation took over. */
export function markOver(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.of(1), 0, 1, OVER_AT);
  fsyncSync(file);
  closeSync(file);
}

export function readAt(file: number, id: number): Buffer {
  const record = Buffer.alloc(RECORD);
  readSync(file, record, 0, RECORD, id * RECORD);
  return record;
}

export function wrap(wrapping: Buffer, id: number, key: Buffer): Buffer {
  return Buffer.concat([encrypt(wrapping, `key ${id}`, key), MARK]);
}

/** Throws SealBroken. */
export function unwrap(wrapping: Buffer, id: number, record: Buffer): Buffer {
  return decrypt(wrapping, `key ${id}`, record.subarray(0, NONCE + KEY + TAG));
}
