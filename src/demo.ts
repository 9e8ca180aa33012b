import { createHash } from 'node:crypto';
import type { Configuration } from './configuration.ts';
import { refusePublicDemo } from './configuration.ts';
import type { Database, Db, Who } from './database/database.ts';
import { StartRefused } from './database/instance.ts';
import type { KeyStore } from './database/keys.ts';

/** What a database is for, settled at its first start and kept for ever. */
export interface Purpose {
  demo: boolean;
  /** To type at the first sign-in; only at the start that made it, the database keeps its hash. */
  firstAdministrator: string | null;
}

/** Puts the synthetic foundation into a demo. `progress` is called with a share from 0 to 1; filling on after a stop doubles nothing. */
export type Fill = (
  database: Database, keys: KeyStore, now: Date, newId: () => string, progress: (share: number) => void,
) => Promise<void>;

const START: Who = { role: 'bis_owner', user: null, request: 'start' };

/**
 * Reads what this database is for, or settles it at the first start: a demo in the bundled database unless `--empty`,
 * in another one only with `--demo`. Throws StartRefused where the start contradicts it, and then settles nothing.
 */
export function settlePurpose(database: Database, configuration: Configuration, now: Date, newId: () => string): Promise<Purpose> {
  return database.transaction(START, async (db) => {
    const settled = await readSetting<boolean>(db, 'demo');
    const demo = settled ?? await firstPurpose(db, configuration);
    refuseContradiction(demo, configuration);
    if (settled === null) await writeSetting(db, 'demo', demo, now);
    return { demo, firstAdministrator: demo ? null : await offerFirstAdministrator(db, configuration, now, newId) };
  });
}

/** A database in which people already work never becomes a demo, whatever the flag says. */
async function firstPurpose(db: Db, configuration: Configuration): Promise<boolean> {
  const [used] = await db.query('select 1 from staff union all select 1 from bis_case limit 1');
  if (used || configuration.empty) return false;
  return configuration.databaseUrl === null || configuration.demo;
}

function refuseContradiction(demo: boolean, configuration: Configuration): void {
  if (demo && configuration.empty) {
    throw new StartRefused('Deze gegevens zijn en blijven een demo. Kies met BIS_DATA een nieuwe map voor een lege start.\n'
      + 'This data is a demo for ever. Choose a new folder with BIS_DATA for an empty start.');
  }
  if (!demo && configuration.demo) {
    throw new StartRefused('Deze gegevens zijn geen demo en worden het niet.\nThis data is no demo and will not become one.');
  }
  if (demo) refusePublicDemo(configuration);
}

/** Made once; made again only with `--empty` while there is still no account, for whoever lost the first. */
async function offerFirstAdministrator(db: Db, configuration: Configuration, now: Date, newId: () => string): Promise<string | null> {
  const [staff] = await db.query('select 1 from staff limit 1');
  const made = await readSetting<string>(db, FIRST_ADMINISTRATOR);
  if (staff || (made !== null && !configuration.empty)) return null;
  const code = createHash('sha256').update(`${newId()} ${newId()}`).digest('base64url');
  await writeSetting(db, FIRST_ADMINISTRATOR, createHash('sha256').update(code).digest('hex'), now);
  return code;
}

/** The setting that holds the SHA-256 (hex) of the code with which the first administrator makes an account. */
const FIRST_ADMINISTRATOR = 'first-administrator';

/** Fills a demo that is not full yet. */
export async function fillDemo(parts: { database: Database; keys: KeyStore }, fill: Fill, now: Date, newId: () => string, progress: (share: number) => void): Promise<void> {
  const full = await parts.database.transaction(START, (db) => readSetting<boolean>(db, 'foundation-filled'));
  if (full) return;
  await fill(parts.database, parts.keys, now, newId, progress);
  await parts.database.transaction(START, (db) => writeSetting(db, 'foundation-filled', true, now));
}

async function readSetting<T>(db: Db, name: string): Promise<T | null> {
  const [row] = await db.query<{ value: T }>('select value from setting where name = $1', [name]);
  return row?.value ?? null;
}

async function writeSetting(db: Db, name: string, value: unknown, now: Date): Promise<void> {
  await db.query(
    `insert into setting (name, value, changed_at) values ($1, $2::jsonb, $3)
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [name, JSON.stringify(value), now],
  );
}
