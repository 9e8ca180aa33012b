import type { Db } from '../database/database.ts';
import { NEWS, newsFor } from '../words/news.ts';
import type { User } from './route.ts';

export const NEWS_PATH = '/nieuw';

/** The highest number of what this colleague has read; 0 for nothing. */
export async function newsRead(db: Db, staff: string): Promise<number> {
  const [row] = await db.query<{ upto: number }>('select upto from news_read where staff_id = $1', [staff]);
  return row?.upto ?? 0;
}

/** How much is new for this colleague: as many as the page marks. */
export async function unreadNews(db: Db, user: User): Promise<number> {
  const all = newsFor(user.roles);
  if (all.length === 0) return 0;
  const upto = await newsRead(db, user.id);
  return all.filter(({ number }) => number > upto).length;
}

/** What the product could do when an account was made is not new to its owner: only what comes after it is. */
export const beginNews = async (db: Db, staff: readonly string[], now: Date): Promise<void> =>
  void await db.query('insert into news_read (staff_id, upto, at) select id, $2, $3 from unnest($1::uuid[]) as given(id)', [staff, NEWS[0]?.number ?? 0, now]);

export async function markNewsRead(db: Db, staff: string, upto: number, now: Date): Promise<void> {
  await db.query(
    'insert into news_read (staff_id, upto, at) values ($1, $2, $3) on conflict (staff_id) do update set upto = greatest(news_read.upto, excluded.upto), at = excluded.at',
    [staff, upto, now],
  );
}
