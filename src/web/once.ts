import { createHash, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../core/fields.ts';
import type { Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import type { User } from './route.ts';

/**
 * The one-time key of a form. The same post again, by double click, reload or a retrying line, gets the same answer
 * and is not done twice.
 *
 * A key is written as a uuid: 8 bytes of chance, then 8 bytes of a keyed hash over them and their owner. A page of
 * another site can neither guess nor borrow one, so the key also proves that the form came from one of our pages.
 */
const HALF = 8;

/** Cookie that tells visitors who are not signed in apart; it lasts as long as their browser. */
export const VISITOR_COOKIE = 'bezoek';

/** Whose key it is. Staff keep theirs over a new sign-in, so a form that was open meanwhile can still be sent. */
export function onceOwner(user: (Pick<User, 'id'> & Partial<User>) | null, visitor: string): string {
  return user ? `staff:${user.id}` : `visitor:${createHash('sha256').update(visitor).digest('hex')}`;
}

/** A fresh key for one form on a page for this owner. */
export function makeOnceKey(keys: KeyStore, owner: string, newId: () => string): string {
  const chance = createHash('sha256').update(newId()).digest().subarray(0, HALF);
  const hex = Buffer.concat([chance, mark(keys, owner, chance)]).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether this server made the key for this owner. False on anything that is no key. */
export function isOnceKeyOf(keys: KeyStore, owner: string, key: string): boolean {
  if (!isUuid(key)) return false;
  const bytes = Buffer.from(key.replaceAll('-', ''), 'hex');
  return timingSafeEqual(bytes.subarray(HALF), mark(keys, owner, bytes.subarray(0, HALF)));
}

function mark(keys: KeyStore, owner: string, chance: Buffer): Buffer {
  return keys.token('once', `${owner} ${chance.toString('hex')}`).subarray(0, HALF);
}

export interface OncePost {
  key: string;
  owner: string;
  /** Path of the post; a key that was used there is no good elsewhere. */
  address: string;
  /** Of what was posted (`wordsMark` of keeping.ts); null where that is not compared. */
  words: Buffer | null;
  now: Date;
}

/**
 * Takes the key, or says what the first post with it led to. While another transaction holds the same key this waits
 * for its end: of two posts at the same time exactly one runs, and the other sees what it became.
 * `other-form`: used at another address. `other-words`: used for something else that was typed there, as by whoever goes back to a page and types on.
 */
export async function takeOnceKey(db: Db, post: OncePost): Promise<'taken' | 'other-form' | 'other-words' | { location: string }> {
  const taken = await db.query(
    `insert into once_key (key, owner, address, location, used_at, words) values ($1, $2, $3, '', $4, $5)
     on conflict (key) do nothing returning key`,
    [post.key, post.owner, post.address, post.now, post.words],
  );
  if (taken.length > 0) return 'taken';
  const [earlier] = await db.query<{ location: string; words: Buffer | null }>(
    'select location, words from once_key where key = $1 and owner = $2 and address = $3',
    [post.key, post.owner, post.address],
  );
  if (!earlier) return 'other-form';
  return earlier.words && post.words && !earlier.words.equals(post.words) ? 'other-words' : { location: earlier.location };
}

/** Remembers where the post led to; null (a page with something to mend) gives the key back. In the same transaction, at its end. */
export function settleOnceKey(db: Db, key: string, location: string | null): void {
  if (location === null) db.last('delete from once_key where key = $1', [key]);
  else db.last('update once_key set location = $2 where key = $1', [key, location]);
}

/** Forgets keys that were used before this instant; a form that is posted again later than that is done again. */
export async function sweepOnceKeys(db: Db, usedBefore: Date): Promise<void> {
  await db.query('delete from once_key where used_at < $1', [usedBefore]);
}
