import { createHash } from 'node:crypto';
import type { Connection, Database, Db } from '../src/database/database.ts';
import type { KeyStore } from '../src/database/keys.ts';
import { countedIds } from './database.ts';
import type { FreshDatabase } from './database.ts';
import { cases, type Cases } from './journal.ts';

/** A storage that a test opened itself, as tests know one: backups need a database of their own, with its files. */
export function storedHouse(storage: { database: Database; keys: KeyStore; connection: Connection }, newId = countedIds()): FreshDatabase {
  const { database, keys, connection } = storage;
  return { database, keys, connection, now: new Date('2019-03-04T10:00:00Z'), newId, close: () => Promise.resolve() };
}

export const storedCases = (house: FreshDatabase): Cases => cases(house);

const OWNER = { role: 'bis_owner', user: null, request: 'test' } as const;
export const asOwner = <T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> => database.transaction(OWNER, work);

interface Table { name: string; columns: string[]; logged: boolean }

async function tablesOf(db: Db): Promise<Table[]> {
  return db.query<Table>(
    `select c.relname as name, c.relpersistence = 'p' as logged, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace group by 1, 2 order by 1`);
}

/** For each table the number of its rows and a checksum of all their values. `leaveOut`: tables that may differ. */
export function fingerprints(database: Database, leaveOut: readonly string[] = []): Promise<Map<string, { rows: number; sum: string }>> {
  return asOwner(database, async (db) => {
    const found = new Map<string, { rows: number; sum: string }>();
    for (const { name, columns } of (await tablesOf(db)).filter((table) => table.logged && !leaveOut.includes(table.name))) {
      const rows = await db.query<{ row: string }>(`select row(${columns.join(', ')})::text as row from ${name}`);
      const hash = createHash('sha256');
      for (const { row } of rows.sort((a, b) => (a.row < b.row ? -1 : 1))) hash.update(`${row}\n`);
      found.set(name, { rows: rows.length, sum: hash.digest('hex') });
    }
    return found;
  });
}
