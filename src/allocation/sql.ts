import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { Area, Candidate, Competence, CompetenceSource, Period, Profile } from '../core/allocation.ts';
import type { CasePhase } from '../core/case/outcome.ts';
import type { Db } from '../database/database.ts';

export type PeriodKind = 'area' | 'competence' | 'leave';

/** Something that is known of a mediator for a time, as it stands in the database. */
export interface PeriodRow extends Period {
  readonly id: string;
  readonly staffId: string;
  readonly kind: PeriodKind;
  readonly code: string | null;
  readonly source: CompetenceSource | null;
  readonly recordedBy: string;
}

/** Living rows of these mediators, that of longest ago first; what is over on `today` is left out. */
export function readPeriods(db: Db, staff: readonly string[], today: Day): Promise<PeriodRow[]> {
  return db.query<PeriodRow & Record<string, unknown>>(
    `select p.id, p.staff_id as "staffId", p.kind, p.code, p.source, p.from_day as from, p.until_day as until, b.name as "recordedBy"
     from mediator_period p join staff b on b.id = p.recorded_by
     where p.staff_id = any($1::uuid[]) and p.ended_at is null and (p.until_day is null or p.until_day >= $2) order by p.from_day, p.code, p.id`, [staff, today]);
}

/** "35-39" as it is stored. */
export const areaCode = (first: number, last: number): string => `${first}-${last}`;

const areaFrom = ({ code, from, until }: PeriodRow): Area => {
  const [first, last] = (code ?? '').split('-').map(Number) as [number, number];
  return { first, last, from, until };
};

export function profileOf(rows: readonly PeriodRow[], staffId: string): Profile {
  const of = (kind: PeriodKind) => rows.filter((row) => row.staffId === staffId && row.kind === kind);
  return {
    areas: of('area').map(areaFrom), leave: of('leave'),
    competences: of('competence').map(({ code, from, until }) => ({ code: code as Competence, from, until })),
  };
}

/** `active`: can sign in and has that work. */
export interface MediatorRow { readonly id: string; readonly name: string; readonly region: string | null; readonly active: boolean }

/** Active mediators by name. */
export function activeMediators(db: Db): Promise<MediatorRow[]> {
  return db.query<MediatorRow & Record<string, unknown>>("select id, name, region, active from staff where active and 'mediator' = any(roles) order by name, id");
}

/** Null where there is no such mediator; one who left is still known, and whoever lost that work and still has something of it. */
export async function readMediator(db: Db, id: string): Promise<MediatorRow | null> {
  const [row] = await db.query<MediatorRow>(
    `select id, name, region, active and 'mediator' = any(roles) as active from staff where id::text = $1 and ('mediator' = any(roles)
       or exists (select from bis_left_behind(staff.id, '{}') l where l.cases + l.seconds + l.appointments + l.stands_in > 0))`, [id]);
  return row ?? null;
}

export interface Running { readonly mediator: string; readonly phase: CasePhase; readonly paused: boolean; readonly count: number }

/** Running cases of each mediator, as first or second, by phase; without those that this reader may not know of. */
export function runningCases(db: Db, barred: ReadonlySet<string>): Promise<Running[]> {
  return db.query<Running & Record<string, unknown>>(
    'select mediator, phase, paused, count from bis_running_by($1::uuid[]) order by mediator, phase, paused', [[...barred]]);
}

export interface Trajectories { readonly mediator: string; readonly causeClass: Code<'causeClass'>; readonly count: number }

/** Trajectories of each mediator that ended since a day, however they ended (P-03), by kind of cause. */
export function endedTrajectories(db: Db, since: Day, barred: ReadonlySet<string>): Promise<Trajectories[]> {
  return db.query<Trajectories & Record<string, unknown>>(
    'select mediator, cause_class as "causeClass", count from bis_ended_by($1::date, $2::uuid[]) order by mediator, cause_class', [since, [...barred]]);
}

/** What the cases say of each mediator. */
export function workBy(running: readonly Running[], ended: readonly Trajectories[], id: string): Pick<Candidate, 'running' | 'trajectories'> {
  return {
    running: running.filter(({ mediator }) => mediator === id).map(({ phase, paused, count }) => ({ phase, paused, count })),
    trajectories: Object.fromEntries(ended.filter(({ mediator }) => mediator === id).map(({ causeClass, count }) => [causeClass, count])),
  };
}

export interface NewPeriod extends Period { readonly staffId: string; readonly kind: PeriodKind; readonly code: string | null; readonly source: CompetenceSource | null }

/** False where the same is known already on one of these days. Two people who add to one mediator come one after the other. */
export async function addPeriod(db: Db, { staffId, kind, code, source, from, until }: NewPeriod, { now, by, newId }: { now: Date; by: string; newId(): string }): Promise<boolean> {
  // Not the row of the account: the second fence lets nobody hold what they may not change.
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`mediator_period ${staffId}`]);
  const rows = await db.query(
    `insert into mediator_period (id, staff_id, kind, code, source, from_day, until_day, recorded_by, recorded_at) select $1, $2, $3, $4, $5, $6::date, $7::date, $8, $9
     where not exists (select from mediator_period where staff_id = $2 and kind = $3 and code is not distinct from $4 and ended_at is null
       and daterange(from_day, until_day, '[]') && daterange($6::date, $7::date, '[]')) returning 1`,
    [newId(), staffId, kind, code, source, from, until, by, now]);
  return rows.length > 0;
}

/** False where this mediator has no such living row. */
export async function endPeriod(db: Db, staffId: string, id: string, { now, by }: { now: Date; by: string }): Promise<boolean> {
  return (await db.query('update mediator_period set ended_at = $3, ended_by = $4 where staff_id = $1 and id::text = $2 and ended_at is null returning 1', [staffId, id, now, by])).length > 0;
}

/** Ids of the running cases of a mediator, as the first; without those that this reader may not know of, and those that were handed back. */
export async function casesToGiveOn(db: Db, mediator: string, barred: ReadonlySet<string>): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select t.case_id as id from standing t where t.mediator = $1 and t.phase not in ('closed', 'rejected') and t.next is distinct from 'reallocate'
       and t.case_id <> all($2::uuid[]) order by t.case_id`, [mediator, [...barred]]);
  return rows.map(({ id }) => id);
}

export interface AsSecond { readonly id: string; readonly number: string }

/** Running cases of a second mediator; without those that this reader may not know of, and those that were handed back. */
export function casesAsSecond(db: Db, second: string, barred: ReadonlySet<string>): Promise<AsSecond[]> {
  return db.query<AsSecond & Record<string, unknown>>(
    `select t.case_id as id, c.number from standing t join bis_case c on c.id = t.case_id where t.second = $1 and t.seconds = $1 and t.phase not in ('closed', 'rejected')
       and t.case_id <> all($2::uuid[]) order by c.number`, [second, [...barred]]);
}
