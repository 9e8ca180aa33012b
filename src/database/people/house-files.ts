import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { openFile, writeOffice } from './office.ts';

/** Under what the words of the house were sealed before each had a file of its own. */
export const UNDER_HOUSE = { decision: 'foundation decision', action: 'privacy year plan' } as const;
/** Kinds of words in such a file. */
export const HOUSE_WORDS = { what: 'what', why: 'why' } as const;

interface Legacy { readonly key: string; readonly by: string; readonly at: Date; readonly what: Buffer; readonly why: Buffer | null }

/** Moves words that lie under the key of the house into files of their own, so that they can end. In a transaction of the owner. */
export async function moveHouseWords(db: Db, keys: KeyStore, newId: () => string): Promise<number> {
  const move = async (table: 'foundation_decision' | 'plan_action', context: string, rows: readonly Legacy[]) => {
    for (const { key, by, at, what, why } of rows) {
      const fileId = await openFile(db, keys, at, newId);
      for (const [kind, bytes] of [[HOUSE_WORDS.what, what], [HOUSE_WORDS.why, why]] as const) {
        if (bytes !== null) await writeOffice(db, keys, { fileId, kind, content: keys.openShared(context, bytes), by, now: at, newId });
      }
      const emptied = table === 'foundation_decision' ? 'what = null, why = null' : 'what = null';
      await db.query(`update ${table} set file_id = $2, ${emptied} where ${table === 'foundation_decision' ? 'number::text' : 'id::text'} = $1`, [key, fileId]);
    }
    return rows.length;
  };
  return await move('foundation_decision', UNDER_HOUSE.decision, await db.query<Legacy & Record<string, unknown>>('select number::text as key, recorded_by as by, recorded_at as at, what, why from foundation_decision where file_id is null for update'))
    + await move('plan_action', UNDER_HOUSE.action, await db.query<Legacy & Record<string, unknown>>('select id::text as key, added_by as by, added_at as at, what, null::bytea as why from plan_action where file_id is null for update'));
}
