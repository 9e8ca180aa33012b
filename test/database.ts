import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { clientSettings, openDatabase } from '../src/database/database.ts';
import type { Connection, Database } from '../src/database/database.ts';
import { SUPERUSER } from '../src/database/embedded.ts';
import { openKeyStore } from '../src/database/keys.ts';
import type { KeyStore } from '../src/database/keys.ts';

export interface FreshDatabase {
  database: Database;
  keys: KeyStore;
  /** Monday 4 March 2019, 11:00 in Amsterdam. */
  now: Date;
  /** Valid UUIDs, the same ones in every run. */
  newId(): string;
  /** For what needs a connection of its own. */
  connection: Connection;
  close(): Promise<void>;
}

/**
 * A migrated, empty database and key store for one test file:
 * `const house = await freshDatabase(); afterAll(house.close);`
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { connection: server, template } = inject('postgres');
  const name = `${template}_${process.pid}_${copies++}`;
  const folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
  const administration = new Client(clientSettings(server));
  await administration.connect();
  // Copied file by file, and not through the log: half the time of a copy.
  await administration.query(`create database ${name} template ${template} strategy file_copy`);
  const connection = inDatabase(server, name);
  const database = openDatabase(connection, 5, serverOf(connection), undefined, true);
  const keys = await openKeyStore(join(folder, 'keys'));
  const close = async () => {
    await database.close();
    keys.close();
    await administration.end();
    await dropDatabase(server, name);
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, keys, now: new Date('2019-03-04T10:00:00Z'), newId: countedIds(), connection, close };
}

/** Whoever is still connected is sent away: on the bundled server that takes its superuser, as the server's login is not its owner's. */
export async function dropDatabase(server: Connection, name: string): Promise<void> {
  const client = new Client(clientSettings('url' in server ? server : { ...server, user: SUPERUSER, database: 'postgres' }));
  await client.connect();
  await client.query(`drop database ${name} with (force)`).finally(() => client.end());
}

/** The server's own login, as at a start of the program; with TEST_DATABASE_URL there is one login for all. */
export const serverOf = (connection: Connection): Connection | null => ('url' in connection ? null : { ...connection, user: 'bis_server' });

let copies = 0;

/** The same server, another database. */
export function inDatabase(server: Connection, database: string): Connection {
  if (!('url' in server)) return { ...server, database };
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

/** For tests that need ids without a database. None of these is one that a test wrote down itself: those have 8000. */
export function countedIds(): () => string {
  let count = 0;
  return () => `00000000-0000-4000-9000-${(++count).toString(16).padStart(12, '0')}`;
}
