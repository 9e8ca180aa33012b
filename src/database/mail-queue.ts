import type { Db } from './database.ts';

/** Each holds mail that waits, in the same columns. */
type Queue = 'outbox' | 'safety_mail' | 'account_mail';

const OPEN = 'result is null and next_try <= $1';

/**
 * Takes the oldest mail whose time has come, so that nobody else does. `staleSince`: who claimed one before that did not live to tell how
 * it went. After a second conversation without an end it is not sent a third time: an administrator decides. `columns`: what comes back.
 */
export async function claimFrom<T extends Record<string, unknown>>(db: Db, queue: Queue, columns: string, now: Date, staleSince: Date): Promise<T | null> {
  await db.query(`update ${queue} set result = 'given-up', error = 'unsure', ended_at = $1, next_try = null, claimed_at = null where ${OPEN} and unsure and claimed_at <= $2`, [now, staleSince]);
  const [row] = await db.query<T>(
    `update ${queue} set claimed_at = $1, tries = tries + 1, unsure = unsure or claimed_at is not null
     where id = (select id from ${queue} where ${OPEN} and (claimed_at is null or claimed_at <= $2) order by next_try, made_at, id limit 1 for update skip locked)
     returning ${columns}`, [now, staleSince]);
  return row ?? null;
}

export type Settlement =
  | { readonly result: 'sent' }
  | { readonly result: 'dropped' | 'given-up'; readonly error: string }
  | { readonly result: null; readonly error: string; readonly nextTry: Date; readonly unsure: boolean };

/** How it went. */
export async function settleIn(db: Db, queue: Queue, id: string, settled: Settlement, now: Date): Promise<void> {
  const later = settled.result === null ? settled : null;
  await db.query(
    `update ${queue} set claimed_at = null, result = $2, error = $3, ended_at = $4, next_try = $5, unsure = unsure or $6 where id = $1`,
    [id, settled.result, 'error' in settled ? settled.error : null, later ? null : now, later?.nextTry ?? null, later?.unsure ?? false]);
}
