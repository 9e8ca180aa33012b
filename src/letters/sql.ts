import type { Db } from '../database/database.ts';

/** Running cases of the desk's for which data were asked, longest ago first; without those that this reader may not know of. */
export async function askedCases(db: Db, barred: ReadonlySet<string>): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select t.case_id as id from standing t
     where t.phase not in ('closed', 'rejected') and t.incomplete_from is not null and (t.allocated is null or t.incomplete) and t.case_id <> all($1::uuid[])
     order by t.incomplete_from, t.case_id`, [[...barred]]);
  return rows.map(({ id }) => id);
}
