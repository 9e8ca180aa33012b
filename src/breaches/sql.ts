import type { BreachCourse, BreachKind, DataKind, Risk } from '../core/breach.ts';
import { isRisk } from '../core/breach.ts';
import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import { holdNumber } from '../database/turn.ts';
import type { BreachStep } from './texts.ts';

export interface Breach {
  readonly id: string;
  readonly number: string;
  readonly kind: BreachKind;
  readonly happened: Date | null;
  readonly discovered: Date;
  readonly dataKinds: readonly DataKind[];
  readonly people: number;
  readonly letterId: string | null;
  readonly fileId: string;
  readonly reportedAt: Date;
  readonly by: string;
}

export interface Step { readonly kind: BreachStep; readonly code: string | null; readonly happened: Date; readonly words: string | null; readonly at: Date; readonly by: string }
export type CourseStep = Pick<Step, 'kind' | 'code' | 'happened'>;
export interface Touched { readonly caseId: string; readonly number: string; readonly person: string }

interface Doing { readonly now: Date; readonly by: string }

export async function addBreach(db: Db, breach: Omit<Breach, 'reportedAt' | 'by'>, { now, by }: Doing): Promise<void> {
  await db.query(
    `insert into breach (id, number, kind, happened_at, discovered_at, data_kinds, people, letter_id, file_id, reported_at, reported_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [breach.id, breach.number, breach.kind, breach.happened, breach.discovered, breach.dataKinds, breach.people, breach.letterId, breach.fileId, now, by]);
}

const READ = `select b.id, b.number, b.kind, b.happened_at as happened, b.discovered_at as discovered, b.data_kinds as "dataKinds", b.people, b.letter_id as "letterId", b.file_id as "fileId",
    b.reported_at as "reportedAt", s.name as by from breach b join staff s on s.id = b.reported_by`;

/** Newest first. */
export const readBreaches = (db: Db): Promise<Breach[]> => db.query<Breach & Record<string, unknown>>(`${READ} order by b.discovered_at desc, b.number desc limit 500`);

/** `held`: nobody else works on it until this transaction ends. */
export async function readBreach(db: Db, number: string, held = false): Promise<Breach | null> {
  if (held) await holdNumber(db, 'breach', number);
  const [row] = await db.query<Breach & Record<string, unknown>>(`${READ} where b.number = $1`, [number]);
  return row ?? null;
}

export async function readSteps(db: Db, ids: readonly string[]): Promise<Map<string, Step[]>> {
  const rows = await db.query<Step & { breach: string }>(
    `select p.breach_id as breach, p.kind, p.code, p.happened_at as happened, p.words, p.at, s.name as by from breach_step p join staff s on s.id = p.by where p.breach_id = any($1::uuid[]) order by p.id`, [ids]);
  const found = new Map<string, Step[]>(ids.map((id) => [id, []]));
  for (const { breach, ...step } of rows) found.get(breach)?.push(step);
  return found;
}

/** Of every breach, also one that is kept from this reader: what its clock hangs on, and whether it is closed. */
export async function readCourses(db: Db): Promise<Map<string, CourseStep[]>> {
  const rows = await db.query<CourseStep & { breach: string }>('select breach_id as breach, kind, code, happened_at as happened from bis_breach_course()');
  const found = new Map<string, CourseStep[]>();
  for (const { breach, ...step } of rows) found.set(breach, [...found.get(breach) ?? [], step]);
  return found;
}

export async function addStep(db: Db, breachId: string, step: { kind: BreachStep; code?: Risk | null; happened: Date; words: string | null }, { now, by }: Doing): Promise<void> {
  await db.query('insert into breach_step (breach_id, kind, code, happened_at, words, at, by) values ($1, $2, $3, $4, $5, $6, $7)', [breachId, step.kind, step.code ?? null, step.happened, step.words, now, by]);
}

/** The last weighing counts; what was told was told at its first time. */
export function courseOf({ discovered }: Pick<Breach, 'discovered'>, steps: readonly CourseStep[]): BreachCourse {
  const weighed = steps.findLast(({ kind }) => kind === 'weighed')?.code ?? null;
  const first = (wanted: BreachStep) => steps.find(({ kind }) => kind === wanted)?.happened ?? null;
  return { discovered, risk: weighed !== null && isRisk(weighed) ? weighed : null, notified: first('notified'), told: first('told') };
}

export const readTouched = (db: Db, breachId: string): Promise<Touched[]> => db.query<Touched & Record<string, unknown>>(
  'select p.case_id as "caseId", b.number, p.person from breach_person p join bis_case b on b.id = p.case_id where p.breach_id = $1 order by b.number, p.person', [breachId]);

/** How many cases it touches that this reader must never see. */
export async function countHidden(db: Db, breachId: string): Promise<number> {
  const [row] = await db.query<{ hidden: number }>('select bis_breach_hidden($1) as hidden', [breachId]);
  return row?.hidden ?? 0;
}

/** Letters to the people that it touches, as far as this reader may know of their cases. */
export async function countLetters(db: Db, breachId: string): Promise<{ made: number; sent: number }> {
  const [row] = await db.query<{ made: number; sent: number }>('select made, sent from bis_breach_letters($1)', [breachId]);
  return row ?? { made: 0, sent: 0 };
}

/** Also what this writer must never see again: what an account saw is touched, whoever's case it is. */
export async function addTouched(db: Db, breachId: string, touched: readonly { caseId: string; person: string }[], { now, by }: Doing): Promise<void> {
  await db.query(
    `insert into breach_person (breach_id, case_id, person, added_at, added_by) select $1, case_id, person, $4, $5 from unnest($2::uuid[], $3::text[]) as t(case_id, person) on conflict do nothing`,
    [breachId, touched.map(({ caseId }) => caseId), touched.map(({ person }) => person), now, by]);
}

/** Cases that an account saw between two days, both included: what a lost laptop or a stranger at the keys could have seen. */
export async function casesSeenBy(db: Db, email: string, from: Day, to: Day): Promise<string[] | null> {
  const [staff] = await db.query<{ id: string }>('select id from staff where lower(email) = lower($1)', [email]);
  if (!staff) return null;
  const rows = await db.query<{ id: string }>(
    `select distinct unnest(cases) as id from access_log
     where staff_id = $1 and at >= $2::date::timestamp at time zone 'Europe/Amsterdam' and at < ($3::date + 1)::timestamp at time zone 'Europe/Amsterdam'`, [staff.id, from, to]);
  return rows.map(({ id }) => id);
}

/** Who saw this case lately, by kind of work: told in the report, so that whoever weighs it knows whom to ask. */
export const lastLooks = (db: Db, caseId: string, since: Date): Promise<{ name: string; at: Date }[]> => db.query<{ name: string; at: Date }>(
  'select s.name, max(l.at) as at from access_log l join staff s on s.id = l.staff_id where l.cases @> array[$1::uuid] and l.at >= $2 group by s.id, s.name order by 2 desc limit 20', [caseId, since]);
