import type { FreshDatabase } from './database.ts';

/**
 * Until somebody in this database waits for a lock: true. False where `second` ended before: it ought to have waited, and what it did is
 * then to be seen. Asks again and again; it neither sleeps nor measures time.
 */
export async function waits({ database }: FreshDatabase, second: Promise<unknown>): Promise<boolean> {
  let ended = false;
  second.then(() => { ended = true; }, () => { ended = true; });
  for (;;) {
    // A row that is waited for stands there without a database.
    const waiting = await database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query(
      'select from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()'));
    if (waiting.length > 0) return true;
    if (ended) return false;
  }
}
