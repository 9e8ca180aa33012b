import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../instance.ts';
import { newBackupKeys, privateFromRaw, publicFromRaw, rawPrivate, rawPublic } from './sealed-stream.ts';
import { writeNew } from './place.ts';

/** In the data folder: seals backups and copies of the keys, and opens nothing. */
export const publicKeyPath = (data: string): string => join(data, 'backup.pub');

const PUBLIC = 'bis-backup-public ';
const PRIVATE = 'bis-backup-private ';

/** Makes the pair: the private half into `file` alone. Throws StartRefused where there is one already. */
export async function makeBackupKey(data: string, file: string): Promise<void> {
  if (existsSync(publicKeyPath(data))) {
    throw new StartRefused(`Er is al een back-upsleutel (${publicKeyPath(data)}). Wilt u een nieuwe, verplaats dat bestand dan eerst; oude back-ups openen alleen met de oude sleutel.\n`
      + `There is a backup key already (${publicKeyPath(data)}). For a new one, move that file away first; old backups open with the old key only.`);
  }
  if (existsSync(file)) throw new StartRefused(`${file} bestaat al.\n${file} exists already.`);
  const { publicKey, privateKey } = newBackupKeys();
  await writeNew(file, [Buffer.from(`${PRIVATE}${rawPrivate(privateKey).toString('base64url')}\n`)]);
  await keepPublicKey(data, publicKey);
}

export async function keepPublicKey(data: string, publicKey: KeyObject): Promise<void> {
  await writeNew(publicKeyPath(data), [Buffer.from(`${PUBLIC}${rawPublic(publicKey).toString('base64url')}\n`)]);
}

/** Throws StartRefused where there is none yet. */
export function readPublicKey(data: string): KeyObject {
  if (existsSync(publicKeyPath(data))) return readPublicKeyFile(publicKeyPath(data));
  throw new StartRefused('Er is nog geen back-upsleutel. Maak er een met: npm run backup-key -- BESTAND\n'
    + 'There is no backup key yet. Make one with: npm run backup-key -- FILE');
}

export const readPublicKeyFile = (path: string): KeyObject => publicFromRaw(readRaw(path, PUBLIC));

/** Throws StartRefused where the file is no private backup key. */
export const readPrivateKeyFile = (path: string): KeyObject => privateFromRaw(readRaw(path, PRIVATE));

function readRaw(path: string, prefix: string): Buffer {
  const LENGTH = 32;
  const line = existsSync(path) ? readFileSync(path, 'utf8').split('\n').find((one) => one.startsWith(prefix)) : undefined;
  const raw = Buffer.from(line?.slice(prefix.length).trim() ?? '', 'base64url');
  if (raw.length === LENGTH) return raw;
  throw new StartRefused(`${path} is geen ${prefix === PRIVATE ? 'geheime ' : ''}back-upsleutel van BIS.\n${path} is no ${prefix.trim()} key of BIS.`);
}
