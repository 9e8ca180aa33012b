import type { StaffRole } from '../core/role.ts';
import type { Db } from '../database/database.ts';
import { LOUD } from '../web/account-event.ts';
import { endSessionsOf } from '../web/session.ts';
import type { Details, NewAccount } from './form.ts';

export interface AccountRow {
  id: string;
  name: string;
  email: string;
  roles: StaffRole[];
  active: boolean;
  /** Has a password and a code. */
  ready: boolean;
  /** When the newest set-up link ends; null without one. */
  set_up_until: Date | null;
  app: boolean;
  passkeys: number;
  /** Recovery codes that were not used. */
  codes: number;
  signed_in_at: Date | null;
  /** Loud events that nobody followed up. */
  loud: number;
}

const COLUMNS = `id, name, email, roles, active, has_password and (has_app or exists (select 1 from passkey where staff_id = staff.id)) as ready,
  set_up_until, has_app as app, signed_in_at, (select count(*) from passkey where staff_id = staff.id) as passkeys,
  (select count(*) from recovery_code where staff_id = staff.id and used_at is null) as codes,
  (select count(*) from account_event e where e.staff_id = staff.id and e.kind = any($1) and not exists (select 1 from account_event_seen where event_id = e.id)) as loud`;

export function listAccounts(db: Db): Promise<AccountRow[]> {
  return db.query<AccountRow & Record<string, unknown>>(`select ${COLUMNS} from staff order by active desc, name, id`, [LOUD]);
}

export async function readAccountRow(db: Db, id: string): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow>(`select ${COLUMNS} from staff where id = $2`, [LOUD, id]);
  return row ?? null;
}

/** False where the e-mail address has an account. */
export async function addAccount(db: Db, id: string, account: NewAccount, now: Date): Promise<boolean> {
  const rows = await db.query(
    `insert into staff (id, email, name, roles, created_at) values ($1, $2, $3, $4, $5)
     on conflict (email) do nothing returning id`,
    [id, account.email, account.name, account.roles, now],
  );
  return rows.length > 0;
}

/** Replaces the link that was there. */
export async function keepLink(db: Db, id: string, hash: Buffer, until: Date): Promise<void> {
  await db.query('update staff set set_up_hash = $2, set_up_until = $3 where id = $1', [id, hash, until]);
}

/** Whoever comes back gets in by a new link only: nothing is left that opened it (`stop`). */
export async function resume(db: Db, id: string): Promise<void> {
  await db.query('update staff set active = true where id = $1', [id]);
}

/** Nothing opens this account any more: no session, no key, no code, no password, no link with the organisation's sign-in. */
export async function stop(db: Db, id: string): Promise<void> {
  // First, so that a sign-in under way waits for it or is swept away below.
  await db.query(
    `update staff set active = false, set_up_hash = null, set_up_until = null, password_hash = null, totp_secret = null, organisation_subject = null where id = $1`,
    [id],
  );
  await db.query('delete from passkey where staff_id = $1', [id]);
  await db.query('delete from recovery_code where staff_id = $1', [id]);
  await endSessionsOf(db, id);
}

/** One change of who may do what at a time: so that two administrators cannot stop each other at once. Ends with the transaction. */
export async function holdAccounts(db: Db): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('accounts', 0))`);
}

/** Active colleagues with this role, besides one. */
export async function othersWith(db: Db, role: StaffRole, besides: string): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*) as count from staff where active and $1 = any(roles) and id <> $2', [role, besides]);
  return row?.count ?? 0;
}

export async function changeRoles(db: Db, id: string, roles: readonly StaffRole[]): Promise<void> {
  await db.query('update staff set roles = $2 where id = $1', [id, roles]);
}

/** False where another account has that address. With another address the link that was made does not work any more. Whoever asks holds the accounts. */
export async function changeDetails(db: Db, id: string, { name, email }: Details): Promise<boolean> {
  const rows = await db.query(
    `update staff set name = $2, email = $3, set_up_hash = case when email = $3 then set_up_hash end, set_up_until = case when email = $3 then set_up_until end
     where id = $1 and not exists (select from staff other where other.email = $3 and other.id <> $1) returning 1`, [id, name, email]);
  return rows.length > 0;
}

/** Says that the loud events of an account were followed up. */
export async function followUp(db: Db, staffId: string, by: string, now: Date): Promise<void> {
  await db.query(
    `insert into account_event_seen (event_id, at, by_id) select id, $3, $2 from account_event where staff_id = $1 and kind = any($4) on conflict do nothing`,
    [staffId, by, now, LOUD],
  );
}
