import type { Day } from '../core/day.ts';
import type { Db } from './database.ts';

/** Days on which a mediator is away. `until` null: for as long as nobody says otherwise. */
export interface LeaveDays { readonly from: Day; readonly until: Day | null }

/** Of one colleague, as far as it touches these days. */
export function leaveBetween(db: Db, staff: string, from: Day, until: Day): Promise<LeaveDays[]> {
  return db.query<LeaveDays & Record<string, unknown>>(
    `select from_day as from, until_day as until from mediator_period
     where staff_id::text = $1 and kind = 'leave' and ended_at is null and from_day <= $3 and (until_day is null or until_day >= $2) order by from_day`, [staff, from, until]);
}

export const isAway = (leave: readonly LeaveDays[], day: Day): boolean => leave.some(({ from, until }) => from <= day && (until === null || day <= until));
