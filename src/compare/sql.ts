import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';

/** A case beside another, by codes and days only. */
export interface Beside { readonly id: string; readonly number: string; readonly registered: Day; readonly phase: string }

/** These cases, newest first. */
export function casesBeside(db: Db, ids: readonly string[]): Promise<(Beside & Record<string, unknown>)[]> {
  return db.query(
    `select c.id, c.number, t.registered, t.phase from bis_case c join standing t on t.case_id = c.id
     where c.id = any($1::uuid[]) order by t.registered desc, c.number desc`, [ids]);
}

/** Cases of which somebody said that they are not about the same people as this one. */
export async function notSame(db: Db, caseId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select case when one_case = $1 then other_case else one_case end as id from not_same_people where ended_at is null and $1 in (one_case, other_case)`, [caseId]);
  return rows.map(({ id }) => id);
}

export interface Said { readonly by: string; readonly now: Date }

/** False where that was said already. */
export async function sayNotSame(db: Db, pair: readonly [string, string], id: string, { by, now }: Said): Promise<boolean> {
  const rows = await db.query(
    `insert into not_same_people (id, one_case, other_case, said_at, said_by) values ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $5)
     on conflict do nothing returning 1`, [id, ...pair, now, by]);
  return rows.length > 0;
}

/** False where nobody had said it. */
export async function takeBackNotSame(db: Db, pair: readonly [string, string], { by, now }: Said): Promise<boolean> {
  const rows = await db.query(
    `update not_same_people set ended_at = $3, ended_by = $4
     where one_case = least($1::uuid, $2::uuid) and other_case = greatest($1::uuid, $2::uuid) and ended_at is null returning 1`, [...pair, now, by]);
  return rows.length > 0;
}
