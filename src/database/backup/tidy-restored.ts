import type { Database } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { forgetGone } from '../people/forget-gone.ts';
import type { Forgotten } from '../people/forget-gone.ts';
import { keepSearchable } from '../people/rebuild-search.ts';
import { rebuildStanding } from '../standing-anew.ts';

export interface Tidied {
  forgotten: Forgotten;
  cases: number;
  /** Standings that were not what the journal makes of them. */
  changed: number;
  /** What is wrong with the journal, as it came from the backup; null where it holds. */
  broken: string | null;
  /** Rows by table. */
  tables: Record<string, number>;
}

/**
 * Makes a database from a backup fit for use: who was erased since goes again, who is there can be found, lists agree with
 * the journal, and everybody signs in anew: a session may have been ended since.
 */
export async function tidyRestored(parts: { database: Database; keys: KeyStore }, request: string): Promise<Tidied> {
  const { database, keys } = parts;
  const owner = { role: 'bis_owner', user: null, request } as const;
  const forgotten = await database.transaction(owner, async (db) => {
    await db.query('delete from session');
    return forgetGone(db, keys);
  });
  await keepSearchable(database, keys, request);
  const { cases, changed, left } = await rebuildStanding(database, request, () => undefined);
  const broken = left.length === 0 ? null : `the journal does not hold of ${left.map(({ number }) => number).join(', ')}`;
  return { forgotten, cases, changed, broken, tables: await rowsByTable(database, request) };
}

function rowsByTable(database: Database, request: string): Promise<Record<string, number>> {
  return database.transaction({ role: 'bis_owner', user: null, request }, async (db) => {
    const tables = await db.query<{ name: string }>("select tablename as name from pg_tables where schemaname = current_schema() order by 1");
    const counts: Record<string, number> = {};
    for (const { name } of tables) counts[name] = (await db.query<{ rows: number }>(`select count(*) as rows from ${name}`))[0]!.rows;
    return counts;
  });
}
