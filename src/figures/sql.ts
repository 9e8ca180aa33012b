import { causeClass } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import { FROZEN_2017, type FrozenCell } from './frozen-2017.ts';
import type { ClosedCount, CohortCount, MakeUpCount, YearCounts } from './rules.ts';

const firstDay = (year: number) => `${year}-01-01`;
const lastDay = (year: number) => `${year}-12-31`;

/**
 * Referrals of a year as they stand on the reference date, in one pass: grouped once by what they are about and once by how
 * fast and how old. A case that was dispatched or rejected after that date was open on it.
 */
const COHORT = `
  select status, rejection, entry, referrer_kind, initiative, initiator_detained, cause,
    speed, age_offender_side, age_victim_side, grouping(speed) = 0 as make_up, count(*)::int as n
  from (
    select case when allocated <= $3 then 'allocated' when rejected <= $3 then 'rejected' else 'open' end as status,
      case when allocated <= $3 then null when rejected <= $3 then rejection end as rejection,
      entry, referrer_kind, initiative, initiator_detained, cause, speed, age_offender_side, age_victim_side
    from standing where registered between $1 and $2
  ) as referral
  group by grouping sets (
    (status, rejection, entry, referrer_kind, initiative, initiator_detained, cause),
    (status, speed, age_offender_side, age_victim_side)
  )`;

/** Cases closed in a year, as far as that had happened on the reference date. Only what was dispatched is ever closed. */
const CLOSED = `
  select cause_class, outcome, form, duration, count(*)::int as n
  from standing where closed between $1 and $2 and outcome is not null
  group by cause_class, outcome, form, duration`;

interface CohortRow {
  status: CohortCount['status']; rejection: CohortCount['rejection']; entry: CohortCount['entry']; referrer_kind: CohortCount['referrerKind'];
  initiative: CohortCount['initiative']; initiator_detained: boolean; cause: CohortCount['cause'];
  speed: string; age_offender_side: string; age_victim_side: string; make_up: boolean; n: number;
}

const aboutOf = (row: CohortRow): CohortCount => ({
  status: row.status, rejection: row.rejection, entry: row.entry, referrerKind: row.referrer_kind, initiative: row.initiative,
  detained: row.initiator_detained, cause: row.cause, causeClass: causeClass(row.cause), n: row.n,
});

const makeUpOf = (row: CohortRow): MakeUpCount =>
  ({ speed: row.speed, ageOffenderSide: row.age_offender_side, ageVictimSide: row.age_victim_side, n: row.n });

/** Counts of a year on a reference date, in no order: they are added up. Opens no case (P-22). */
export async function readYear(db: Db, year: number, reference: Day): Promise<YearCounts> {
  const until = reference < lastDay(year) ? reference : lastDay(year);
  const [rows, closed] = await Promise.all([
    db.query<CohortRow>(COHORT, [firstDay(year), until, reference]),
    db.query<{ cause_class: ClosedCount['causeClass']; outcome: ClosedCount['outcome']; form: ClosedCount['form']; duration: string | null; n: number }>(CLOSED, [firstDay(year), until]),
  ]);
  return {
    cohort: rows.filter((row) => !row.make_up).map(aboutOf),
    makeUp: rows.filter((row) => row.make_up && row.status === 'allocated').map(makeUpOf),
    closed: closed.map((row) => ({ causeClass: row.cause_class, outcome: row.outcome, form: row.form, duration: row.duration, n: row.n })),
  };
}

/** Years in which a referral came in, the newest first. `offset 0`: one look in the index a year, where PostgreSQL else joins with all cases. */
export async function yearsWithCases(db: Db): Promise<number[]> {
  const rows = await db.query<{ year: number }>(
    `select year from (select extract(year from min(registered))::int as first, extract(year from max(registered))::int as last from standing) as span,
       generate_series(first, last) as year
     where exists (select from standing where registered between make_date(year, 1, 1) and make_date(year, 12, 31) offset 0)
     order by year desc`,
  );
  return rows.map((row) => row.year);
}

/** Figures of a year as they were published; [] where none are loaded. */
export function readFrozen(db: Db, year: number): Promise<FrozenCell[]> {
  return db.query<FrozenCell>('select year, figure, cell, value, source from frozen_figure where year = $1', [year]);
}

/**
 * Keeps published figures. What is there stays as it is: a figure that was published is never recalculated or replaced.
 * Returns the cells that are there already with another value, to be explained by a person.
 */
export async function freeze(db: Db, cells: readonly FrozenCell[]): Promise<FrozenCell[]> {
  const differing: FrozenCell[] = [];
  for (const cell of cells) {
    await db.query(
      'insert into frozen_figure (year, figure, cell, value, source) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [cell.year, cell.figure, cell.cell, cell.value, cell.source],
    );
    const [kept] = await db.query<{ value: number }>('select value from frozen_figure where year = $1 and figure = $2 and cell = $3', [cell.year, cell.figure, cell.cell]);
    if (kept && kept.value !== cell.value) differing.push(cell);
  }
  return differing;
}

/** The figures of 2017, as the annual reports printed them. */
export async function keepPublished(db: Db): Promise<void> {
  await freeze(db, FROZEN_2017);
}
