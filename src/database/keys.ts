import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsync, openSync, readSync, writeSync } from 'node:fs';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Keys outside the database and its backups: destroying one erases what it sealed, in old backups too.
 * `keys.bin` holds a 64-byte record at id × 64: nonce 12, sealed key 32, tag 16, mark 4; all zero where there is none.
 */
export interface KeyStore {
  /** One new key per id, on disk when this resolves: call it before the transaction that uses them commits. Throws on an id in use. */
  create(ids: readonly number[]): Promise<void>;
  /** `context` names where the text belongs; it opens in no other place. Throws KeyGone. */
  seal(keyId: number, context: string, plain: string | Uint8Array): Buffer;
  /** Throws KeyGone where the key was destroyed, SealBroken where bytes or context differ. */
  open(keyId: number, context: string, sealed: Uint8Array): Buffer;
  /** The same 16 bytes for the same text and purpose, unrelated between purposes; nobody without the master key can make them. */
  token(purpose: string, text: string): Buffer;
  /** Under one key for the whole house: for what no single person's erasure may take away. */
  sealShared(context: string, plain: string | Uint8Array): Buffer;
  openShared(context: string, sealed: Uint8Array): Buffer;
  /** Zeroes the records, on disk when this resolves. An id without a key is no error. */
  destroy(ids: readonly number[]): Promise<void>;
  /** The highest id that was ever given a place; 0 in an empty store. */
  highest(): number;
  close(): void;
}

/** The key was destroyed or never made. */
export class KeyGone extends Error {
  override name = 'KeyGone';
}

/** The bytes were changed, cut, or belong somewhere else. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

const RECORD = 64;
const KEY = 32;
const NONCE = 12;
const TAG = 16;
const TOKEN = 16;
const MARK = Buffer.from('BIS1');
const EMPTY = Buffer.alloc(RECORD);
const sync = promisify(fsync);

/** Makes the folder (0700), the master key (0600) and the file where they are missing. Throws where keys lie there without their master key. */
export async function openKeyStore(folder: string): Promise<KeyStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const path = join(folder, 'keys.bin');
  const fresh = !existsSync(path);
  const master = await readMaster(folder, fresh);
  if (fresh) closeSync(openSync(path, 'a', 0o600));
  await syncFolder(folder);
  return store(openSync(path, 'r+'), master);
}

async function readMaster(folder: string, mayMake: boolean): Promise<Buffer> {
  const path = join(folder, 'master.key');
  if (!existsSync(path)) {
    if (!mayMake) throw new Error('keys.bin is there and master.key is not: put the master key back, a new one opens nothing');
    // wx: where two programs start at once, one makes it and the other fails instead of overwriting it.
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(randomBytes(KEY));
    await file.sync();
    await file.close();
  }
  const master = await readFile(path);
  if (master.length !== KEY) throw new Error('master.key is not 32 bytes');
  return master;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}

function derive(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', `bis ${purpose}`, KEY));
}

function store(file: number, master: Buffer): KeyStore {
  const wrapping = derive(master, 'wrapping');
  const shared = derive(master, 'shared');
  const tokenKeys = new Map<string, Buffer>();
  const keyOf = (id: number) => unwrap(wrapping, id, readRecord(file, id));
  return {
    create: (ids) => writeRecords(file, ids, (id) => {
      if (!readRecord(file, id).equals(EMPTY)) throw new Error(`key ${id} is in use`);
      return wrap(wrapping, id);
    }),
    destroy: (ids) => writeRecords(file, ids, () => EMPTY),
    seal: (id, context, plain) => encrypt(keyOf(id), context, plain),
    open: (id, context, sealed) => decrypt(keyOf(id), context, sealed),
    sealShared: (context, plain) => encrypt(shared, context, plain),
    openShared: (context, sealed) => decrypt(shared, context, sealed),
    token(purpose, text) {
      const key = tokenKeys.get(purpose) ?? derive(master, `token ${purpose}`);
      tokenKeys.set(purpose, key);
      return createHmac('sha256', key).update(text).digest().subarray(0, TOKEN);
    },
    highest: () => Math.max(0, Math.floor(fstatSync(file).size / RECORD) - 1),
    close: () => closeSync(file),
  };
}

async function writeRecords(file: number, ids: readonly number[], record: (id: number) => Buffer): Promise<void> {
  if (ids.length === 0) return;
  for (const id of ids) {
    if (writeSync(file, record(id), 0, RECORD, id * RECORD) !== RECORD) throw new Error('the key file cannot be written');
  }
  await sync(file);
}

function readRecord(file: number, id: number): Buffer {
  if (!Number.isSafeInteger(id) || id < 1) throw new RangeError('a key id is a whole number from 1');
  const record = Buffer.alloc(RECORD);
  readSync(file, record, 0, RECORD, id * RECORD);
  return record;
}

function wrap(wrapping: Buffer, id: number): Buffer {
  return Buffer.concat([encrypt(wrapping, `key ${id}`, randomBytes(KEY)), MARK]);
}

function unwrap(wrapping: Buffer, id: number, record: Buffer): Buffer {
  if (record.equals(EMPTY)) throw new KeyGone(`key ${id} is gone`);
  return decrypt(wrapping, `key ${id}`, record.subarray(0, NONCE + KEY + TAG));
}

function encrypt(key: Buffer, context: string, plain: string | Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(context));
  const bytes = typeof plain === 'string' ? Buffer.from(plain) : plain;
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, context: string, sealed: Uint8Array): Buffer {
  if (sealed.length < NONCE + TAG) throw new SealBroken('too short to be sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new SealBroken('the seal does not fit its bytes or its place');
  }
}
