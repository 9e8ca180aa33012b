import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';

/**
 * Why somebody was kept from a case or opened it in an emergency. Such words can tell of people in it, and are read by
 * whoever reads nothing else of it: each has a key of its own, outside the compartments, and goes with its case's people.
 */
export interface SealedReason { readonly keyId: number; readonly content: Buffer }

type Of = 'case_list' | 'glass';
const contextOf = (of: Of, id: string): string => `${of} ${id}`;

/** Seals a reason under a new key that is on disk when this resolves. `id`: of its row. */
export async function sealReason(db: Db, keys: KeyStore, of: Of, id: string, text: string): Promise<SealedReason> {
  const [row] = await db.query<{ id: number }>("select nextval('key_id_seq') as id");
  const { id: keyId } = row as { id: number };
  await keys.create([keyId]);
  return { keyId, content: keys.seal(keyId, contextOf(of, id), text) };
}

/** Null where it was erased. Throws SealBroken where its bytes were changed or moved. */
export function openReason(keys: KeyStore, of: Of, row: { id: string; keyId: number | null; reason: Buffer }): string | null {
  if (row.keyId === null) return null;
  try {
    return keys.open(row.keyId, contextOf(of, row.id), row.reason).toString();
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}

/** Takes the reasons out of these cases; who and when stays. Their keys are destroyed with those of the people (erase.ts). */
export async function forgetReasons(db: Db, cases: readonly string[]): Promise<void> {
  for (const table of ['case_list', 'glass'] as const) {
    await db.query(
      `with kept as (select id, key_id from ${table} where case_id = any($1::uuid[]) and key_id is not null),
         gone as (update ${table} r set reason = '', key_id = null from kept where r.id = kept.id)
       insert into erasure_key select key_id from kept`, [cases]);
  }
}
