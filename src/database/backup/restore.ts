import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import { privateFolder } from '../embedded.ts';
import { claim, StartRefused } from '../instance.ts';
import { migrate } from '../migrate.ts';
import { SealBroken } from '../seal.ts';
import { closeParts, openParts, passUsedKeys, startServer } from '../storage.ts';
import { fetchCommand } from './archive-command.ts';
import { gapsFrom } from './archive.ts';
import { keepPublicKey, publicKeyPath, readPrivateKeyFile } from './backup-key.ts';
import { asSuperuser, BASE_LABEL } from './base.ts';
import { bytesOf, through, unpack } from './entries.ts';
import type { Manifest } from './entries.ts';
import { intoFolder, restoreKeys } from './key-copy.ts';
import { basesIn, syncFolder } from './place.ts';
import type { Base } from './place.ts';
import { openStream, publicOf } from './sealed-stream.ts';
import { tidyRestored } from './tidy-restored.ts';
import type { Tidied } from './tidy-restored.ts';

export interface RestoreOptions {
  /** With `base-….bis` and `wal/`. */
  folder: string;
  privateKeyFile: string;
  /** The data folder to make: without a database; `keys/` may be there. */
  data: string;
  /** A copy of the keys, for a data folder without. */
  keyCopy: string | null;
  /** The last instant that counts; null for all that there is. */
  until: Date | null;
  /** Go on where the archive has a gap: what came after it is lost. */
  despiteGaps: boolean;
  now(): Date;
  request: string;
}

export interface Restored extends Tidied {
  base: Base;
  files: number;
  bytes: number;
  /** The last change that came from the archive; null where the base is all there is. */
  through: Date | null;
}

const MAKING = 'database.restoring';

/** Makes a data folder from a backup. Throws StartRefused where a person can mend it; then there is no database in the folder. */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const data = privateFolder(resolve(options.data));
  const privateKey = readPrivateKeyFile(options.privateKeyFile);
  const base = await chooseBase(options);
  const claimed = await claim(data);
  try {
    if (existsSync(join(data, 'database'))) throw refusal(`In ${data} staat al een database. Herstel in een andere map (BIS_DATA).`, `${data} holds a database already. Restore into another folder (BIS_DATA).`);
    await ensureKeys(options, data);
    const manifest = await unpackBase(base, privateKey, join(data, MAKING));
    await refuseGaps(options, manifest);
    const done = await recover(options, data);
    renameSync(join(data, MAKING), join(data, 'database'));
    await syncFolder(data);
    if (!existsSync(publicKeyPath(data))) await keepPublicKey(data, publicOf(privateKey));
    return { ...done, base, files: manifest.files, bytes: manifest.bytes };
  } finally {
    rmSync(join(data, MAKING), { recursive: true, force: true });
    claimed.release();
  }
}

const refusal = (dutch: string, english: string): StartRefused => new StartRefused(`${dutch}\n${english}`);

async function chooseBase({ folder, until }: RestoreOptions): Promise<Base> {
  const bases = existsSync(folder) ? await basesIn(folder) : [];
  if (bases.length === 0) throw refusal(`In ${folder} staat geen hele back-up.`, `${folder} holds no whole backup.`);
  const found = bases.findLast(({ at }) => until === null || at <= until);
  if (found) return found;
  const first = bases[0]!.at.toISOString();
  throw refusal(`De oudste back-up in ${folder} is van ${first}: verder terug gaat het niet.`, `The oldest backup in ${folder} is of ${first}: no going back further.`);
}

async function ensureKeys({ keyCopy, privateKeyFile }: RestoreOptions, data: string): Promise<void> {
  const keys = join(data, 'keys');
  const there = existsSync(keys) && readdirSync(keys).length > 0;
  if (keyCopy !== null && there) throw refusal(`In ${keys} staan al sleutels.`, `${keys} holds keys already.`);
  if (keyCopy === null && !there) {
    throw refusal(`In ${keys} staan geen sleutels: zonder die is niets te lezen. Zet ze daar, of noem een kopie met --keys BESTAND.`,
      `${keys} holds no keys: nothing can be read without them. Put them there, or name a copy with --keys FILE.`);
  }
  if (keyCopy !== null) {
    rmSync(keys, { recursive: true, force: true });
    await restoreKeys(keyCopy, readPrivateKeyFile(privateKeyFile), keys);
  }
}

async function unpackBase(base: Base, privateKey: Parameters<typeof publicOf>[0], folder: string): Promise<Manifest> {
  rmSync(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  const into = intoFolder(folder);
  try {
    const opened = openStream(privateKey, BASE_LABEL, bytesOf(base.path));
    // Not synced here: PostgreSQL does so with every file before it recovers.
    return await unpack(through(opened, createZstdDecompress()), into);
  } catch (error) {
    await into.abandon();
    const { code } = error as NodeJS.ErrnoException;
    if (!(error instanceof SealBroken) && !String(code).startsWith('ZSTD')) throw error;
    throw new StartRefused(`${base.path} is niet heel, of de back-upsleutel is een andere. Er is niets hersteld.\n`
      + `${base.path} is not whole, or the backup key is another one. Nothing was restored.`, { cause: error });
  }
}

async function refuseGaps({ folder, despiteGaps }: RestoreOptions, manifest: Manifest): Promise<void> {
  const gaps = await gapsFrom(folder, manifest['firstPiece'] as string);
  if (gaps.length === 0 || despiteGaps) return;
  throw refusal(`In het archief ontbreken ${gaps.length} stukken, het eerste is ${gaps[0]}. Wat daarna kwam is met deze back-up niet te herstellen. Toch tot daar: --despite-gaps.`,
    `The archive lacks ${gaps.length} pieces, the first is ${gaps[0]}. What came later cannot be restored from this backup. To go that far: --despite-gaps.`);
}

async function recover(options: RestoreOptions, data: string): Promise<Tidied & { through: Date | null }> {
  writeFileSync(join(data, MAKING, 'recovery.signal'), '');
  const recovery = { fetch: fetchCommand(resolve(options.folder), resolve(options.privateKeyFile)), until: options.until };
  const server = await startServer(data, { recovery }, MAKING).catch((error: unknown) => explain(data, error));
  try {
    const through = await asSuperuser(server.connection.socket, async (client) => (await client.query('select pg_last_xact_replay_timestamp() as at')).rows[0].at as Date | null);
    await migrate(server.connection, options.now());
    const parts = await openParts(data, server.connection, options.now());
    try {
      await passUsedKeys(parts);
      return { ...await tidyRestored(parts, options.request), through };
    } finally {
      await closeParts(parts);
    }
  } finally {
    await server.stop();
  }
}

/** What PostgreSQL said last stands in its log. */
function explain(data: string, error: unknown): never {
  const said = readFileSync(join(data, 'database.log'), 'utf8');
  if (said.includes('before configured recovery target')) {
    throw refusal('Het archief reikt niet tot dat moment. Laat --until weg om alles te herstellen wat er is.', 'The archive does not reach that instant. Leave out --until to restore all that there is.');
  }
  if (/could not restore file/.test(said)) {
    throw refusal('Een stuk van het archief is beschadigd of met een andere sleutel gemaakt. Er is niets hersteld.', 'A piece of the archive is damaged or was made with another key. Nothing was restored.');
  }
  throw error;
}
