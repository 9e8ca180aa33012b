import type { Db } from './database.ts';

/** Values of a row by column; bytes through `hex`. A column that a row lacks becomes null. */
export type Row = Readonly<Record<string, unknown>>;

/** Bytes in the form in which PostgreSQL reads them out of JSON. */
export const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;

/**
 * Inserts many rows with one statement and one value. `columns` and `tail` (on conflict …, returning …) are our own
 * literals, never input. Nothing is sent for no rows.
 */
export async function insertRows<T = Row>(db: Db, table: string, columns: readonly string[], rows: readonly Row[], tail = ''): Promise<T[]> {
  if (rows.length === 0) return [];
  const list = columns.join(', ');
  return db.query<T>(`insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1::jsonb) ${tail}`, [JSON.stringify(rows)]);
}
