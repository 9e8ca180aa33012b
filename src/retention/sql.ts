import type { Day } from '../core/day.ts';
import { DEFAULT_OFFICE_TERMS, DEFAULT_TERMS, DEFAULT_UNDECIDED_MONTHS, isEnding, isOfficeKind, type Decidable, type HoldReason, type OfficeTerms, type Stop, type Terms } from '../core/retention.ts';
import type { CasePhase } from '../core/case/outcome.ts';
import type { Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import type { Erased } from '../database/people/erase.ts';

/** The terms that hold now: the newest decision of each, else what is in the rules. */
export async function readTerms(db: Db): Promise<Terms> {
  return { ...DEFAULT_TERMS, ...Object.fromEntries((await newestDecisions(db)).filter(([what]) => isEnding(what))) };
}

/** The same for words of the office outside a case. */
export async function readOfficeTerms(db: Db): Promise<OfficeTerms> {
  return { ...DEFAULT_OFFICE_TERMS, ...Object.fromEntries((await newestDecisions(db)).filter(([what]) => isOfficeKind(what))) };
}

async function newestDecisions(db: Db): Promise<[Decidable, number][]> {
  const rows = await db.query<{ ending: Decidable; months: number }>('select distinct on (ending) ending, months from retention_decision order by ending, id desc');
  return rows.map(({ ending, months }) => [ending, months]);
}

/** Whether a term was decided after this day. */
export const decidedSince = async (db: Db, day: Day): Promise<boolean> =>
  (await db.query('select from retention_decision where decided_at > $1::date limit 1', [day])).length > 0;

/** Months after which a referral that nobody decided on goes to the privacy officer. */
export async function readUndecidedMonths(db: Db): Promise<number> {
  const [row] = await db.query<{ months: number }>("select months from retention_decision where ending = 'undecided' order by id desc limit 1");
  return row?.months ?? DEFAULT_UNDECIDED_MONTHS;
}

export interface Decision { ending: Decidable; months: number; why: string; at: Date; by: string }

const WHY = 'retention decision';

/** Newest first. */
export async function readDecisions(db: Db, keys: KeyStore): Promise<Decision[]> {
  const rows = await db.query<Omit<Decision, 'why'> & { why: Buffer }>(
    'select d.ending, d.months, d.why, d.decided_at as at, s.name as by from retention_decision d join staff s on s.id = d.decided_by order by d.id desc limit 100');
  return rows.map((row) => ({ ...row, why: keys.openShared(WHY, row.why).toString() }));
}

interface Deciding { readonly now: Date; readonly by: string }

export async function decideTerm(db: Db, keys: KeyStore, { ending, months, why }: Pick<Decision, 'ending' | 'months' | 'why'>, { now, by }: Deciding): Promise<void> {
  await db.query('insert into retention_decision (ending, months, why, decided_at, decided_by) values ($1, $2, $3, $4, $5)', [ending, months, keys.sealShared(WHY, why), now, by]);
}

const LAST_RUN = 'retention-last-run';

export async function readLastRun(db: Db): Promise<Day | null> {
  const [row] = await db.query<{ value: Day }>('select value from setting where name = $1', [LAST_RUN]);
  return row?.value ?? null;
}

export async function writeLastRun(db: Db, day: Day, now: Date): Promise<void> {
  await db.query(
    'insert into setting (name, value, changed_at) values ($1, to_jsonb($2::text), $3) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at',
    [LAST_RUN, day, now]);
}

export interface OpenStop { id: number; reason: Stop; day: Day; lastRun: Day | null; cases: number }

export async function readStop(db: Db): Promise<OpenStop | null> {
  const [row] = await db.query<OpenStop>('select id, reason, day, last_run as "lastRun", cases from erasure_stop where settled_at is null');
  return row ?? null;
}

export async function addStop(db: Db, stop: Omit<OpenStop, 'id'>, now: Date): Promise<void> {
  await db.query('insert into erasure_stop (reason, day, last_run, cases, found_at) values ($1, $2, $3, $4, $5)', [stop.reason, stop.day, stop.lastRun, stop.cases, now]);
}

/** False where somebody settled it meanwhile. */
export async function settleStop(db: Db, id: number, today: Day, { now, by }: Deciding): Promise<boolean> {
  return (await db.query('update erasure_stop set settled_on = $2, settled_at = $3, settled_by = $4 where id = $1 and settled_at is null returning id', [id, today, now, by])).length > 0;
}

/** How many cases at once somebody agreed to on this day or after it. */
export async function readAgreed(db: Db, since: Day): Promise<number> {
  const [row] = await db.query<{ cases: number | null }>("select max(cases) as cases from erasure_stop where reason = 'large-batch' and settled_on >= $1", [since]);
  return row?.cases ?? 0;
}

export interface NewNotice { readonly id: string; readonly ends: Day }

/** Puts cases on the list from this day; one that stood there for another end begins anew. All others come off it. */
export async function writeNotices(db: Db, all: readonly NewNotice[], today: Day): Promise<void> {
  const [ids, ends] = [all.map(({ id }) => id), all.map((one) => one.ends)];
  await db.query('delete from retention_notice where case_id <> all($1::uuid[])', [ids]);
  await db.query(
    `insert into retention_notice (case_id, ends, warned) select *, $3::date from unnest($1::uuid[], $2::date[])
     on conflict (case_id) do update set ends = excluded.ends, warned = excluded.warned, reviewed_at = null, reviewed_by = null where retention_notice.ends <> excluded.ends`,
    [ids, ends, today]);
}

/** Somebody looked at these. */
export async function reviewNotices(db: Db, ids: readonly string[], { now, by }: Deciding): Promise<void> {
  await db.query('update retention_notice set reviewed_at = $2, reviewed_by = $3 where case_id = any($1::uuid[]) and reviewed_at is null', [ids, now, by]);
}

export interface Hold { until: Day | null; reason: HoldReason | null; at: Date; by: string }

/** Newest first; without a day it was let go. */
export function readHolds(db: Db, caseId: string): Promise<Hold[]> {
  return db.query<Hold & Record<string, unknown>>(
    'select h.until, h.reason, h.decided_at as at, s.name as by from retention_hold h join staff s on s.id = h.decided_by where h.case_id = $1 order by h.id desc', [caseId]);
}

/** Whoever holds a case has a reason that was not seen when it was reviewed: it is reviewed anew. */
export async function decideHold(db: Db, caseId: string, hold: Pick<Hold, 'until' | 'reason'>, { now, by }: Deciding): Promise<void> {
  if (hold.until !== null) await db.query('update retention_notice set reviewed_at = null, reviewed_by = null where case_id = $1', [caseId]);
  await db.query('insert into retention_hold (case_id, until, reason, decided_at, decided_by) values ($1, $2, $3, $4, $5)', [caseId, hold.until, hold.reason, now, by]);
}

export interface Undecided { id: string; number: string; registered: Day; phase: CasePhase }

/** Referrals up to this day on which nobody decided: not rejected and not sent out. */
export function readUndecided(db: Db, upTo: Day): Promise<Undecided[]> {
  return db.query<Undecided & Record<string, unknown>>(
    `select s.case_id as id, b.number, s.registered, s.phase from standing s join bis_case b on b.id = s.case_id
     where s.allocated is null and s.rejected is null and s.registered <= $1 order by s.registered, b.number`, [upTo]);
}

export interface NewBatch extends Erased { readonly id: string; readonly day: Day; readonly reviewed: number }

/** The proof, with the cases whose people went. */
export async function addBatch(db: Db, batch: NewBatch, cases: readonly string[], now: Date): Promise<void> {
  await db.query(
    `insert into erasure_batch (id, day, erased_at, cases, compartments, words, letters, tasks, marks, unmarked, reviewed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [batch.id, batch.day, now, batch.cases, batch.compartments, batch.words, batch.letters, batch.tasks, batch.marks, batch.unmarked, batch.reviewed]);
  await db.query('insert into erased_case (batch_id, case_id) select $1, unnest($2::uuid[])', [batch.id, cases]);
  await db.query('delete from retention_notice where case_id = any($1::uuid[])', [cases]);
}

export interface Batch extends NewBatch { numbers: string[]; caseIds: string[] }

/** The proof list, newest first. */
export function readBatches(db: Db): Promise<Batch[]> {
  return db.query<Batch & Record<string, unknown>>(
    `select e.id, e.day, e.cases, e.compartments, e.words, e.letters, e.tasks, e.marks, e.unmarked, e.reviewed,
       array_agg(b.number order by b.number) as numbers, array_agg(b.id::text) as "caseIds"
     from erasure_batch e join erased_case c on c.batch_id = e.id join bis_case b on b.id = c.case_id
     group by e.id order by e.erased_at desc, e.id limit 50`);
}

/** Keys of rows that are gone and that are still to be destroyed. */
export async function countPendingKeys(db: Db): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*)::int as count from erasure_key');
  return row?.count ?? 0;
}
