import type { Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';
import type { SearchReason } from '../core/searching.ts';
import type { Db } from '../database/database.ts';
import type { CaseTraits, Finding, Kind, LookedAt } from './rules.ts';
import type { Outcome } from './texts.ts';

/** One look: who, when, what, and which cases. */
export interface Look {
  id: number;
  at: Date;
  /** Null for a visitor without an account. */
  staff: string | null;
  act: string;
  /** How many cases the answer showed. */
  count: number;
  /** The first of them, by number. */
  cases: { id: string; number: string }[];
}

export interface LookFilter {
  /** Case id. */
  caseId: string | null;
  /** Id of the account of one colleague. */
  staff: string | null;
  /** `YYYY-MM-DD`, a day in Amsterdam. */
  day: string | null;
  /** Only looks with a lower id: the page after the one that ended there. */
  before: number | null;
  /** Cases from which the reader is excluded: not named, not counted, and no line that shows nothing else. */
  hidden: readonly string[];
}

export const PAGE_SIZE = 50;
/** A list of 200 cases is one look; its first numbers say enough, the filter finds the rest. */
const CASES_SHOWN = 10;

/** Newest first; at most one more than a page, which tells whether there is a next. */
export function readLooks(db: Db, filter: LookFilter): Promise<Look[]> {
  return db.query<Look & Record<string, unknown>>(
    `select page.id, page.at, staff.name as staff, page.act, (select count(*)::int from unnest(page.cases) as c where c <> all($4::uuid[])) as count,
       coalesce((select json_agg(json_build_object('id', first.id, 'number', first.number) order by first.number)
         from (select bis_case.id, bis_case.number from bis_case where bis_case.id = any(page.cases) and bis_case.id <> all($4::uuid[]) order by bis_case.number limit ${CASES_SHOWN}) as first), '[]') as cases
     from (select * from access_log
       where ($1::uuid is null or id in (select bis_looks_at($1)))
         and ($2::date is null or at >= $2::date::timestamp at time zone 'Europe/Amsterdam' and at < ($2::date + 1)::timestamp at time zone 'Europe/Amsterdam')
         and ($3::bigint is null or id < $3::bigint)
         and (cases = '{}' or not cases <@ $4::uuid[])
         and ($5::uuid is null or staff_id = $5)
       order by id desc limit ${PAGE_SIZE + 1}) as page
     left join staff on staff.id = page.staff_id
     order by page.id desc`,
    [filter.caseId, filter.day, filter.before, filter.hidden, filter.staff],
  );
}

export interface Account { id: string; name: string }

/** Everybody whose looks there may be, by name. */
export const everyAccount = (db: Db): Promise<Account[]> => db.query<Account & Record<string, unknown>>('select id, name from staff order by name, id');

export async function findCase(db: Db, number: string): Promise<string | null> {
  const [row] = await db.query<{ id: string }>('select id from bis_case where number = $1', [number]);
  return row?.id ?? null;
}

/** Everything that staff looked at in a period, for the weekly review. */
export function looksBetween(db: Db, from: Date, before: Date): Promise<LookedAt[]> {
  return db.query<LookedAt & Record<string, unknown>>(
    'select at, staff_id as staff, act, cases from access_log where at >= $1 and at < $2 and staff_id is not null and (cases <> \'{}\' or act = \'zoekvraag\') order by at', [from, before]);
}

type TraitsRow = Pick<CaseTraits, 'closed' | 'hidden' | 'allocated'> & { id: string; part: string[]; excluded: string[]; restricted: string[]; work: { staff: string; day: Day }[] };

/** What is known of these cases without opening a word of them. `work`: what staff recorded since a day. */
export function traitsOf(db: Db, ids: readonly string[], since: Date): Promise<TraitsRow[]> {
  return db.query<TraitsRow>(
    `select t.case_id as id, t.closed, t.names_hidden as hidden, t.allocated is not null as allocated,
       array(select unnest(array_remove(array[t.mediator, t.second], null)) union select supervisor from supervision where mediator in (t.mediator, t.second)
         union select p.staff_id from case_part p where p.case_id = t.case_id and (p.ended_at is null or p.ended_at >= $2) and (p.until_day is null or p.until_day >= $2::date)
         union select i.stand_in from stand_in i where i.mediator in (t.mediator, t.second) and (i.ended_at is null or i.ended_at >= $2) and i.until_day >= $2::date) as part,
       array(select l.staff_id from case_list l where l.case_id = t.case_id and l.kind = 'excluded' and l.ended_at is null) as excluded,
       array(select l.staff_id from case_list l where l.case_id = t.case_id and l.kind = 'restricted' and l.ended_at is null) as restricted,
       coalesce((select json_agg(distinct jsonb_build_object('staff', substr(f.actor, 7), 'day', (f.recorded at time zone 'Europe/Amsterdam')::date))
         from fact f where f.case_id = t.case_id and f.recorded >= $2 and f.actor like 'staff:%'), '[]') as work
     from standing t where t.case_id = any($1::uuid[])`,
    [ids, since],
  );
}

export interface HomeRow { id: string; name: string; roles: StaffRole[]; postcode: Buffer | null }

/** Colleagues with where they live, as far as they told. */
export const colleaguesWithHome = (db: Db): Promise<HomeRow[]> => db.query<HomeRow>(
  'select s.id, s.name, s.roles, h.postcode from staff s left join staff_home h on h.staff_id = s.id where s.active order by s.name');

export async function keepHome(db: Db, home: { staff: string; postcode: Buffer }, { now, by }: Doing): Promise<void> {
  await db.query(
    `insert into staff_home (staff_id, postcode, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (staff_id) do update set postcode = excluded.postcode, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [home.staff, home.postcode, now, by]);
}

export const forgetHome = async (db: Db, staff: string): Promise<void> => void await db.query('delete from staff_home where staff_id = $1', [staff]);

export interface Doing { readonly now: Date; readonly by: string }

export async function lastReview(db: Db): Promise<Day | null> {
  const [row] = await db.query<{ week: Day | null }>('select max(week) as week from log_review');
  return row?.week ?? null;
}

export async function firstLook(db: Db): Promise<Date | null> {
  const [row] = await db.query<{ at: Date }>('select at from access_log order by id limit 1');
  return row?.at ?? null;
}

/** False where another server made this week's review meanwhile. */
export async function addReview(db: Db, review: { week: Day; due: Day; looks: number; now: Date }, findings: readonly Finding[]): Promise<boolean> {
  const made = await db.query('insert into log_review (week, made_at, due, looks) values ($1, $2, $3, $4) on conflict do nothing returning week', [review.week, review.now, review.due, review.looks]);
  if (made.length === 0) return false;
  for (const { staff, kinds, caseId, looks, first, last } of findings) {
    await db.query('insert into log_finding (week, staff_id, kinds, case_id, looks, first_at, last_at) values ($1, $2, $3, $4, $5, $6, $7)', [review.week, staff, kinds, caseId, looks, first, last]);
  }
  return true;
}

export interface Review {
  readonly week: Day;
  readonly due: Day;
  readonly looks: number;
  readonly findings: number;
  readonly answered: number;
  readonly ended: Date | null;
  readonly by: string | null;
}

const REVIEW_ROWS = `select r.week, r.due, r.looks, e.at as ended, s.name as by,
    (select count(*) from log_finding f where f.week = r.week) as findings,
    (select count(*) from log_finding f where f.week = r.week and exists (select from log_answer a where a.finding_id = f.id)) as answered
  from log_review r left join log_review_end e on e.week = r.week left join staff s on s.id = e.by`;

/** Not done first, then newest first. */
export const readReviews = (db: Db): Promise<Review[]> => db.query<Review & Record<string, unknown>>(`${REVIEW_ROWS} order by e.at is not null, r.week desc limit 60`);

export async function readReview(db: Db, week: Day): Promise<Review | null> {
  const [row] = await db.query<Review & Record<string, unknown>>(`${REVIEW_ROWS} where r.week = $1`, [week]);
  return row ?? null;
}

/** Weeks that nobody ended and whose day has passed. */
export async function overdueReviews(db: Db, today: Day): Promise<number> {
  const [row] = await db.query<{ n: number }>('select count(*) as n from log_review r where r.due < $1 and not exists (select from log_review_end e where e.week = r.week)', [today]);
  return row?.n ?? 0;
}

export interface FindingRow {
  readonly id: number;
  readonly staff: string;
  readonly roles: readonly StaffRole[];
  readonly kinds: readonly Kind[];
  readonly caseId: string | null;
  readonly number: string | null;
  readonly looks: number;
  readonly first: Date;
  readonly last: Date;
  readonly outcome: Outcome | null;
  readonly remark: Buffer | null;
}

export const readFindings = (db: Db, week: Day): Promise<FindingRow[]> => db.query<FindingRow & Record<string, unknown>>(
  `select f.id, s.name as staff, s.roles, f.kinds, f.case_id as "caseId", c.number, f.looks, f.first_at as first, f.last_at as last, a.outcome, a.remark
   from log_finding f join staff s on s.id = f.staff_id left join bis_case c on c.id = f.case_id
   left join lateral (select outcome, remark from log_answer where finding_id = f.id order by id desc limit 1) a on true
   where f.week = $1 order by a.outcome is not null, s.name, f.first_at`, [week]);

export const addAnswer = async (db: Db, answer: { finding: number; outcome: Outcome; remark: Buffer }, { now, by }: Doing): Promise<void> =>
  void await db.query('insert into log_answer (finding_id, outcome, remark, at, by) values ($1, $2, $3, $4, $5)', [answer.finding, answer.outcome, answer.remark, now, by]);

/** False where it was ended before. */
export async function endReview(db: Db, week: Day, { now, by }: Doing): Promise<boolean> {
  return (await db.query('insert into log_review_end (week, at, by) values ($1, $2, $3) on conflict do nothing returning week', [week, now, by])).length > 0;
}

export interface SearchedMuch { readonly name: string; readonly at: Date; readonly reason: SearchReason }

/** Who searched more than there may be, and why, newest first. */
export const searchedMuch = (db: Db, since: Date): Promise<SearchedMuch[]> => db.query<SearchedMuch & Record<string, unknown>>(
  'select s.name, r.at, r.reason from search_reason r join staff s on s.id = r.staff_id where r.at >= $1 order by r.at desc limit 50', [since]);
