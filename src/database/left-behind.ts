import type { Db } from './database.ts';

/** What still runs with one colleague, in numbers: no case is named. From today on where it has a day. */
export interface LeftBehind {
  /** Running cases as the mediator, and as the second one; without those that were handed back. */
  readonly cases: number;
  readonly seconds: number;
  /** Planned, alone or together, and how many of these are not at the office or from a distance. */
  readonly appointments: number;
  readonly visits: number;
  /** Open, in running cases. */
  readonly tasks: number;
  /** Periods in which this colleague stands in for somebody, and is stood in for. */
  readonly standsIn: number;
  readonly replaced: number;
}

type Row = LeftBehind & { readonly staff: string };

const COLUMNS = 'staff, cases, seconds, appointments, visits, tasks, stands_in as "standsIn", replaced';

/** Of one colleague, whether they left or not. `leaveOut`: cases that the reader may not know of. All 0 for a reader who is not told. */
export async function leftWith(db: Db, staff: string, leaveOut: ReadonlySet<string>): Promise<LeftBehind> {
  const [row] = await db.query<Row & Record<string, unknown>>(`select ${COLUMNS} from bis_left_behind($1::uuid, $2::uuid[])`, [staff, [...leaveOut]]);
  return row ?? { cases: 0, seconds: 0, appointments: 0, visits: 0, tasks: 0, standsIn: 0, replaced: 0 };
}

/** Of everybody who is no mediator (any more) and has something of it left, by name. */
export async function leavers(db: Db, leaveOut: ReadonlySet<string>): Promise<(LeftBehind & { readonly id: string; readonly name: string })[]> {
  return db.query(
    `select s.id, s.name, l.* from (select ${COLUMNS} from bis_left_behind(null, $1::uuid[])) as l join staff s on s.id = l.staff
     where l.cases + l.seconds + l.appointments + l."standsIn" > 0 order by s.name, s.id`, [[...leaveOut]]);
}
