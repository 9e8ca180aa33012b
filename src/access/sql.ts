import type { Db } from '../database/database.ts';

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
  /** `YYYY-MM-DD`, a day in Amsterdam. */
  day: string | null;
  /** Only looks with a lower id: the page after the one that ended there. */
  before: number | null;
}

export const PAGE_SIZE = 50;
/** A list of 200 cases is one look; its first numbers say enough, the filter finds the rest. */
const CASES_SHOWN = 10;

/** Newest first; at most one more than a page, which tells whether there is a next. */
export function readLooks(db: Db, filter: LookFilter): Promise<Look[]> {
  return db.query<Look & Record<string, unknown>>(
    `select page.id, page.at, staff.name as staff, page.act, cardinality(page.cases) as count,
       coalesce((select json_agg(json_build_object('id', first.id, 'number', first.number) order by first.number)
         from (select bis_case.id, bis_case.number from bis_case where bis_case.id = any(page.cases) order by bis_case.number limit ${CASES_SHOWN}) as first), '[]') as cases
     from (select * from access_log
       where ($1::uuid is null or id in (select bis_looks_at($1)))
         and ($2::date is null or at >= $2::date::timestamp at time zone 'Europe/Amsterdam' and at < ($2::date + 1)::timestamp at time zone 'Europe/Amsterdam')
         and ($3::bigint is null or id < $3::bigint)
       order by id desc limit ${PAGE_SIZE + 1}) as page
     left join staff on staff.id = page.staff_id
     order by page.id desc`,
    [filter.caseId, filter.day, filter.before],
  );
}

export async function findCase(db: Db, number: string): Promise<string | null> {
  const [row] = await db.query<{ id: string }>('select id from bis_case where number = $1', [number]);
  return row?.id ?? null;
}
