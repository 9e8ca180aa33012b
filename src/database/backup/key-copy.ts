import type { KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StartRefused } from '../instance.ts';
import {
  besidePath, checkHead, EMPTY, GONE, isQuiet, keptPath, lookAt, masterPath, newest, readSecret, RECORD, rootPath, shred, storePath, unwrap, wrappingKey,
} from '../key-files.ts';
import { SealBroken } from '../seal.ts';
import { bytesOf, pack, unpack } from './entries.ts';
import type { FileEntry, Sink } from './entries.ts';
import { basesIn, instantName, syncFolder, writeNew } from './place.ts';
import { openStream, sealStream } from './sealed-stream.ts';

const LABEL = 'keys';
const COPY = /^keys-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.bis$/;
const DAY = 86_400_000;

export interface KeyCopyOptions {
  /** The folder of the key store. */
  keys: string;
  target: string;
  recipient: KeyObject;
  now: Date;
  /** Copies older than this go: an erasure is complete when the last copy from before it is gone. */
  days: number;
}

/**
 * Copies the key store into one sealed file, while it is in use, and removes the copies there that have had their days.
 * Throws StartRefused in a folder with backups: whoever finds both has everything.
 */
export async function copyKeys({ keys, target, recipient, now, days }: KeyCopyOptions): Promise<{ path: string; keys: number; removed: number }> {
  if ((await basesIn(target)).length > 0) {
    throw new StartRefused(`In ${target} staan back-ups van de database. Bewaar de sleutels op een andere plek: wie beide heeft, kan alles lezen.\n`
      + `${target} holds backups of the database. Keep the keys elsewhere: whoever has both can read everything.`);
  }
  const files = await wholeStore(keys);
  const { path } = await writeNew(join(target, `keys-${instantName(now)}.bis`), sealStream(recipient, LABEL, pack(files.entries, () => ({ format: 1 }))));
  return { path, keys: files.keys, removed: removeOld(target, now.getTime() - days * DAY) };
}

/** All files of one generation, in which every key opens: read again where a key was just being written or the store rewritten. */
async function wholeStore(folder: string): Promise<{ entries: FileEntry[]; keys: number }> {
  const TRIES = 20;
  for (let tries = 1; ; tries++) {
    const generation = newest(lookAt(folder));
    try {
      const entries = [besidePath(folder), rootPath(folder), keptPath(folder), masterPath(folder, generation), storePath(folder, generation)].filter((path) => existsSync(path))
        .map((path) => ({ path: basename(path), content: [readFileSync(path)] }));
      const keys = keysIn(entries.at(-1)!.content[0]!, generation, wrappingKey(readSecret(masterPath(folder, generation))));
      if (isQuiet(folder) && newest(lookAt(folder)) === generation) return { entries, keys };
    } catch (error) {
      if (tries === TRIES || (!(error instanceof SealBroken) && newest(lookAt(folder)) === generation)) throw error;
    }
  }
}

function keysIn(store: Buffer, generation: number, wrapping: Buffer): number {
  checkHead(store.subarray(0, RECORD), generation, wrapping);
  let keys = 0;
  for (let at = RECORD; at + RECORD <= store.length; at += RECORD) {
    const record = store.subarray(at, at + RECORD);
    if (record.equals(EMPTY) || record.equals(GONE)) continue;
    unwrap(wrapping, at / RECORD, record).fill(0);
    keys++;
  }
  return keys;
}

function removeOld(target: string, before: number): number {
  const old = readdirSync(target).filter((name) => {
    const [, year, month, day, hour, minute, second] = COPY.exec(name) ?? [];
    return year !== undefined && Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) < before;
  });
  for (const name of old) shred(target, join(target, name));
  return old.length;
}

/** Puts the store of a copy into a folder that is not there yet. Throws StartRefused where the copy is not whole or the key is another one. */
export async function restoreKeys(copy: string, privateKey: KeyObject, folder: string): Promise<void> {
  const making = `${folder}.restoring`;
  rmSync(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  const into = intoFolder(making);
  try {
    await unpack(openStream(privateKey, LABEL, bytesOf(copy)), into);
    await into.sync();
    renameSync(making, folder);
    await syncFolder(join(folder, '..'));
  } catch (error) {
    await into.abandon();
    rmSync(making, { recursive: true, force: true });
    if (!(error instanceof SealBroken)) throw error;
    throw new StartRefused(`${copy} is geen hele kopie van de sleutels, of de back-upsleutel is een andere.\n${copy} is no whole copy of the keys, or the backup key is another one.`, { cause: error });
  }
}

/** On disk when `sync` resolves: one wait for all files is much shorter than one for each. */
export function intoFolder(folder: string): Sink & { sync(): Promise<void>; abandon(): Promise<void> } {
  let file: Awaited<ReturnType<typeof open>> | null = null;
  const written: string[] = [];
  return {
    async folder(path) {
      await mkdir(join(folder, path), { recursive: true, mode: 0o700 });
      written.push(path);
    },
    async begin(path) {
      file = await open(join(folder, path), 'wx', 0o600);
      written.push(path);
    },
    async write(piece) {
      await file!.writeFile(piece);
    },
    async end() {
      await file!.close();
      file = null;
    },
    async abandon() {
      await file?.close();
    },
    async sync() {
      for (const path of [...written, '.']) await syncFolder(join(folder, path));
    },
  };
}
