import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';

export interface OpenRequest { readonly number: string; readonly received: Day; readonly extended: Day | null }

/** Requests without an answer. */
export const openRequests = (db: Db): Promise<OpenRequest[]> => db.query<OpenRequest & Record<string, unknown>>(
  `select r.number, r.received, (select min(s.day) from privacy_request_step s where s.request_id = r.id and s.kind = 'extended') as extended
   from privacy_request r where not exists (select from privacy_request_step s where s.request_id = r.id and s.kind = 'decided') order by r.received, r.number`);

export interface OpenBreach { readonly number: string; readonly discovered: Date; readonly risk: string | null; readonly notified: Date | null; readonly told: Date | null }

/** Breaches that are not closed. */
export const openBreaches = (db: Db): Promise<OpenBreach[]> => db.query<OpenBreach & Record<string, unknown>>(
  `select b.number, b.discovered_at as discovered,
     (select s.code from breach_step s where s.breach_id = b.id and s.kind = 'weighed' order by s.id desc limit 1) as risk,
     (select min(s.happened_at) from breach_step s where s.breach_id = b.id and s.kind = 'notified') as notified,
     (select min(s.happened_at) from breach_step s where s.breach_id = b.id and s.kind = 'told') as told
   from breach b where not exists (select from breach_step s where s.breach_id = b.id and s.kind = 'closed') order by b.discovered_at, b.number`);

/** Actions of the year plan that should have been done. */
export async function overdueActions(db: Db, today: Day): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*)::int as count from plan_action where done_on is null and due < $1', [today]);
  return row?.count ?? 0;
}

/** Restrictions that stand. */
export async function standingRestrictions(db: Db): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*)::int as count from restriction where lifted_on is null');
  return row?.count ?? 0;
}
