import type { Day } from '../core/day.ts';
import type { Db } from './database.ts';

/** A case as far as somebody's part in it hangs on it. */
export interface Asked {
  readonly id: string;
  /** The allocated mediator, or null; the second one too. Ids of staff. */
  readonly mediator: string | null;
  readonly second: string | null;
}

/** What one colleague has to do with one case beyond its facts. */
export interface Ties {
  /** Never (a conflict of interest, family); nothing opens it, the glass neither. */
  readonly excluded: boolean;
  /** There is a list of who alone may open it, and this colleague is not on it. */
  readonly restricted: boolean;
  /** Practice supervisor of a mediator on it. */
  readonly supervises: boolean;
  /** Follows it to learn, today, with a mediator on it as mentor. */
  readonly trainee: boolean;
  /** Stands in, today, for a mediator on it. */
  readonly standsIn: boolean;
  /** Broke the glass, at most an hour ago. */
  readonly glass: boolean;
}

/** The moment about which is asked: days for parts, the instant for the glass. */
export interface Moment { readonly now: Date; readonly today: Day }

/** Ties of one colleague to each of these cases, by id. */
export async function tiesTo(db: Db, staff: string, cases: readonly Asked[], { now, today }: Moment): Promise<Map<string, Ties>> {
  const rows = await db.query<Ties & { id: string }>(
    `select c.id,
       exists (select from case_list l where l.case_id = c.id and l.staff_id = $1 and l.kind = 'excluded' and l.ended_at is null) as excluded,
       exists (select from case_list l where l.case_id = c.id and l.kind = 'restricted' and l.ended_at is null)
         and not exists (select from case_list l where l.case_id = c.id and l.staff_id = $1 and l.kind = 'restricted' and l.ended_at is null) as restricted,
       exists (select from supervision s where s.supervisor = $1 and s.mediator in (c.mediator, c.second)) as supervises,
       exists (select from case_part p where p.case_id = c.id and p.staff_id = $1 and p.ended_at is null and p.mentor in (c.mediator, c.second)
         and $6 >= p.from_day and (p.until_day is null or $6 <= p.until_day)) as trainee,
       exists (select from stand_in i where i.stand_in = $1 and i.mediator in (c.mediator, c.second) and i.ended_at is null
         and $6 between i.from_day and i.until_day) as "standsIn",
       exists (select from glass g where g.case_id = c.id and g.staff_id = $1 and g.opened_at <= $5 and g.until > $5) as glass
     from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as c(id, mediator, second)`,
    [staff, cases.map(({ id }) => id), cases.map(({ mediator }) => mediator), cases.map(({ second }) => second), now, today],
  );
  return new Map(rows.map(({ id, ...ties }) => [id, ties]));
}

/**
 * Cases that this colleague may not know of: excluded, or not among those who alone may open it. What hands back that a
 * case exists leaves them out: lists, counts, searches, proposals, links, notices.
 */
export async function barredCases(db: Db, staff: string): Promise<Set<string>> {
  const rows = await db.query<{ case_id: string }>(
    `select case_id from case_list where ended_at is null and kind = 'excluded' and staff_id = $1 union
     select case_id from case_list where ended_at is null and kind = 'restricted' and case_id <> all (array(
       select case_id from case_list where ended_at is null and kind = 'restricted' and staff_id = $1))`, [staff]);
  return new Set(rows.map(({ case_id }) => case_id));
}

/**
 * Cases that this colleague must never see, not even as a number. For whoever works with numbers and days of all cases (retention,
 * the access log): a restriction to a few is about opening a case, and those pages open none.
 */
export async function excludedCases(db: Db, staff: string): Promise<Set<string>> {
  const rows = await db.query<{ case_id: string }>("select case_id from case_list where ended_at is null and kind = 'excluded' and staff_id = $1", [staff]);
  return new Set(rows.map(({ case_id }) => case_id));
}

/** For whom this mediator stands in on a day. */
export async function standsInFor(db: Db, staff: string, today: Day): Promise<string[]> {
  const rows = await db.query<{ mediator: string }>(
    'select distinct mediator from stand_in where stand_in = $1 and ended_at is null and $2 between from_day and until_day', [staff, today]);
  return rows.map(({ mediator }) => mediator);
}

/** The same with its days: whose agenda somebody sees beside their own, and on which days of it. */
export interface StoodIn { readonly mediator: string; readonly from: Day; readonly until: Day }

export const stoodInBy = (db: Db, staff: string, today: Day): Promise<StoodIn[]> => db.query<StoodIn & Record<string, unknown>>(
  'select mediator, from_day as from, until_day as until from stand_in where stand_in = $1 and ended_at is null and $2 between from_day and until_day', [staff, today]);

/** Colleagues who may not come near a case: they are not chosen for it. */
export async function keptOut(db: Db, caseId: string): Promise<(staff: string) => boolean> {
  const rows = await db.query<{ staff_id: string; kind: 'excluded' | 'restricted' }>('select staff_id, kind from case_list where case_id = $1 and ended_at is null', [caseId]);
  const named = (kind: 'excluded' | 'restricted') => new Set(rows.filter((row) => row.kind === kind).map(({ staff_id }) => staff_id));
  const [excluded, restricted] = [named('excluded'), named('restricted')];
  return (staff) => excluded.has(staff) || (restricted.size > 0 && !restricted.has(staff));
}

/** A case that somebody opened with broken glass. */
export interface BrokenGlass {
  readonly caseId: string;
  /** Null, and no mediators, where the reader has no part in the case. */
  readonly number: string | null;
  readonly name: string;
  readonly openedAt: Date;
  readonly reviewBy: Day;
  readonly reviewed: boolean;
  /** While an earlier one of the same colleague was not looked at in time. */
  readonly again: boolean;
  readonly mediator: string | null;
  readonly second: string | null;
}

/** Told for so long after it happened, and until somebody looked at it. Own choice. */
const TOLD_DAYS = 7;

const AGAIN = `exists (select from glass e where e.staff_id = g.staff_id and e.opened_at < g.opened_at and e.review_by < (g.opened_at at time zone 'Europe/Amsterdam')::date
       and (e.reviewed_at is null or e.reviewed_at > g.opened_at))`;

/** What the start pages tell of, newest first. */
export function brokenGlass(db: Db, now: Date): Promise<BrokenGlass[]> {
  return db.query<BrokenGlass & Record<string, unknown>>(
    `select g.case_id as "caseId", b.number, s.name, g.opened_at as "openedAt", g.review_by as "reviewBy", g.reviewed_at is not null as reviewed, ${AGAIN} as again, t.mediator, t.second
     from glass g join staff s on s.id = g.staff_id left join bis_case b on b.id = g.case_id left join standing t on t.case_id = g.case_id
     where g.reviewed_at is null or g.opened_at > $1 order by g.opened_at desc limit 100`, [new Date(now.getTime() - TOLD_DAYS * 86_400_000)]);
}

/** What the director is told of one colleague: of no case, and no reason. */
export interface GlassTold { readonly name: string; readonly times: number; readonly lastAt: Date; readonly unreviewed: number; readonly late: number; readonly again: boolean }

/** Colleagues who opened a case in an emergency lately, or whose emergency nobody looked at yet; the last one first. For the director alone. */
export const glassTold = (db: Db): Promise<GlassTold[]> => db.query<GlassTold & Record<string, unknown>>(
  'select name, times, last_at as "lastAt", unreviewed, late, again from bis_glass_told($1)', [TOLD_DAYS]);
