import { createHash } from 'node:crypto';
import type { Db } from './database.ts';
import type { KeyStore } from './keys.ts';

const PURPOSE = 'import-row';
const keyed = (keys: KeyStore, plain: Buffer): Buffer => keys.token(PURPOSE, plain.toString('hex'));

/** What a row was like, to know it again, and nothing that could be tried without the key store. */
export const rowMark = (keys: KeyStore, cells: Readonly<Record<string, string>>): Buffer =>
  keyed(keys, createHash('sha256').update(JSON.stringify(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)))).digest());

/** Plain hashes, as they were kept before: the same row then still compares equal. Returns how many were keyed. */
export async function keyImportRows(db: Db, keys: KeyStore): Promise<number> {
  const rows = await db.query<{ source: string; number: string; content_hash: Buffer }>('select source, number, content_hash from import_row where length(content_hash) = 32 for update');
  if (rows.length === 0) return 0;
  await db.query(
    'update import_row r set content_hash = n.mark from unnest($1::text[], $2::text[], $3::bytea[]) as n(source, number, mark) where r.source = n.source and r.number = n.number',
    [rows.map((row) => row.source), rows.map((row) => row.number), rows.map((row) => keyed(keys, row.content_hash))]);
  return rows.length;
}
