import type { Period } from '../core/allocation.ts';
import { addDays, dayOf, type Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import { lastDayOnEnd } from './rules.ts';
import type { PeriodKind, PeriodRow } from './sql.ts';

export interface NewPeriod extends Period { readonly staffId: string; readonly kind: PeriodKind; readonly code: string | null; readonly source: PeriodRow['source'] }
export interface Doing { readonly now: Date; readonly by: string; newId(): string }

type Living = NewPeriod & { readonly id: string; readonly recordedAt: Date; readonly recordedBy: string };
const LIVING = 'id, staff_id as "staffId", kind, code, source, from_day as from, until_day as until, recorded_at as "recordedAt", recorded_by as "recordedBy"';

/** Two people who change one mediator come one after the other. Not the row of the account: the second fence lets nobody hold what they may not change. */
export const holdPeriods = async (db: Db, staffId: string): Promise<void> => void await db.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`mediator_period ${staffId}`]);

async function insert(db: Db, { staffId, kind, code, source, from, until }: NewPeriod, { now, by, newId }: Doing): Promise<boolean> {
  const rows = await db.query(
    `insert into mediator_period (id, staff_id, kind, code, source, from_day, until_day, recorded_by, recorded_at) select $1, $2, $3, $4, $5, $6::date, $7::date, $8, $9
     where not exists (select from mediator_period where staff_id = $2 and kind = $3 and code is not distinct from $4 and ended_at is null
       and daterange(from_day, until_day, '[]') && daterange($6::date, $7::date, '[]')) returning 1`,
    [newId(), staffId, kind, code, source, from, until, by, now]);
  return rows.length > 0;
}

/** Some days of a row that was ended. Whoever recorded it, and when, stays: what is left of it was not recorded by mistake today (`lastDayOnEnd`). */
const keepDays = (db: Db, row: Living, days: Partial<Period>, { newId }: Doing): Promise<boolean> => insert(db, { ...row, ...days }, { now: row.recordedAt, by: row.recordedBy, newId });

/** A row is ended and never changed: what held before that day is another row, with the days that it held. */
async function closeRow(db: Db, row: Living, last: Day | null, doing: Doing): Promise<void> {
  await db.query('update mediator_period set ended_at = $2, ended_by = $3 where id = $1', [row.id, doing.now, doing.by]);
  if (last !== null) await keepDays(db, row, { until: last }, doing);
}

/** False where the same is known already on one of these days. */
export async function addPeriod(db: Db, period: NewPeriod, doing: Doing): Promise<boolean> {
  await holdPeriods(db, period.staffId);
  return insert(db, period, doing);
}

/** On its days in place of every other area: each keeps the days before it, and goes on after it where it has a last day. */
export async function replaceAreas(db: Db, area: NewPeriod, doing: Doing): Promise<boolean> {
  await holdPeriods(db, area.staffId);
  const rows = await db.query<Living & Record<string, unknown>>(
    `select ${LIVING} from mediator_period where staff_id = $1 and kind = 'area' and ended_at is null and (until_day is null or until_day >= $2)
       and ($3::date is null or from_day <= $3) order by from_day, id`, [area.staffId, area.from, area.until]);
  for (const row of rows) {
    await closeRow(db, row, row.from < area.from ? addDays(area.from, -1) : null, doing);
    if (area.until !== null && (row.until === null || row.until > area.until)) await keepDays(db, row, { from: addDays(area.until, 1) }, doing);
  }
  return insert(db, area, doing);
}

/** False where this mediator has no such living row. */
export async function endPeriod(db: Db, staffId: string, id: string, doing: Doing): Promise<boolean> {
  await holdPeriods(db, staffId);
  const [row] = await db.query<Living & Record<string, unknown>>(`select ${LIVING} from mediator_period where staff_id = $1 and id::text = $2 and ended_at is null`, [staffId, id]);
  if (!row) return false;
  await closeRow(db, row, lastDayOnEnd({ kind: row.kind, from: row.from, until: row.until, recordedOn: dayOf(row.recordedAt) }, dayOf(doing.now)), doing);
  return true;
}

/** Areas of this mediator that are over, what ended last on top. */
export const pastAreas = (db: Db, staffId: string, today: Day): Promise<{ code: string; from: Day; until: Day }[]> =>
  db.query("select code, from_day as from, until_day as until from mediator_period where staff_id = $1 and kind = 'area' and ended_at is null and until_day < $2 order by until_day desc, from_day desc, code", [staffId, today]);
