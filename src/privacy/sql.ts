import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';

export interface OpenRequest { readonly number: string; readonly received: Day; readonly extended: Day | null }

/** Requests without an answer, also one that is kept from this reader: a number and its term. */
export const openRequests = (db: Db): Promise<OpenRequest[]> => db.query<OpenRequest & Record<string, unknown>>(
  `select r.number, r.received, s.day as extended
   from privacy_request r left join bis_request_course() s on s.request_id = r.id and s.kind = 'extended'
   where not exists (select from bis_request_course() d where d.request_id = r.id and d.kind = 'decided') order by r.received, r.number`);

export interface OpenBreach { readonly number: string; readonly discovered: Date; readonly risk: string | null; readonly notified: Date | null; readonly told: Date | null }

/** Breaches that are not closed, also one that is kept from this reader: a number and its clock. */
export const openBreaches = (db: Db): Promise<OpenBreach[]> => db.query<OpenBreach & Record<string, unknown>>(
  `with course as materialized (select *, row_number() over () as nr from bis_breach_course())
   select b.number, b.discovered_at as discovered,
     (select s.code from course s where s.breach_id = b.id and s.kind = 'weighed' order by s.nr desc limit 1) as risk,
     (select min(s.happened_at) from course s where s.breach_id = b.id and s.kind = 'notified') as notified,
     (select min(s.happened_at) from course s where s.breach_id = b.id and s.kind = 'told') as told
   from breach b where not exists (select from course s where s.breach_id = b.id and s.kind = 'closed') order by b.discovered_at, b.number`);

/** Actions of the year plan that should have been done. */
export async function overdueActions(db: Db, today: Day): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*)::int as count from plan_action where done_on is null and due < $1', [today]);
  return row?.count ?? 0;
}

/** Requests of which a restriction stands, by number; also one that is kept from this reader. */
export async function standingRestrictions(db: Db): Promise<string[]> {
  return (await db.query<{ number: string }>('select distinct q.number from restriction r join privacy_request q on q.id = r.request_id where r.lifted_on is null order by 1')).map(({ number }) => number);
}
