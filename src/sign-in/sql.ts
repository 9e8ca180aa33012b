import { hold } from '../database/context.ts';
import type { Db } from '../database/database.ts';
import type { Attempt } from './rules.ts';

export interface Account {
  id: string;
  password_hash: string;
  totp_secret: Buffer;
}

/** An active account that was set up. */
export async function findAccount(db: Db, email: string): Promise<Account | null> {
  await hold(db, email);
  const [row] = await db.query<Account>('select id, password_hash, totp_secret from bis_account($1)', [email]);
  return row ?? null;
}

/** Whoever has this address, whether or not the account was set up. */
export async function findByEmail(db: Db, email: string): Promise<{ id: string; active: boolean } | null> {
  await hold(db, email);
  const [row] = await db.query<{ id: string; active: boolean }>('select id, active from staff where email = $1', [email]);
  return row ?? null;
}

/** False where that step, or a later one, was used before: a code works once. */
export async function spendStep(db: Db, staffId: string, step: number): Promise<boolean> {
  const rows = await db.query('update staff set totp_last_step = $2 where id = $1 and totp_last_step < $2 returning id', [staffId, step]);
  return rows.length > 0;
}

/** One guess at a time for each bucket; false where another one is under way. Ends with the transaction. */
export async function holdBucket(db: Db, bucket: Buffer): Promise<boolean> {
  await hold(db, bucket.toString('hex'));
  const [row] = await db.query<{ held: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0)) as held`, [bucket]);
  return row?.held ?? false;
}

export function attemptsSince(db: Db, bucket: Buffer, since: Date): Promise<Attempt[]> {
  return db.query<Attempt & Record<string, unknown>>(
    'select at, succeeded from sign_in_attempt where email_hash = $1 and at > $2 order by at, id',
    [bucket, since],
  );
}

export async function recordAttempt(db: Db, bucket: Buffer, at: Date, succeeded: boolean): Promise<void> {
  await db.query('insert into sign_in_attempt (email_hash, at, succeeded) values ($1, $2, $3)', [bucket, at, succeeded]);
}

export async function forgetAttempts(db: Db, before: Date): Promise<void> {
  await db.query('delete from sign_in_attempt where at < $1', [before]);
}

/** Whose link this is: that of the first administrator, who has no account yet, or a colleague's. */
export type Link = { kind: 'first' } | { kind: 'colleague'; id: string; name: string; email: string };

export async function findLink(db: Db, hash: Buffer, now: Date): Promise<Link | null> {
  await hold(db, hash.toString('hex'));
  const [first] = await db.query(`select 1 from setting where name = 'first-administrator' and value = to_jsonb($1::text)`, [hash.toString('hex')]);
  if (first) return { kind: 'first' };
  const [row] = await db.query<{ id: string; name: string; email: string }>(
    'select id, name, email from staff where set_up_hash = $1 and set_up_until > $2 and active',
    [hash, now],
  );
  return row ? { kind: 'colleague', ...row } : null;
}

/** False where another request used the link first. */
export async function spendFirstLink(db: Db, hash: Buffer): Promise<boolean> {
  const rows = await db.query(
    `delete from setting where name = 'first-administrator' and value = to_jsonb($1::text) returning name`,
    [hash.toString('hex')],
  );
  return rows.length > 0;
}

export async function addAdministrator(db: Db, account: { id: string; name: string; email: string; now: Date }): Promise<void> {
  await db.query(
    `insert into staff (id, email, name, roles, created_at) values ($1, $2, $3, '{administrator}', $4)`,
    [account.id, account.email, account.name, account.now],
  );
}

/** False where another request used the link first. */
export async function spendLink(db: Db, staffId: string, hash: Buffer): Promise<boolean> {
  const rows = await db.query(
    'update staff set set_up_hash = null, set_up_until = null where id = $1 and set_up_hash = $2 returning id',
    [staffId, hash],
  );
  return rows.length > 0;
}

export async function keepFactors(db: Db, staffId: string, factors: { passwordHash: string; secret: Buffer; step: number }): Promise<void> {
  await db.query(
    'update staff set password_hash = $2, totp_secret = $3, totp_last_step = $4 where id = $1',
    [staffId, factors.passwordHash, factors.secret, factors.step],
  );
}
