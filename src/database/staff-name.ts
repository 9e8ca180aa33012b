import type { Db } from './database.ts';

/** Names of staff by id. */
export async function staffNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ id: string; name: string }>('select id, name from staff where id = any($1::uuid[])', [[...new Set(ids)]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Null where there is nobody, or nobody any more. */
export const staffName = async (db: Db, id: string | null): Promise<string | null> => (id === null ? null : (await staffNames(db, [id])).get(id) ?? null);
