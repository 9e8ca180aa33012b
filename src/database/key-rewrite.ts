import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import {
  EMPTY, GONE, head, holdRewriting, keptPath, lookAt, markOver, masterPath, newest, OLD_MASTER, OLD_STORE, readSecret, RECORD,
  rootPath, shred, storePath, syncFolder, unwrap, wrap, wrappingKey, writeSecret,
} from './key-files.ts';
import type { Found } from './key-files.ts';
import { derive, KEY, SealBroken } from './seal.ts';

/** What came from the master key before there was a root: these come out the same for ever in a store of that time. */
const OLD_PURPOSES = [
  'shared', ...['key-store', 'name-word', 'identity name-and-birth-date', 'identity name', 'draft', 'once', 'code', 'sign-in', 'device', 'password']
    .map((purpose) => `token ${purpose}`),
];

/** Called after every step of a rewriting, with what is on disk now: tests look at each. */
export type AfterStep = (step: string) => void;
const NOBODY: AfterStep = () => undefined;

/**
 * Makes the folder's store where there is none, and finishes or undoes what a program that ended left half done.
 * Returns the generation that counts. Throws where a file that cannot be made again is missing.
 */
export async function settleStore(folder: string): Promise<number> {
  for (;;) {
    const found = lookAt(folder);
    if (isSettled(found)) return newest(found);
    const held = await holdRewriting(folder);
    try {
      await settle(folder);
    } finally {
      held.release();
    }
  }
}

function isSettled({ stores, masters, root, old, unfinished, deadMarkers, rewriting }: Found): boolean {
  // Who rewrites at this moment leaves the present generation whole until the next one is.
  if (rewriting.length > 0) return root && stores.length > 0 && masters.includes(stores.at(-1)!);
  return root && stores.length === 1 && masters.length === 1 && stores[0] === masters[0] && !old && unfinished.length + deadMarkers.length === 0;
}

async function settle(folder: string): Promise<void> {
  const found = lookAt(folder);
  if (found.stores.length === 0) await begin(folder, found);
  else refuseLoss(found);
  clearUp(folder, newest(lookAt(folder)));
}

async function begin(folder: string, found: Found): Promise<void> {
  if (found.old) return moveOldStore(folder);
  const strange = readdirSync(folder).filter((name) => !found.rewriting.includes(name));
  if (strange.length > 0 && found.deadMarkers.length === 0) throw new Error(`${strange[0]} is there and keys.*.bin is not: put the keys back, new ones open nothing`);
  try {
    writeSecret(folder, rootPath(folder), randomBytes(KEY));
    await writeGeneration({ folder, generation: 1, source: null, erased: new Set(), closing: () => undefined, after: NOBODY });
  } catch (error) {
    for (const path of [rootPath(folder), masterPath(folder, 1), `${storePath(folder, 1)}.new`]) rmSync(path, { force: true });
    throw error;
  }
}

function refuseLoss(found: Found): void {
  const last = newest(found);
  if (!found.masters.includes(last)) throw new Error(`keys.${last}.bin is there and master.${last}.key is not: put the master key back, a new one opens nothing`);
  if (!found.root) throw new Error('root.key is not there: put it back, a new one finds nobody and lets nobody in');
}

/** Only what is older or unfinished goes; at every moment the newest generation is whole. */
function clearUp(folder: string, current: number): void {
  const { stores, masters, old, unfinished, deadMarkers } = lookAt(folder);
  for (const generation of stores.filter((one) => one !== current)) markOver(storePath(folder, generation));
  for (const generation of masters.filter((one) => one !== current)) shred(folder, masterPath(folder, generation));
  if (old) shred(folder, join(folder, OLD_MASTER));
  for (const generation of stores.filter((one) => one !== current)) shred(folder, storePath(folder, generation), RECORD);
  if (old) shred(folder, join(folder, OLD_STORE));
  for (const name of unfinished) shred(folder, join(folder, name));
  for (const name of deadMarkers) rmSync(join(folder, name), { force: true });
}

/** The old master must go, or older copies would open for ever; what came from it is kept by purpose, which leads back to nothing. */
async function moveOldStore(folder: string): Promise<void> {
  const path = join(folder, OLD_MASTER);
  if (!existsSync(path)) throw new Error(`${OLD_STORE} is there and ${OLD_MASTER} is not: put the master key back, a new one opens nothing`);
  const master = readSecret(path);
  const kept = Object.fromEntries(OLD_PURPOSES.map((purpose) => [purpose, derive(master, purpose).toString('hex')]));
  writeSecret(folder, keptPath(folder), Buffer.from(`${JSON.stringify(kept)}\n`));
  writeSecret(folder, rootPath(folder), randomBytes(KEY));
  const source = { path: join(folder, OLD_STORE), wrapping: wrappingKey(master) };
  await writeGeneration({ folder, generation: 1, source, erased: new Set(), closing: () => undefined, after: NOBODY });
}

interface Source {
  path: string;
  wrapping: Buffer;
}

interface Writing {
  folder: string;
  generation: number;
  source: Source | null;
  erased: ReadonlySet<number>;
  /** Called when all that was there at the beginning is copied. */
  closing(): void;
  after: AfterStep;
}

/** A whole store under a new master key; nothing counts before its name is there. */
async function writeGeneration({ folder, generation, source, erased, closing, after }: Writing): Promise<void> {
  const master = randomBytes(KEY);
  writeSecret(folder, masterPath(folder, generation), master);
  after('new master key written');
  const wrapping = wrappingKey(master);
  master.fill(0);
  const path = storePath(folder, generation);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, head(generation, wrapping), 0, RECORD, 0);
    if (source) await copyRecords(source, { file, wrapping, erased }, closing);
    fsyncSync(file);
  } finally {
    closeSync(file);
    wrapping.fill(0);
  }
  after('new store written');
  renameSync(`${path}.new`, path);
  syncFolder(folder);
  after('new store named');
}

interface Target {
  file: number;
  wrapping: Buffer;
  erased: ReadonlySet<number>;
}

const AT_ONCE = 512;

/** Everything while others write on, and then, while nothing they write counts, what they changed meanwhile: that takes a moment only. */
async function copyRecords(source: Source, target: Target, closing: () => void): Promise<void> {
  const from = openSync(source.path, 'r');
  try {
    const first = readRecords(from);
    const torn = new Set<number>();
    for (let at = 0; at < first.length; at += AT_ONCE * RECORD) {
      const block = Buffer.from(first.subarray(at, at + AT_ONCE * RECORD));
      for (let within = 0; within < block.length; within += RECORD) {
        if (!rewrap(block.subarray(within, within + RECORD), (at + within) / RECORD + 1, source.wrapping, target)) torn.add(at + within);
      }
      writeSync(target.file, block, 0, block.length, RECORD + at);
      await breathe();
    }
    closing();
    copyChanged({ before: first, torn, now: readRecords(from) }, source, target);
  } finally {
    closeSync(from);
  }
}

/** All records from id 1 on. */
function readRecords(file: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, Math.floor(fstatSync(file).size / RECORD) - 1) * RECORD);
  readSync(file, bytes, 0, bytes.length, RECORD);
  return bytes;
}

interface Changes {
  before: Buffer;
  now: Buffer;
  /** Places of what did not unwrap: it was being written, or the disk has lost it. */
  torn: ReadonlySet<number>;
}

function copyChanged({ before, now, torn }: Changes, source: Source, target: Target): void {
  for (let at = 0; at < now.length; at += RECORD) {
    const record = now.subarray(at, at + RECORD);
    const same = record.equals(before.subarray(at, at + RECORD));
    if (same && !torn.has(at)) continue;
    const whole = rewrap(record, at / RECORD + 1, source.wrapping, target);
    if (!whole && same) throw new Error(`key ${at / RECORD + 1} does not open with its master key: put the keys back from a copy`);
    if (whole) writeSync(target.file, record, 0, RECORD, RECORD + at);
  }
}

/** Wraps the record anew in its place. False, and the record empty, where it does not open. */
function rewrap(record: Buffer, id: number, before: Buffer, { wrapping, erased }: Target): boolean {
  if (erased.has(id)) GONE.copy(record);
  if (record.equals(EMPTY) || record.equals(GONE)) return true;
  try {
    const key = unwrap(before, id, record);
    wrap(wrapping, id, key).copy(record);
    key.fill(0);
    return true;
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    EMPTY.copy(record);
    return false;
  }
}

/**
 * Leaves these keys behind: every other key goes over to a new generation under a new master key, and the old master key
 * and file are overwritten and removed. Whenever it stops, the next opening finds either generation whole: the old one
 * until the new one has its name, the new one from then on. Throws where the disk or another program does not allow it.
 */
export async function rewriteWithout(folder: string, ids: readonly number[], after: AfterStep = NOBODY): Promise<void> {
  const held = await holdRewriting(folder);
  let whole = false;
  try {
    await settle(folder);
    whole = true;
    after('marked');
    const current = newest(lookAt(folder));
    const source = { path: storePath(folder, current), wrapping: wrappingKey(readSecret(masterPath(folder, current))) };
    await writeGeneration({ folder, generation: current + 1, source, erased: new Set(ids), closing: held.closing, after });
    source.wrapping.fill(0);
    markOver(source.path);
    after('old store marked');
    shred(folder, masterPath(folder, current));
    after('old master key destroyed');
    shred(folder, source.path, RECORD);
    after('old store destroyed');
  } finally {
    if (whole) clearUp(folder, newest(lookAt(folder)));
    held.release();
  }
}
