import { hold } from '../database/context.ts';
import type { Db } from '../database/database.ts';

export interface Passkey {
  id: string;
  staff_id: string;
  credential: Buffer;
  public_key: Buffer;
  counter: number;
  transports: string[];
  /** Sealed. */
  name: Buffer;
  backed_up: boolean;
  created_at: Date;
  used_at: Date | null;
}

const COLUMNS = 'id, staff_id, credential, public_key, counter, transports, name, backed_up, created_at, used_at';

export function passkeysOf(db: Db, staffId: string): Promise<Passkey[]> {
  return db.query<Passkey & Record<string, unknown>>(`select ${COLUMNS} from passkey where staff_id = $1 order by created_at, id`, [staffId]);
}

/** Of an active account; held until this transaction ends, so that two answers with one counter cannot both be the newer. */
export async function findPasskey(db: Db, credential: Buffer): Promise<Passkey | null> {
  await hold(db, credential.toString('hex'));
  const [owner] = await db.query<{ staff_id: string }>('select staff_id from passkey where credential = $1', [credential]);
  if (!owner) return null;
  await hold(db, `staff ${owner.staff_id}`);
  const [row] = await db.query<Passkey>(
    `select ${COLUMNS.replaceAll(/\b(\w+)\b/g, 'passkey.$1')} from passkey join staff on staff.id = passkey.staff_id
     where credential = $1 and staff.active for update of passkey`,
    [credential],
  );
  return row ?? null;
}

/** False where this key is somebody's already. */
export async function addPasskey(db: Db, key: Omit<Passkey, 'used_at'> & { device: string }): Promise<boolean> {
  const rows = await db.query(
    `insert into passkey (id, staff_id, credential, public_key, counter, transports, device, backed_up, name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (credential) do nothing returning id`,
    [key.id, key.staff_id, key.credential, key.public_key, key.counter, key.transports, key.device, key.backed_up, key.name, key.created_at],
  );
  return rows.length > 0;
}

export async function usePasskey(db: Db, id: string, use: { counter: number; backedUp: boolean; now: Date }): Promise<void> {
  await db.query('update passkey set counter = $2, backed_up = $3, used_at = $4 where id = $1', [id, use.counter, use.backedUp, use.now]);
}

export async function removePasskey(db: Db, staffId: string, id: string): Promise<boolean> {
  return (await db.query('delete from passkey where staff_id = $1 and id = $2 returning id', [staffId, id])).length > 0;
}

/** All that were there before now. Returns how many. */
export async function removeEarlierPasskeys(db: Db, staffId: string, now: Date): Promise<number> {
  return (await db.query('delete from passkey where staff_id = $1 and created_at <> $2 returning id', [staffId, now])).length;
}
