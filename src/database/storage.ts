import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { archiveCommand } from './backup/archive-command.ts';
import { openDatabase } from './database.ts';
import type { Connection, Database } from './database.ts';
import { fitsSocket, privateFolder, startEmbedded } from './embedded.ts';
import { keyImportRows } from './import-rows.ts';
import type { Embedded, EmbeddedOptions } from './embedded.ts';
import { claim, readRunning, StartRefused } from './instance.ts';
import type { Claim } from './instance.ts';
import { openKeyStore, SealBroken } from './keys.ts';
import type { KeyStore } from './keys.ts';
import { migrate } from './migrate.ts';
import { keepBesideKeys } from './people/keep-marks.ts';
import { admitServerLogin, makeServerLogin } from './server-login.ts';

/** Of each login. */
const CONNECTIONS = 10;
const NEVER = new Promise<void>(() => undefined);

/** Database and keys of one foundation, open and up to date. */
export interface Storage {
  database: Database;
  keys: KeyStore;
  connection: Connection;
  /** Whether requests run on a login of their own. Without one the second fence is weaker: its role could be stepped out of. */
  ownLogin: boolean;
  /** Says in the data folder where this instance answers. */
  announce(address: string): void;
  /** Settles when the bundled PostgreSQL ended by itself; never for another one. */
  ended: Promise<void>;
  /** Within 2 s, whatever is under way: transactions that have not committed are undone. */
  close(): Promise<void>;
}

export interface StorageOptions {
  /** BIS_DATA: `database/` and `keys/` lie in it. */
  folder: string;
  /** DATABASE_URL, or null for the bundled PostgreSQL. */
  url: string | null;
  /** APP_DATABASE_URL, or null: the login of requests. */
  appUrl?: string | null;
  now: Date;
}

/**
 * Opens the storage for the web server: claims the folder, starts PostgreSQL or connects, migrates, and checks that
 * the keys belong to the database. Throws StartRefused where a person can mend it.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const folder = privateFolder(resolve(options.folder));
  const claimed = await claim(folder);
  let embedded: Embedded | null = null;
  try {
    embedded = options.url === null ? await startServer(folder) : null;
    const connection = embedded?.connection ?? { url: options.url! };
    await migrate(connection, options.now).catch((error) => explainUnreachable(error));
    const server = await serverLogin(connection, options.appUrl ?? null);
    const parts = await openParts(folder, connection, options.now, server);
    await passUsedKeys(parts);
    claimed.update({ connection: embedded?.connection ?? null });
    return {
      ...parts, connection, ownLogin: server !== null, ended: embedded?.ended ?? NEVER,
      announce: (address) => claimed.update({ address }),
      close: () => closeStorage(claimed, embedded, parts),
    };
  } catch (error) {
    claimed.release();
    await embedded?.stop();
    throw error;
  }
}

/** For commands beside the server, which work as the owner: uses the running one's database, and opens the storage itself where none runs. */
export async function joinStorage(options: StorageOptions): Promise<Storage> {
  const folder = resolve(options.folder);
  const connection = options.url === null ? await runningConnection(folder) : { url: options.url };
  if (connection === null) return openStorage(options);
  if (options.url !== null) await migrate(connection, options.now).catch((error) => explainUnreachable(error));
  const parts = await openParts(privateFolder(folder), connection, options.now);
  return { ...parts, connection, ownLogin: false, announce: () => undefined, ended: NEVER, close: () => closeParts(parts) };
}

/** The login of requests; null where they share the owner's. */
async function serverLogin(owner: Connection, appUrl: string | null): Promise<Connection | null> {
  if ('socket' in owner) return makeServerLogin(owner);
  if (appUrl === null) return null;
  await admitServerLogin(owner, { url: appUrl }).catch((error) => explainUnreachable(error, 'APP_DATABASE_URL'));
  return { url: appUrl };
}

async function runningConnection(folder: string): Promise<Connection | null> {
  const START_LIMIT = 30_000;
  const STEP = 100;
  for (let waited = 0; waited < START_LIMIT; waited += STEP) {
    const running = readRunning(folder);
    if (!running || running.connection) return running?.connection ?? null;
    await wait(STEP);
  }
  throw new StartRefused(`BIS start al langer dan 30 seconden op in ${folder}.\nBIS has been starting for more than 30 seconds in ${folder}.`);
}

/** The bundled PostgreSQL on `database/` in this data folder, or on another folder in it. */
export async function startServer(folder: string, options: Pick<EmbeddedOptions, 'recovery'> = {}, name = 'database'): Promise<Embedded> {
  const inside = join(folder, 'socket');
  const fits = fitsSocket(inside);
  const socket = fits ? privateFolder(inside) : mkdtempSync(join(fitsSocket(join(tmpdir(), 'bis-000000')) ? tmpdir() : '/tmp', 'bis-'));
  const embedded = await startEmbedded({ folder: join(folder, name), socket, log: join(folder, 'database.log'), archive: archiveCommand(folder), ...options }).catch(explainVersion);
  const stop = async () => {
    await embedded.stop();
    if (!fits) rmSync(socket, { recursive: true, force: true });
  };
  return { ...embedded, stop };
}

/** PostgreSQL reads no files of another major version. */
function explainVersion(error: Error): never {
  if (!error.message.includes('incompatible with server')) throw error;
  throw new StartRefused('Deze database is met een andere hoofdversie van PostgreSQL gemaakt. Exporteer met de vorige versie van BIS (npm run export-database) en lees hier in (npm run take-in-database): zie docs/operations.md.\n'
    + 'This database was made by another major version of PostgreSQL. Export it with the previous version of BIS and take it in here: see docs/operations.md.', { cause: error });
}

/** Wrong place, wrong password, unknown role or database, server still starting: the address has to be looked at, not the program. */
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT', '28P01', '28000', '3D000', '57P03'];

function explainUnreachable(error: Error & { code?: string }, name = 'DATABASE_URL'): never {
  if (!UNREACHABLE.includes(error.code ?? '')) throw error;
  throw new StartRefused(`De database in ${name} is niet te bereiken (${error.code}).\nThe database in ${name} cannot be reached (${error.code}).`);
}

export type Parts = Pick<Storage, 'database' | 'keys'>;

/** On a migrated database. Throws StartRefused where the keys in `folder` are not its own. */
export async function openParts(folder: string, connection: Connection, now: Date, server: Connection | null = null): Promise<Parts> {
  const keys = await openKeyStore(join(folder, 'keys'));
  const database = openDatabase(connection, CONNECTIONS, server);
  try {
    await matchKeys(database, keys, now);
    await database.transaction({ role: 'bis_owner', user: null, request: 'start' }, (db) => keyImportRows(db, keys));
    await settleBeside(database, keys);
    return { database, keys };
  } catch (error) {
    keys.close();
    await database.close();
    throw error;
  }
}

/** What a database of this house has in its settings: it tells nothing of the keys. */
export const houseMark = (keys: KeyStore): string => keys.token('key-store', 'this house').toString('hex');

/**
 * The first start writes a mark under the keys into the database. Keys of another house, or new ones after a loss,
 * would let people go on typing into a house of which nothing old can be read: that is refused at the door.
 */
async function matchKeys(database: Database, keys: KeyStore, now: Date): Promise<void> {
  const mark = houseMark(keys);
  await database.transaction({ role: 'bis_owner', user: null, request: 'start' }, async (db) => {
    await db.query(
      "insert into setting (name, value, changed_at) values ('key-store', to_jsonb($1::text), $2) on conflict (name) do nothing",
      [mark, now],
    );
    const [row] = await db.query<{ value: string }>("select value from setting where name = 'key-store'");
    if (row?.value !== mark) {
      throw new StartRefused('De sleutels in deze map horen niet bij deze database. Zet de juiste map keys/ terug: zonder die sleutels is niets te lezen.\n'
        + 'The keys in this folder do not belong to this database. Put the right keys/ folder back: without those keys nothing can be read.');
    }
  });
}

/** A database put back from a backup may lack what an erasure since then kept beside the keys. */
async function settleBeside(database: Database, keys: KeyStore): Promise<void> {
  try {
    await database.transaction({ role: 'bis_owner', user: null, request: 'start' }, (db) => keepBesideKeys(db, keys));
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new StartRefused('marks.bin in de map keys/ is beschadigd. Daarin staat wie niet benaderd wil worden. Zet het terug uit de laatste kopie van de sleutels.\n'
      + 'marks.bin in the folder keys/ is damaged. It tells who asked not to be approached. Put it back from the last copy of the keys.', { cause: error });
  }
}

/** A database put back from a backup is older than the keys: it must not hand out ids that are in use. */
export async function passUsedKeys({ database, keys }: Parts): Promise<void> {
  await database.transaction({ role: 'bis_owner', user: null, request: 'start' }, (db) => db.query(
    "select setval('key_id_seq', $1) from key_id_seq where last_value < $1 or (last_value = $1 and not is_called)",
    [keys.highest()],
  ));
}

async function closeStorage(claimed: Claim, embedded: Embedded | null, parts: Parts): Promise<void> {
  claimed.release();
  await embedded?.stop();
  await closeParts(parts);
}

export async function closeParts({ database, keys }: Parts): Promise<void> {
  const LIMIT = 300;
  // A command that stops half-way leaves its connection to the operating system; the server undoes what was open.
  await Promise.race([database.close(), wait(LIMIT)]);
  keys.close();
}
