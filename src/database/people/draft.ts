import { hold } from '../context.ts';
import type { Db } from '../database.ts';
import { KeyGone, type KeyStore } from '../keys.ts';

/** Days that an untouched draft lives. Own choice, no source. */
export const DRAFT_DAYS = 7;

/** A public referral under way, under a key of its own. `token` is the visitor's secret: only its keyed hash is kept. */
export interface Draft { content: string; updated: Date }

const hashOf = (keys: KeyStore, token: string): Buffer => keys.token('draft', token);
/** From here on the second fence shows the draft of this hash: also to `ask`, which goes right after it. */
async function inHand<T>(db: Db, hash: Buffer, ask: () => Promise<T>): Promise<T> {
  const [, answer] = await Promise.all([hold(db, hash.toString('hex')), ask()]);
  return answer;
}

const contextOf = (hash: Buffer): string => `draft ${hash.toString('hex')}`;

/** Keeps the draft, over an earlier one of this visitor. */
export async function saveDraft(db: Db, keys: KeyStore, token: string, content: string, now: Date): Promise<void> {
  const hash = hashOf(keys, token);
  const [present] = await inHand(db, hash, () => db.query<{ key_id: number; dropped: boolean }>(
    "select key_id, content = '' as dropped from draft where token_hash = $1 for update", [hash]));
  // What was dropped stays closed: the same visitor begins anew under a new key.
  if (present?.dropped) await sweep(db, keys, 'token_hash = $1', hash);
  const keyId = present && !present.dropped ? present.key_id : await newKey(db, keys);
  await db.query(
    `insert into draft (token_hash, key_id, content, updated_at) values ($1, $2, $3, $4)
     on conflict (token_hash) do update set key_id = excluded.key_id, content = excluded.content, updated_at = excluded.updated_at`,
    [hash, keyId, keys.seal(keyId, contextOf(hash), content), now],
  );
}

async function newKey(db: Db, keys: KeyStore): Promise<number> {
  const [row] = await db.query<{ id: number }>("select nextval('key_id_seq') as id");
  const { id } = row as { id: number };
  await keys.create([id]);
  return id;
}

/**
 * Null where there is none, or it was dropped. `change`: held until the transaction ends, so that two pages that change it do so one after
 * the other. `since`: untouched longer it is neither held nor opened, which would take time that tells of it.
 */
export async function readDraft(db: Db, keys: KeyStore, token: string, { change = false, since = null }: { change?: boolean; since?: Date | null } = {}): Promise<Draft | null> {
  const hash = hashOf(keys, token);
  const [row] = await inHand(db, hash, () => db.query<{ key_id: number; content: Buffer; updated_at: Date }>(
    `select key_id, content, updated_at from draft where token_hash = $1 and content <> '' and ($2::timestamptz is null or updated_at >= $2)${change ? ' for update' : ''}`, [hash, since]));
  if (!row) return null;
  try {
    return { content: keys.open(row.key_id, contextOf(hash), row.content).toString(), updated: row.updated_at };
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}

/**
 * Empties the draft, for the transaction that makes a case of it. Its key outlives that transaction, which may still
 * fail and must then leave the draft as it was; `sweepDrafts` destroys it.
 */
export async function dropDraft(db: Db, keys: KeyStore, token: string): Promise<void> {
  const hash = hashOf(keys, token);
  await inHand(db, hash, () => db.query("update draft set content = '' where token_hash = $1", [hash]));
}

/** Takes away what was dropped, and what nobody touched since, and destroys the keys, so that they are gone from backups too. Returns how many. */
export async function sweepDrafts(db: Db, keys: KeyStore, untouchedSince: Date): Promise<number> {
  return sweep(db, keys, "content = '' or updated_at < $1", untouchedSince);
}

async function sweep(db: Db, keys: KeyStore, which: string, value: unknown): Promise<number> {
  const rows = await db.query<{ key_id: number }>(`delete from draft where ${which} returning key_id`, [value]);
  await keys.destroy(rows.map(({ key_id }) => key_id));
  return rows.length;
}
