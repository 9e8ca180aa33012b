import { hold } from '../database/context.ts';
import type { Db } from '../database/database.ts';

/** Wrong codes of one browser since then, in the table of attempts to sign in, from which they go in the same way. */
export async function missesSince(db: Db, bucket: Buffer, since: Date): Promise<{ misses: number; last: Date | null }> {
  await hold(db, bucket.toString('hex'));
  const [row] = await db.query<{ misses: number; last: Date | null }>('select count(*)::int as misses, max(at) as last from sign_in_attempt where email_hash = $1 and at > $2', [bucket, since]);
  return row ?? { misses: 0, last: null };
}

export async function addMiss(db: Db, bucket: Buffer, at: Date): Promise<void> {
  await db.query('insert into sign_in_attempt (email_hash, at, succeeded) values ($1, $2, false)', [bucket, at]);
}
