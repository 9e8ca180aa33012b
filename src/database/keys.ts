import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsync, openSync, readFileSync, writeSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import {
  besidePath, checkHead, EMPTY, GONE, isOver, isQuiet, keptPath, lookAt, masterPath, newest, readAt, readSecret, RECORD, replaceDurably, rootPath, storePath, untilRewritten,
  unwrap, wrap, wrappingKey,
} from './key-files.ts';
import { rewriteWithout, settleStore } from './key-rewrite.ts';
import type { AfterStep } from './key-rewrite.ts';
import { decrypt, derive, encrypt, KEY, SealBroken } from './seal.ts';

export { SealBroken };

/** Keys outside the database and its backups: without its key, what it sealed is gone, in old backups too. */
export interface KeyStore {
  /** One new key per id, on disk when this resolves: call it before the transaction that uses them commits. Throws on an id in use. */
  create(ids: readonly number[]): Promise<void>;
  /** `context` names where the text belongs; it opens in no other place. Throws KeyGone. */
  seal(keyId: number, context: string, plain: string | Uint8Array): Buffer;
  /** Throws KeyGone where there is no such key, SealBroken where bytes or context differ. */
  open(keyId: number, context: string, sealed: Uint8Array): Buffer;
  /** The same 16 bytes for the same text and purpose, also after an erasure, unrelated between purposes; nobody without the store can make them. */
  token(purpose: string, text: string): Buffer;
  /** Under one key for the whole house: for what no single person's erasure may take away. */
  sealShared(context: string, plain: string | Uint8Array): Buffer;
  openShared(context: string, sealed: Uint8Array): Buffer;
  /** Takes the keys out of this file, on disk when this resolves. A copy of the file from before still has them: `erase` ends that. */
  destroy(ids: readonly number[]): Promise<void>;
  /**
   * Takes the keys away for good: the others go over to a new file under a new master key, and the old master key is
   * destroyed, so that no older copy of the file opens with what this folder holds. Some 30 µs a key in the store.
   */
  erase(ids: readonly number[], after?: AfterStep): Promise<void>;
  /** `unknown`: never made in this store, so where the database names it, this copy of the store is older than the database. */
  state(keyId: number): 'present' | 'erased' | 'unknown';
  /** The highest id that was ever given a place; 0 in an empty store. */
  highest(): number;
  /** What must be known where the database is put back from an older copy, in the folder of the keys; null where there is nothing. Throws SealBroken. */
  readBeside(): Buffer | null;
  /** In the place of what was there; on disk when this returns. One program at a time. */
  writeBeside(plain: string | Uint8Array): void;
  close(): void;
}

/** The key was destroyed or never made. */
export class KeyGone extends Error {
  override name = 'KeyGone';
}

const TOKEN = 16;
const BESIDE = 'beside the keys';
const sync = promisify(fsync);

/**
 * Makes the folder (0700) and the store in it (files 0600) where there is none. Throws where a part of a store is missing.
 * Several programs may have the same store open; each notices when another one rewrites it.
 */
export async function openKeyStore(folder: string): Promise<KeyStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await settleStore(folder);
  return new Store(folder);
}

/** One rewriting of the store, as this program has it open. */
interface Generation {
  readonly file: number;
  readonly wrapping: KeyObject;
  /** Writes under way, which need the file open. */
  writes: number;
}

function openGeneration(folder: string): Generation {
  for (;;) {
    const number = newest(lookAt(folder));
    try {
      return openNumbered(folder, number);
    } catch (error) {
      // A rewriting that ended between looking and opening has taken these files away.
      if (newest(lookAt(folder)) === number) throw error;
    }
  }
}

function openNumbered(folder: string, number: number): Generation {
  const master = readSecret(masterPath(folder, number));
  const bytes = wrappingKey(master);
  master.fill(0);
  const file = openSync(storePath(folder, number), 'r+');
  try {
    checkHead(readAt(file, 0), number, bytes);
    return { file, wrapping: createSecretKey(bytes), writes: 0 };
  } catch (error) {
    closeSync(file);
    throw error;
  } finally {
    bytes.fill(0);
  }
}

class Store implements KeyStore {
  readonly #folder: string;
  readonly #secrets: (name: string) => KeyObject;
  #generation: Generation;

  constructor(folder: string) {
    this.#folder = folder;
    this.#secrets = readRoot(folder);
    this.#generation = openGeneration(folder);
  }

  /** A record is only good when its file was still the newest after it was read. */
  #read(id: number): { record: Buffer; wrapping: KeyObject } {
    if (!Number.isSafeInteger(id) || id < 1) throw new RangeError('a key id is a whole number from 1');
    for (;;) {
      const { file, wrapping } = this.#generation;
      const record = readAt(file, id);
      if (!isOver(file)) return { record, wrapping };
      this.#renew();
    }
  }

  #renew(): void {
    const before = this.#generation;
    this.#generation = openGeneration(this.#folder);
    if (before.writes === 0) closeSync(before.file);
  }

  #key(id: number): Buffer {
    const { record, wrapping } = this.#read(id);
    if (record.equals(EMPTY) || record.equals(GONE)) throw new KeyGone(`key ${id} is gone`);
    return unwrap(wrapping, id, record);
  }

  async create(ids: readonly number[]): Promise<void> {
    const used = ids.find((id) => !this.#read(id).record.equals(EMPTY));
    if (used !== undefined) throw new Error(`key ${used} is in use`);
    const keys = new Map(ids.map((id) => [id, randomBytes(KEY)]));
    await this.#write(ids, (id, wrapping) => wrap(wrapping, id, keys.get(id)!));
  }

  destroy(ids: readonly number[]): Promise<void> {
    return this.#write(ids.filter((id) => !this.#read(id).record.equals(EMPTY)), () => GONE);
  }

  /**
   * Who rewrites the store puts up a marker before it reads. A record that was written before the marker is taken over;
   * where a marker stands, or the file is over, ours may have been too late: it is written again, into what came of it.
   */
  async #write(ids: readonly number[], record: (id: number, wrapping: KeyObject) => Buffer): Promise<void> {
    if (ids.length === 0) return;
    while (!await this.#writeOnce(ids, record)) {
      await untilRewritten(this.#folder);
      // Where its program ended half-way.
      await settleStore(this.#folder);
    }
  }

  async #writeOnce(ids: readonly number[], record: (id: number, wrapping: KeyObject) => Buffer): Promise<boolean> {
    this.#read(1);
    const own = this.#generation;
    own.writes++;
    try {
      for (const id of ids) {
        if (writeSync(own.file, record(id, own.wrapping), 0, RECORD, id * RECORD) !== RECORD) throw new Error('the key file cannot be written');
      }
      await sync(own.file);
      return isQuiet(this.#folder) && !isOver(own.file);
    } finally {
      own.writes--;
      if (own.writes === 0 && own !== this.#generation) closeSync(own.file);
    }
  }

  async erase(ids: readonly number[], after?: AfterStep): Promise<void> {
    await rewriteWithout(this.#folder, ids.filter((id) => !this.#read(id).record.equals(EMPTY)), after);
    this.#read(1);
  }

  state(id: number): 'present' | 'erased' | 'unknown' {
    const { record } = this.#read(id);
    if (record.equals(EMPTY)) return 'unknown';
    return record.equals(GONE) ? 'erased' : 'present';
  }

  seal(id: number, context: string, plain: string | Uint8Array): Buffer {
    return encrypt(this.#key(id), context, plain);
  }

  open(id: number, context: string, sealed: Uint8Array): Buffer {
    return decrypt(this.#key(id), context, sealed);
  }

  token(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.#secrets(`token ${purpose}`)).update(text).digest().subarray(0, TOKEN);
  }

  sealShared(context: string, plain: string | Uint8Array): Buffer {
    return encrypt(this.#secrets('shared'), context, plain);
  }

  openShared(context: string, sealed: Uint8Array): Buffer {
    return decrypt(this.#secrets('shared'), context, sealed);
  }

  highest(): number {
    this.#read(1);
    return Math.max(0, Math.floor(fstatSync(this.#generation.file).size / RECORD) - 1);
  }

  readBeside(): Buffer | null {
    const path = besidePath(this.#folder);
    return existsSync(path) ? this.openShared(BESIDE, readFileSync(path)) : null;
  }

  writeBeside(plain: string | Uint8Array): void {
    replaceDurably(this.#folder, besidePath(this.#folder), this.sealShared(BESIDE, plain));
  }

  close(): void {
    closeSync(this.#generation.file);
  }
}

/** What outlives an erasure, by purpose; a store of before there was a root keeps what it had. */
function readRoot(folder: string): (name: string) => KeyObject {
  const root = readSecret(rootPath(folder));
  const kept: Record<string, string> = existsSync(keptPath(folder)) ? JSON.parse(readFileSync(keptPath(folder), 'utf8')) : {};
  const known = new Map(Object.entries(kept).map(([name, hex]) => [name, createSecretKey(Buffer.from(hex, 'hex'))]));
  return (name) => {
    const secret = known.get(name) ?? createSecretKey(derive(root, name));
    known.set(name, secret);
    return secret;
  };
}
