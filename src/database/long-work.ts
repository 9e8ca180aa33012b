import type { Db } from './database.ts';

/** Work on several cases that goes on beside the server. */
export type LongWorkKind = 'om-reminders' | 'retention';

export const DONE = 'done';
/** So often something that fails for no reason that it can name is tried; then the rest is not held up by it. Own choice. */
const MOST_TRIES = 3;
const GAVE_UP = 'failed';

export interface LongWork {
  readonly id: string;
  readonly kind: LongWorkKind;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  readonly total: number;
  readonly done: number;
  /** Of which something else came than what was asked. */
  readonly not: number;
}

export interface LongWorkItem { readonly caseId: string; /** Null while it waits. */ readonly outcome: string | null }

/** One place a case, in this order. Returns its id. */
export async function beginWork(db: Db, { kind, by, cases, now }: { kind: LongWorkKind; by: string | null; cases: readonly string[]; now: Date }, newId: () => string): Promise<string> {
  const id = newId();
  await db.query('insert into long_work (id, kind, asked_by, begun_at) values ($1, $2, $3, $4)', [id, kind, by, now]);
  await db.query('insert into long_work_item (work_id, place, case_id, asked_by) select $1, n, one, $3 from unnest($2::uuid[]) with ordinality as given(one, n)', [id, cases, by]);
  return id;
}

/** What is not ended, the oldest first. */
export const openWorks = (db: Db, kind: LongWorkKind): Promise<{ id: string; by: string | null }[]> =>
  db.query('select id, asked_by as by from long_work where kind = $1 and ended_at is null order by number', [kind]);

/** Cases that wait, in order. */
export const waitingIn = async (db: Db, id: string): Promise<string[]> =>
  (await db.query<{ case_id: string }>('select case_id from long_work_item where work_id = $1 and outcome is null order by place', [id])).map((row) => row.case_id);

/** Holds one until the end of this transaction. False where it was done meanwhile, or another server has it. */
export const takeItem = async (db: Db, id: string, caseId: string): Promise<boolean> =>
  (await db.query('select from long_work_item where work_id = $1 and case_id = $2 and outcome is null for update skip locked', [id, caseId])).length > 0;

/** In the transaction that does it. */
export const settleItems = async (db: Db, id: string, cases: readonly string[], outcome: string, now: Date): Promise<void> =>
  void await db.query('update long_work_item set outcome = $3, done_at = $4 where work_id = $1 and case_id = any($2::uuid[]) and outcome is null', [id, cases, outcome, now]);

/** After a fault, in a transaction of its own. */
export const itemFailed = async (db: Db, id: string, caseId: string, now: Date): Promise<void> =>
  void await db.query(
    `update long_work_item set tries = tries + 1, outcome = case when tries + 1 >= $3 then '${GAVE_UP}' end, done_at = case when tries + 1 >= $3 then $4::timestamptz end
     where work_id = $1 and case_id = $2 and outcome is null`, [id, caseId, MOST_TRIES, now]);

/** What was not come to is done no more under this name. */
export async function dropWork(db: Db, kind: LongWorkKind, now: Date): Promise<void> {
  await db.query('delete from long_work_item i using long_work w where w.id = i.work_id and w.kind = $1 and w.ended_at is null and i.outcome is null', [kind]);
  await db.query('update long_work set ended_at = $2 where kind = $1 and ended_at is null', [kind, now]);
}

/** Where nothing waits any more. */
export const endWork = async (db: Db, id: string, now: Date): Promise<void> =>
  void await db.query('update long_work set ended_at = $2 where id = $1 and ended_at is null and not exists (select from long_work_item where work_id = $1 and outcome is null)', [id, now]);

const WORK = `select w.id, w.kind, w.begun_at as "begunAt", w.ended_at as "endedAt", count(*)::int as total, (count(*) filter (where i.outcome = '${DONE}'))::int as done,
    (count(*) filter (where i.outcome <> '${DONE}'))::int as not
  from long_work w join long_work_item i on i.work_id = w.id`;

/** Of this colleague's; null where there is none such. */
export async function workOf(db: Db, id: string, by: string): Promise<LongWork | null> {
  const [row] = await db.query<LongWork & Record<string, unknown>>(`${WORK} where w.id::text = $1 and w.asked_by = $2 group by w.id`, [id, by]);
  return row ?? null;
}

/** What the house does by itself and did not end. */
export async function ownWork(db: Db, kind: LongWorkKind): Promise<LongWork | null> {
  const [row] = await db.query<LongWork & Record<string, unknown>>(`${WORK} where w.kind = $1 and w.asked_by is null and w.ended_at is null group by w.id order by w.number desc limit 1`, [kind]);
  return row ?? null;
}

export const itemsOf = (db: Db, id: string): Promise<LongWorkItem[]> =>
  db.query<LongWorkItem & Record<string, unknown>>('select case_id as "caseId", outcome from long_work_item where work_id = $1 order by place', [id]);

/** What this colleague asked and that goes on, or ended and was not looked at; the newest first. */
export const worksToTell = (db: Db, by: string): Promise<LongWork[]> =>
  db.query<LongWork & Record<string, unknown>>(`${WORK} where w.asked_by = $1 and w.seen_at is null group by w.id order by w.number desc limit 5`, [by]);

export const workSeen = async (db: Db, id: string, now: Date): Promise<void> =>
  void await db.query('update long_work set seen_at = $2 where id = $1 and ended_at is not null and seen_at is null', [id, now]);

export const sweepWork = async (db: Db, endedBefore: Date): Promise<number> =>
  (await db.query('delete from long_work where ended_at < $1 returning 1', [endedBefore])).length;
