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

/** `active`: can sign in and has that work; `came`: signed in at least once. */
export interface MediatorRow { readonly id: string; readonly name: string; readonly active: boolean; readonly came: boolean }

/** Active mediators by name. */
export function activeMediators(db: Db): Promise<MediatorRow[]> {
  return db.query<MediatorRow & Record<string, unknown>>("select id, name, active, signed_in_at is not null as came from staff where active and 'mediator' = any(roles) order by name, id");
}

/** Null where there is no such mediator; one who left is still known, and whoever lost that work and still has something of it. */
export async function readMediator(db: Db, id: string): Promise<MediatorRow | null> {
  const [row] = await db.query<MediatorRow>(
    `select s.id, s.name, s.active and 'mediator' = any(s.roles) as active, s.signed_in_at is not null as came from staff s where s.id::text = $1 and ('mediator' = any(s.roles)
       or exists (select from bis_left_behind(s.id, '{}') l where l.cases + l.seconds + l.appointments + l.stands_in > 0))`, [id]);
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

/** Ids of the running cases of a mediator, as the first; without those that this reader may not know of, and those that were handed back. */
export async function casesToGiveOn(db: Db, mediator: string, barred: ReadonlySet<string>): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select t.case_id as id from standing t where t.mediator = $1 and t.mediates = $1 and t.phase not in ('closed', 'rejected')
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
