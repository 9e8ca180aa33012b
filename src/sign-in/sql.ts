import { hold } from '../database/context.ts';
import type { Db } from '../database/database.ts';
import { latestWritten } from '../web/clock.ts';
import { LINK_HOURS } from '../web/staff.ts';
import type { Attempt } from './rules.ts';

export interface Account {
  id: string;
  password_hash: string;
  /** Null after a lost telephone where passkeys took its place. */
  totp_secret: Buffer | null;
}

/** An active account that was set up with a password. */
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
    'select at, succeeded from sign_in_attempt where email_hash = $1 and at > $2 order by id',
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

/** A colleague's link works for so many hours; one that would work for longer was made by a clock that ran ahead. */
export async function findLink(db: Db, hash: Buffer, now: Date): Promise<Link | null> {
  await hold(db, hash.toString('hex'));
  const [first] = await db.query(`select 1 from setting where name = 'first-administrator' and value = to_jsonb($1::text)`, [hash.toString('hex')]);
  if (first) return { kind: 'first' };
  const [row] = await db.query<{ id: string; name: string; email: string }>(
    'select id, name, email from staff where set_up_hash = $1 and set_up_until > $2 and set_up_until <= $3 and active',
    [hash, now, new Date(latestWritten(now).getTime() + LINK_HOURS * 3_600_000)],
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

/** A password and an app, in place of everything that opened this account before. */
export async function keepFactors(db: Db, staffId: string, factors: { passwordHash: string; secret: Buffer; step: number }): Promise<void> {
  await db.query('delete from passkey where staff_id = $1', [staffId]);
  await db.query('delete from recovery_code where staff_id = $1', [staffId]);
  await db.query(
    'update staff set password_hash = $2, totp_secret = $3, totp_last_step = $4, organisation_subject = null where id = $1',
    [staffId, factors.passwordHash, factors.secret, factors.step],
  );
}

/** Another app for codes; null takes the lost one away. */
export async function keepApp(db: Db, staffId: string, app: { secret: Buffer; step: number } | null): Promise<void> {
  await db.query('update staff set totp_secret = $2, totp_last_step = $3 where id = $1', [staffId, app?.secret ?? null, app?.step ?? 0]);
}

export interface OwnAccount {
  email: string;
  password: boolean;
  app: boolean;
  /** Recovery codes that were not used. */
  codes: number;
  organisation: boolean;
}

export async function readOwnAccount(db: Db, staffId: string): Promise<OwnAccount> {
  const [row] = await db.query<OwnAccount>(
    `select email, has_password as password, has_app as app, organisation_subject is not null as organisation,
       (select count(*)::int from recovery_code where staff_id = staff.id and used_at is null) as codes
     from staff where id = $1`,
    [staffId],
  );
  if (!row) throw new Error('a session without an account');
  return row;
}

/** The new codes only. */
export async function keepCodes(db: Db, staffId: string, hashes: readonly Buffer[], now: Date): Promise<void> {
  await db.query('delete from recovery_code where staff_id = $1', [staffId]);
  await db.query('insert into recovery_code (staff_id, hash, made_at) select $1, unnest($2::bytea[]), $3', [staffId, hashes, now]);
}

/** False where there is no such code that was not used. Of two at once, one gets it. The rest of the sign-in was right. */
export async function spendCode(db: Db, staffId: string, hash: Buffer, now: Date): Promise<boolean> {
  await hold(db, `staff ${staffId}`);
  const rows = await db.query('update recovery_code set used_at = $3 where staff_id = $1 and hash = $2 and used_at is null returning hash', [staffId, hash, now]);
  return rows.length > 0;
}

/** The session may go on with everything. */
export async function renewed(db: Db, sessionId: string): Promise<void> {
  await db.query('update session set must_renew = false where id = $1', [sessionId]);
}

export interface SessionRow {
  id: string;
  how: string;
  browser: string;
  created_at: Date;
  seen_at: Date;
}

export function sessionsOf(db: Db, staffId: string, now: Date, idleSince: Date): Promise<SessionRow[]> {
  return db.query<SessionRow>(
    'select id, how, browser, created_at, seen_at from session where staff_id = $1 and expires_at > $2 and seen_at > $3 and greatest(created_at, seen_at) <= $4 order by seen_at desc, id',
    [staffId, now, idleSince, latestWritten(now)],
  );
}

/** False where it is not this account's, or over already. */
export async function endOwnSession(db: Db, staffId: string, id: string): Promise<boolean> {
  return (await db.query('delete from session where staff_id = $1 and id = $2 returning id', [staffId, id])).length > 0;
}

export async function acceptConduct(db: Db, staffId: string, version: number, now: Date): Promise<void> {
  await db.query('insert into conduct_acceptance (staff_id, version, at) values ($1, $2, $3) on conflict do nothing', [staffId, version, now]);
}

/** The versions that somebody accepted, the newest first. */
export function acceptedBy(db: Db, staffId: string): Promise<{ version: number; at: Date }[]> {
  return db.query<{ version: number; at: Date }>('select version, at from conduct_acceptance where staff_id = $1 order by version desc', [staffId]);
}

/**
 * The active account with this e-mail address, where the organisation's subject is the one it was linked to, or it was not
 * linked yet and this subject to nobody; then it is linked now (`linked`). Null otherwise: a mailbox that was handed on opens nothing.
 */
export async function findByOrganisation(db: Db, email: string, subject: Buffer): Promise<{ id: string; linked: boolean } | null> {
  await hold(db, email);
  await hold(db, subject.toString('hex'));
  const [row] = await db.query<{ id: string; organisation_subject: Buffer | null }>(
    `select id, organisation_subject from staff where email = $1 and active
       and (organisation_subject = $2 or organisation_subject is null and not exists (select 1 from staff where organisation_subject = $2)) for update`,
    [email, subject],
  );
  if (!row) return null;
  await hold(db, `staff ${row.id}`);
  return { id: row.id, linked: row.organisation_subject === null };
}

export async function linkOrganisation(db: Db, staffId: string, subject: Buffer): Promise<void> {
  await db.query('update staff set organisation_subject = $2 where id = $1', [staffId, subject]);
}

/** What a second step is judged against. */
export async function findSecond(db: Db, staffId: string): Promise<{ id: string; totp_secret: Buffer | null } | null> {
  await hold(db, `staff ${staffId}`);
  const [row] = await db.query<{ id: string; totp_secret: Buffer | null }>('select id, totp_secret from bis_second($1)', [staffId]);
  return row ?? null;
}
