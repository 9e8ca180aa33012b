import { createHash } from 'node:crypto';
import type { StaffRole } from '../core/role.ts';
import { actingFor } from '../database/context.ts';
import type { Db } from '../database/database.ts';
import { SETTINGS_VERSION } from '../database/settings.ts';
import { latestWritten } from './clock.ts';
import { CONDUCT_VERSION } from './conduct.ts';
import type { Must, Session, User } from './route.ts';

/** A session that nobody uses ends after this; a forgotten screen shows nothing the next morning (OWASP ASVS 7.3.1). */
export const IDLE_MINUTES = 30;
/** A session ends after this however busy: one long working day (OWASP ASVS 7.3.2). */
const ABSOLUTE_HOURS = 10;
/** `seen_at` is written at most this often, so that reading pages does not mean writing rows. */
const SEEN_EVERY_SECONDS = 60;

export const SESSION_COOKIE = 'sessie';

/** 32 bytes as text for a cookie or a link, with the chance of two ids (244 bits) in them. */
export function newToken(newId: () => string): string {
  return createHash('sha256').update(`${newId()} ${newId()}`).digest('base64url');
}

/** Whether something can be a token at all, before anybody looks: 256 bits as `newToken` writes them. */
export const looksLikeToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** For `Who.held`: the second fence shows the session of this token. */
export const heldToken = (token: string): string => tokenHash(token).toString('hex');

/** What the database keeps of a token: whoever reads the database cannot use it. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** How somebody proved who they are. `demo` is one press, and only where the data is a demo. */
export type Proven = 'code' | 'passkey' | 'recovery' | 'organisation' | 'set-up' | 'demo';

export interface Opening {
  how: Proven;
  /** A code of browser.ts. */
  browser: string;
}

/**
 * Starts a session and returns its token, for the cookie `SESSION_COOKIE`; null where the account is not active. Its row is
 * held until the end of this transaction, so that stopping an account and signing in cannot pass each other.
 * The transaction runs for this colleague already (`actFor`).
 */
export async function openSession(db: Db, staffId: string, now: Date, newId: () => string, { how, browser }: Opening): Promise<string | null> {
  const token = newToken(newId);
  const expires = new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000);
  const opened = await db.query(
    `with account as (update staff set signed_in_at = $3 where id = $2 and active returning id)
     insert into session (token_hash, staff_id, created_at, seen_at, expires_at, id, how, browser, must_renew)
     select $1, id, $3, $3, $4, $5, $6, $7, $6 = 'recovery' from account returning id`,
    [tokenHash(token), staffId, now, expires, newId(), how, browser],
  );
  return opened.length > 0 ? token : null;
}

interface SessionRow {
  id: string;
  name: string;
  roles: StaffRole[];
  session_id: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  how: Proven;
  must_renew: boolean;
  conduct: number;
  settings: number;
}

/**
 * Who holds this token, or null: unknown, ended, idle, from a clock that was put back, or an account that is no longer active. The transaction began with the
 * token's hash in hand (`heldToken`); from here on it runs for that user. `byItself`: a page asks, nobody does anything; the session ends when it would have. `settings`: the version of the settings in it.
 */
export async function readSession(db: Db, token: string, now: Date, byItself = false): Promise<{ user: User; session: Session; settings: number } | null> {
  const hash = tokenHash(token);
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000);
  const [row] = await db.query<SessionRow>(
    `select staff.id, staff.name, staff.roles, session.id as session_id, session.created_at, session.seen_at, session.expires_at, session.how, session.must_renew,
       bis_conduct(staff.id) as conduct, ${SETTINGS_VERSION} as settings, ${actingFor('staff.id', 'staff.roles')}
     from session join staff on staff.id = session.staff_id
     where session.token_hash = $1 and session.expires_at > $2 and session.seen_at > $3 and greatest(session.created_at, session.seen_at) <= $4 and staff.active`,
    [hash, now, idleSince, latestWritten(now)],
  );
  if (!row) {
    await endAhead(db, hash, now);
    return null;
  }
  const stale = !byItself && now.getTime() - row.seen_at.getTime() >= SEEN_EVERY_SECONDS * 1000;
  if (stale) touch(db, hash, now);
  const idleEnd = (stale ? now : row.seen_at).getTime() + IDLE_MINUTES * 60_000;
  const ends = new Date(Math.min(idleEnd, row.expires_at.getTime()));
  return { user: { id: row.id, name: row.name, roles: row.roles }, session: { id: row.session_id, since: row.created_at, ends, must: mustFirst(row) }, settings: row.settings };
}

/** Nobody in a demo is somebody: the accounts behind its buttons skip what every real colleague does first. */
function mustFirst({ how, must_renew, conduct }: SessionRow): Must | null {
  if (must_renew) return 'renew';
  return how !== 'demo' && conduct < CONDUCT_VERSION ? 'conduct' : null;
}

/** At the end, as nothing of the request hangs on it. Skips a row that another request is writing: they say the same, and waiting would queue one's own pages. */
function touch(db: Db, hash: Buffer, now: Date): void {
  db.last(
    `update session set seen_at = $2 where token_hash in
     (select token_hash from session where token_hash = $1 for update skip locked)`,
    [hash, now],
  );
}

/** A session of a clock that ran ahead would last for as long as it did, or come back when the right time gets there. */
const endAhead = (db: Db, hash: Buffer, now: Date): Promise<unknown> =>
  db.query('delete from session where token_hash = $1 and greatest(created_at, seen_at) > $2', [hash, latestWritten(now)]);

/** Takes away what ended by itself, and what is of a clock that was put back. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.query('delete from session where expires_at <= $1 or greatest(created_at, seen_at) > $2', [now, latestWritten(now)]);
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.query('delete from session where token_hash = $1', [tokenHash(token)]);
}

/** Ends every session of an account: the next request of each is refused. */
export async function endSessionsOf(db: Db, staffId: string): Promise<void> {
  await db.query('delete from session where staff_id = $1', [staffId]);
}

/** All of an account but this one: after a sign-in that tells of a lost telephone, and "sign out everywhere else". */
export async function endOtherSessions(db: Db, staffId: string, id: string): Promise<number> {
  return (await db.query('delete from session where staff_id = $1 and id <> $2 returning id', [staffId, id])).length;
}
