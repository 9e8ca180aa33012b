import { dayOf, type Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';
import type { Db } from '../database/database.ts';
import { reviewDue } from './rules.ts';

/** By when the review has to be done. */
export async function readDue(db: Db, now: Date): Promise<Day> {
  const [row] = await db.query<{ done: Date | null; first: Date | null }>('select (select max(at) from rights_review_end) as done, (select min(created_at) from staff) as first');
  return reviewDue(row?.done ? dayOf(row.done) : null, dayOf(row?.first ?? now));
}

export interface ReviewRow {
  id: string;
  name: string;
  email: string;
  roles: StaffRole[];
  active: boolean;
  signed_in_at: Date | null;
  /** Running cases as first or second mediator. */
  cases: number;
  appointments: number;
  tasks: number;
  /** Periods in which this colleague stands in for another. */
  standsIn: number;
  /** Mediators under supervision. */
  supervised: number;
  decision: Decision | null;
  /** Name of who decided. */
  decided_by: string | null;
}

export type Decision = 'kept' | 'reduced' | 'ended';

/** Every account that works, and those that this review ended. Numbers of cases only: no case is shown. */
export function reviewRows(db: Db, review: string): Promise<ReviewRow[]> {
  return db.query<ReviewRow & Record<string, unknown>>(
    `select s.id, s.name, s.email, s.roles, s.active, s.signed_in_at, d.decision, b.name as decided_by,
       l.cases + l.seconds as cases, l.appointments, l.tasks, l.stands_in as "standsIn",
       (select count(*) from supervision where supervisor = s.id) as supervised
     from staff s left join rights_review_decision d on d.staff_id = s.id and d.review_id = $1 left join staff b on b.id = d.by_id cross join lateral bis_left_behind(s.id, '{}') as l
     where s.active or d.decision is not null order by d.decision is not null, s.name, s.id`,
    [review],
  );
}

/** The review under way, or null. */
export async function openReview(db: Db): Promise<string | null> {
  const [row] = await db.query<{ id: string }>('select id from rights_review r where not exists (select 1 from rights_review_end where review_id = r.id) order by started_at limit 1');
  return row?.id ?? null;
}

export async function beginReview(db: Db, id: string, by: string, now: Date): Promise<void> {
  await db.query('insert into rights_review (id, started_at, started_by) values ($1, $2, $3)', [id, now, by]);
}

export interface Decided {
  review: string;
  staffId: string;
  by: string;
  now: Date;
  decision: Decision;
  before: readonly StaffRole[];
  after: readonly StaffRole[];
}

/** False where it was decided already: of two at once, the first counts. */
export async function decide(db: Db, one: Decided): Promise<boolean> {
  const rows = await db.query(
    `insert into rights_review_decision (review_id, staff_id, at, by_id, decision, roles_before, roles_after) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing returning staff_id`,
    [one.review, one.staffId, one.now, one.by, one.decision, one.before, one.after],
  );
  return rows.length > 0;
}

/** Active accounts on which nobody decided yet. */
export async function undecided(db: Db, review: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'select count(*) as count from staff s where active and not exists (select 1 from rights_review_decision where review_id = $1 and staff_id = s.id)',
    [review],
  );
  return row?.count ?? 0;
}

export async function endReview(db: Db, review: string, by: string, now: Date): Promise<void> {
  await db.query('insert into rights_review_end (review_id, at, by_id) values ($1, $2, $3) on conflict do nothing', [review, now, by]);
}

export interface PastReview {
  id: string;
  at: Date;
  by: string | null;
  kept: number;
  reduced: number;
  ended: number;
}

export function pastReviews(db: Db): Promise<PastReview[]> {
  return db.query<PastReview & Record<string, unknown>>(
    `select e.review_id as id, e.at, s.name as by, count(*) filter (where d.decision = 'kept') as kept,
       count(*) filter (where d.decision = 'reduced') as reduced, count(*) filter (where d.decision = 'ended') as ended
     from rights_review_end e left join staff s on s.id = e.by_id left join rights_review_decision d on d.review_id = e.review_id
     group by e.review_id, e.at, s.name order by e.at desc`,
  );
}

/** Besides this colleague: who else may decide. */
export async function otherReviewers(db: Db, besides: string, roles: readonly StaffRole[]): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*) as count from staff where active and roles && $1::text[] and id <> $2', [roles, besides]);
  return row?.count ?? 0;
}
