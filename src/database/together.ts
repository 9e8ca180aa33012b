import type { Db } from './database.ts';

/** Keeps what `work` wrote only where its result says so; else the transaction goes on as if it had not begun. */
export async function together<T>(db: Db, work: () => Promise<T>, keeps: (result: T) => boolean): Promise<T> {
  await db.query('savepoint written_together');
  const result = await work();
  await db.query(keeps(result) ? 'release savepoint written_together' : 'rollback to savepoint written_together');
  return result;
}
