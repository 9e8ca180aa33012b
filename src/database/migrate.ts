import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { clientSettings } from './database.ts';
import type { Connection } from './database.ts';
import { FENCES } from './row-security.ts';
import { fenceRows, markOf, type Fences } from './row-security-apply.ts';

/** Made by jobs that run as the owner: the application reads them and adds nothing. */
const READ_ONLY = ['log_seal', 'log_line', 'log_head', 'log_check', 'log_review', 'log_finding'];
/** The application adds to these and reads them; nothing of it can be changed or taken away. */
const APPEND_ONLY = [
  'fact', 'access_log', 'retention_decision', 'retention_hold', 'erasure_batch', 'erased_case', 'log_answer', 'log_review_end', 'log_settled', 'search_reason',
  'office_words', 'privacy_request', 'privacy_request_step', 'breach', 'breach_person', 'breach_step', 'foundation_decision', 'training',
  'account_event', 'account_event_seen', 'conduct_acceptance', 'rights_review', 'rights_review_decision', 'rights_review_end',
];
/** Any number that no other program locks with: two starts at once migrate one after the other. */
const LOCK = 4_120_181;
const NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** Beside this file in the source, beside the bundle in dist. */
export const MIGRATIONS = fileURLToPath(new URL('./migrations/', import.meta.url));

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

export interface MigrateOptions {
  folder?: string;
  /** Only these, for data of an earlier version; all of them when left out. */
  through?: ReadonlySet<string>;
  /** For tests, with tables of their own. */
  fences?: Fences;
}

/**
 * Brings a database to the newest migration: each in a transaction of its own, recorded with its checksum.
 * Returns the names that were run. Throws where a migration that already ran was changed or is gone,
 * and where one fails; the earlier ones then stay.
 */
export async function migrate(connection: Connection, now: Date, { folder = MIGRATIONS, through, fences = FENCES }: MigrateOptions = {}): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client(clientSettings(connection));
  await client.connect();
  try {
    await client.query("set client_min_messages = warning; select set_config('TimeZone', 'UTC', false)");
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const ran = await runMissing(client, migrations, now, through);
    // What is made as it was in an earlier version is only filled, and brought up to date, before anybody works on it.
    if (!through) await fence(client, fences, ran.length > 0);
    return ran;
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = NAME.exec(name)?.[1];
    if (!number || numbers.has(number)) throw new Error(`migration ${name}: no number, or one that another file has`);
    numbers.add(number);
    const sql = await readFile(join(folder, name), 'utf8');
    migrations.push({ name, sql, checksum: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex') });
  }
  return migrations;
}

/** Those of this program, in their order. */
export const migrationNames = async (folder = MIGRATIONS): Promise<{ name: string; checksum: string }[]> =>
  (await readMigrations(folder)).map(({ name, checksum }) => ({ name, checksum }));

async function runMissing(client: Client, migrations: readonly Migration[], now: Date, through: ReadonlySet<string> | undefined): Promise<string[]> {
  await client.query('create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null)');
  const done = new Map<string, string>();
  for (const row of (await client.query('select name, checksum from migration')).rows) done.set(row.name, row.checksum);
  refuseChanged(migrations, done);
  const missing = migrations.filter(({ name }) => !done.has(name) && (!through || through.has(name)));
  for (const migration of missing) await run(client, migration, now);
  return missing.map(({ name }) => name);
}

function refuseChanged(migrations: readonly Migration[], done: ReadonlyMap<string, string>): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of done) {
    const now = known.get(name);
    if (now === undefined) throw new Error(`migration ${name} ran on this database and is not in this version: it is newer than the program`);
    if (now !== checksum) throw new Error(`migration ${name} was changed after it ran: write a new one`);
  }
}

async function run(client: Client, { name, sql, checksum }: Migration, now: Date): Promise<void> {
  try {
    await inTransaction(client, async () => {
      await client.query(sql);
      await client.query('insert into migration (name, checksum, ran_at) values ($1, $2, $3)', [name, checksum, now]);
    });
  } catch (error) {
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Rights and fences: after a migration, and where another version of the program fences otherwise. */
async function fence(client: Client, fences: Fences, migrated: boolean): Promise<void> {
  const mark = await markOf(client, fences);
  const { rows } = await client.query("select obj_description('migration'::regclass) as mark");
  if (!migrated && rows[0].mark === mark) return;
  await inTransaction(client, async () => {
    await grant(client);
    await fenceRows(client, fences);
    await client.query(`comment on table migration is '${mark}'`);
  });
}

async function grant(client: Client): Promise<void> {
  const { rows } = await client.query("select pg_has_role(oid, 'member') as member from pg_roles where rolname = 'bis_app'");
  if (rows.length === 0) await client.query('create role bis_app nologin');
  if (rows.length === 0 || !rows[0].member) await client.query('grant bis_app to current_user');
  const { rows: schemas } = await client.query('select quote_ident(current_schema()) as name');
  const schema: string = schemas[0].name;
  await client.query(`
    grant usage on schema ${schema} to bis_app;
    grant select, insert, update, delete on all tables in schema ${schema} to bis_app;
    grant usage, select on all sequences in schema ${schema} to bis_app;
    revoke insert, update, delete on migration from bis_app`);
  for (const table of APPEND_ONLY) {
    const { rows: found } = await client.query('select to_regclass($1) as oid', [table]);
    if (found[0].oid !== null) await client.query(`revoke update, delete, truncate on ${table} from bis_app`);
  }
  for (const table of READ_ONLY) {
    const { rows: found } = await client.query('select to_regclass($1) as oid', [table]);
    if (found[0].oid !== null) await client.query(`revoke insert, update, delete, truncate on ${table} from bis_app`);
  }
}
