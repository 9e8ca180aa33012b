import type { Db } from './database.ts';
import type { KeyStore } from './keys.ts';

const contextOf = (staffId: string): string => `telephone of ${staffId}`;

/** Numbers of these colleagues by id, as far as this reader may know them (the second fence says who): the desk, administrators, the own practice supervisor and themselves. */
export async function telephonesOf(db: Db, keys: KeyStore, staff: readonly string[]): Promise<Map<string, string>> {
  if (staff.length === 0) return new Map();
  const rows = await db.query<{ staff_id: string; number: Buffer }>('select staff_id, number from staff_telephone where staff_id = any($1::uuid[])', [[...new Set(staff)]]);
  return new Map(rows.map(({ staff_id, number }) => [staff_id, keys.openShared(contextOf(staff_id), number).toString()]));
}

/** Keeps a number in place of an earlier one; an empty one takes it away. */
export async function keepTelephone(db: Db, keys: KeyStore, staffId: string, number: string, { now, by }: { now: Date; by: string }): Promise<void> {
  if (number === '') {
    await db.query('delete from staff_telephone where staff_id = $1', [staffId]);
    return;
  }
  await db.query(
    `insert into staff_telephone (staff_id, number, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (staff_id) do update set number = excluded.number, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [staffId, keys.sealShared(contextOf(staffId), number), now, by]);
}
