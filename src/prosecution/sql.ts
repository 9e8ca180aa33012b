import type { Db } from '../database/database.ts';

/** Does all of it or nothing: what `work` wrote is undone where it answers with faults. */
export async function allOrNothing<T>(db: Db, work: () => Promise<readonly T[]>): Promise<readonly T[]> {
  await db.query('savepoint answers');
  const faults = await work();
  await db.query(faults.length > 0 ? 'rollback to savepoint answers' : 'release savepoint answers');
  return faults;
}
