import { createHash } from 'node:crypto';
import { existsSync, statfsSync } from 'node:fs';
import { link, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartRefused } from '../instance.ts';

/** A backup folder: `base-<instant>.bis` with a checksum beside each, `wal/` with what happened since. */
export const WAL_FOLDER = 'wal';
const BASE = /^base-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.bis$/;

export interface Base {
  path: string;
  /** When its copying was finished, to the next whole second: from then on it can be taken to any instant. */
  at: Date;
}

/** `20190304T101500Z`: to the next whole second, so that it never claims to be earlier than it is. */
export function instantName(at: Date): string {
  const SECOND = 1_000;
  const whole = new Date(Math.ceil(at.getTime() / SECOND) * SECOND);
  return whole.toISOString().replace('.000Z', 'Z').replaceAll(/[-:]/g, '');
}

/** Whole backups in the folder, oldest first: one under way has another name. */
export async function basesIn(folder: string): Promise<Base[]> {
  return (await readdir(folder)).sort().flatMap((name) => {
    const [, year, month, day, hour, minute, second] = BASE.exec(name) ?? [];
    return year ? [{ path: join(folder, name), at: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) }] : [];
  });
}

/** Also of a file. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  // Windows syncs no folders.
  await handle.sync().catch(() => undefined);
  await handle.close();
}

export interface Written {
  bytes: number;
  sha256: string;
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Writes a file that is there whole or not at all: under another name, on disk, and only then under its own. `path` may be
 * a function, for a name that is known at the end only. Throws where the name is taken; nothing is ever written over.
 */
export async function writeNew(path: string | (() => string), source: Bytes, within = typeof path === 'string' ? dirname(path) : ''): Promise<Written & { path: string }> {
  const part = join(within, `${typeof path === 'string' ? basename(path) : 'base'}.${process.pid}.part`);
  const file = await open(part, 'w', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of source) {
      hash.update(piece);
      bytes += piece.byteLength;
      await file.writeFile(piece);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  await file.close();
  const named = typeof path === 'string' ? path : path();
  await giveName(part, named);
  await syncFolder(within);
  return { path: named, bytes, sha256: hash.digest('hex') };
}

/** A link never takes the place of a file, and needs no right to remove one: there the other name stays, and does no harm. */
async function giveName(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || existsSync(path)) {
      await rm(part, { force: true }).catch(() => undefined);
      throw Object.assign(new Error(`${path} is there already`), { code: 'EEXIST' });
    }
    // A file system without links.
    return rename(part, path);
  }
  await unlink(part).catch(() => undefined);
}

/** Throws StartRefused where less than this is free, before anything is written. */
export function refuseWithoutSpace(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= needed) return;
  const inMegabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);
  throw new StartRefused(`Te weinig ruimte in ${folder}: ${inMegabytes(free)} MB vrij, ${inMegabytes(needed)} MB nodig. Er is niets geschreven.\n`
    + `Not enough space in ${folder}: ${inMegabytes(free)} MB free, ${inMegabytes(needed)} MB needed. Nothing was written.`);
}

const PROBE = 'can-this-be-removed';

/**
 * What the account that runs BIS could do to the backups there. It leaves one small file where it may not remove it.
 * Throws StartRefused where the folder is not there or cannot be written.
 */
export async function dangersOf(folder: string): Promise<('remove' | 'overwrite')[]> {
  const path = join(folder, PROBE);
  try {
    if (!(await stat(folder)).isDirectory()) throw new Error('no folder');
    if (!existsSync(path)) await writeNew(path, [Buffer.from('BIS tries now and then whether it could remove or change this file. It should not be able to.\n')]);
  } catch (error) {
    throw new StartRefused(`In ${folder} kan niet worden geschreven (${(error as NodeJS.ErrnoException).code ?? 'geen map'}).\n`
      + `${folder} cannot be written to (${(error as NodeJS.ErrnoException).code ?? 'no folder'}).`, { cause: error });
  }
  const found: ('remove' | 'overwrite')[] = [];
  const opened = await open(path, 'r+').catch(() => null);
  if (opened) found.push('overwrite');
  await opened?.close();
  if (await unlink(path).then(() => true, () => false)) found.push('remove');
  return found;
}
