import type { StaffRole } from '../core/role.ts';
import type { Db } from '../database/database.ts';
import type { NewAccount } from './form.ts';

export interface AccountRow {
  id: string;
  name: string;
  email: string;
  roles: StaffRole[];
  region: string | null;
  active: boolean;
  /** Has a password and a code. */
  ready: boolean;
  /** When the newest set-up link ends; null without one. */
  set_up_until: Date | null;
}

const COLUMNS = `id, name, email, roles, region, active, has_password and has_app as ready, set_up_until`;

export function listAccounts(db: Db): Promise<AccountRow[]> {
  return db.query<AccountRow & Record<string, unknown>>(`select ${COLUMNS} from staff order by active desc, name, id`);
}

export async function readAccountRow(db: Db, id: string): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow>(`select ${COLUMNS} from staff where id = $1`, [id]);
  return row ?? null;
}

/** False where the e-mail address has an account. */
export async function addAccount(db: Db, id: string, account: NewAccount, now: Date): Promise<boolean> {
  const rows = await db.query(
    `insert into staff (id, email, name, roles, region, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (email) do nothing returning id`,
    [id, account.email, account.name, account.roles, account.region, now],
  );
  return rows.length > 0;
}

/** Replaces the link that was there. */
export async function keepLink(db: Db, id: string, hash: Buffer, until: Date): Promise<void> {
  await db.query('update staff set set_up_hash = $2, set_up_until = $3 where id = $1', [id, hash, until]);
}

export async function setActive(db: Db, id: string, active: boolean): Promise<void> {
  await db.query('update staff set active = $2, set_up_hash = null, set_up_until = null where id = $1', [id, active]);
}
