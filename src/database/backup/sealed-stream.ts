import { createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SealBroken } from '../seal.ts';

/**
 * Bytes that one public key seals and only its private key opens: the machine that makes a backup cannot read it back.
 * Name, a public key made for this stream alone, then blocks of 64 KiB under AES-256-GCM. The key comes from both public
 * keys (X25519) and the label; each nonce is the number of its block, and the last block says that it is the last: what was
 * changed, cut, put in another order or given another label does not open.
 */
const NAME = Buffer.from('BISBACK1');
const RAW = 32;
const BLOCK = 65_536;
const TAG = 16;
const LAST_AT = 11;

export interface BackupKeys {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export const newBackupKeys = (): BackupKeys => generateKeyPairSync('x25519');

export const publicOf = (privateKey: KeyObject): KeyObject => createPublicKey(privateKey);

/** 32 bytes. */
export const rawPublic = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url');
export const rawPrivate = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url');

export function publicFromRaw(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' });
}

export function privateFromRaw(raw: Uint8Array): KeyObject {
  const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([PKCS8, raw]), format: 'der', type: 'pkcs8' });
}

function streamKey(shared: Buffer, own: Buffer, recipient: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([own, recipient]), `bis backup ${label}`, RAW));
}

function nonce(block: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(LAST_AT + 1);
  bytes.writeUIntBE(block, LAST_AT - 6, 6);
  bytes[LAST_AT] = last ? 1 : 0;
  return bytes;
}

/** `label`: what the bytes are; they open under the same one only. */
export async function* sealStream(recipient: KeyObject, label: string, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const own = newBackupKeys();
  const key = streamKey(diffieHellman({ privateKey: own.privateKey, publicKey: recipient }), rawPublic(own.publicKey), rawPublic(recipient), label);
  yield Buffer.concat([NAME, rawPublic(own.publicKey)]);
  const seal = (block: number, last: boolean, bytes: Buffer): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(block, last), { authTagLength: TAG });
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  };
  let block = 0;
  let waiting: Buffer | null = null;
  for await (const bytes of inBlocks(plain, BLOCK)) {
    if (waiting) yield seal(block++, false, waiting);
    waiting = bytes;
  }
  yield seal(block, true, waiting ?? Buffer.alloc(0));
}

/** Throws SealBroken where a byte was changed or is missing; what it gave before that is only good once it ends. */
export async function* openStream(privateKey: KeyObject, label: string, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const blocks = inBlocks(sealed, BLOCK + TAG, NAME.length + RAW);
  const { value: head } = await blocks.next();
  if (!head || head.length < NAME.length + RAW || !head.subarray(0, NAME.length).equals(NAME)) throw new SealBroken('not a file of a backup');
  const other = head.subarray(NAME.length);
  const shared = diffieHellman({ privateKey, publicKey: publicFromRaw(other) });
  const key = streamKey(shared, other, rawPublic(publicOf(privateKey)), label);
  let block = 0;
  let waiting: Buffer | null = null;
  for await (const bytes of blocks) {
    if (waiting) yield unseal(key, nonce(block++, false), waiting);
    waiting = bytes;
  }
  yield unseal(key, nonce(block, true), waiting ?? Buffer.alloc(0));
}

function unseal(key: Buffer, nonceOf: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < TAG) throw new SealBroken('the end of the file is missing');
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf, { authTagLength: TAG }).setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new SealBroken('the file was changed or cut, or another key made it');
  }
}

/** The same bytes in pieces of `size`, the first of `first`, the last of what is left. */
async function* inBlocks(source: AsyncIterable<Uint8Array>, size: number, first = size): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let length = 0;
  let wanted = first;
  for await (const piece of source) {
    gathered.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    length += piece.byteLength;
    if (length < wanted) continue;
    let rest = Buffer.concat(gathered);
    for (; rest.length >= wanted; wanted = size) {
      yield rest.subarray(0, wanted);
      rest = rest.subarray(wanted);
    }
    gathered = [rest];
    length = rest.length;
  }
  if (length > 0) yield Buffer.concat(gathered);
}
