import { setTimeout as wait } from 'node:timers/promises';
import { dayOf } from '../core/day.ts';
import type { Reach } from '../core/case/reach.ts';
import { standing, type Standing } from '../core/case/standing.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Database, Db } from './database.ts';
import { lastDone } from './job-run.ts';
import { canonical, JournalBroken } from './journal-append.ts';
import { readFiles } from './journal-read.ts';
import { insertRows, type Row } from './rows.ts';
import { readSettings } from './settings.ts';

/** Every value of a standing has its column: a new one without a column does not compile. */
const COLUMNS: Readonly<Record<Exclude<keyof Standing, 'reach'>, string>> = {
  phase: 'phase', registered: 'registered', entry: 'entry', referrerKind: 'referrer_kind', organisation: 'organisation', viaZsm: 'via_zsm',
  cause: 'cause', causeClass: 'cause_class', initiative: 'initiative', initiatorDetained: 'initiator_detained', accepted: 'accepted',
  rejected: 'rejected', rejection: 'rejection', allocated: 'allocated', speed: 'speed', incomplete: 'incomplete', mediator: 'mediator',
  second: 'second', closed: 'closed', duration: 'duration', outcome: 'outcome', form: 'form', bothAgreed: 'both_agreed',
  ageOffenderSide: 'age_offender_side', ageVictimSide: 'age_victim_side', young: 'young', policyAsked: 'policy_asked',
  heldForPolicy: 'held_for_policy', namesHidden: 'names_hidden', pausedUntil: 'paused_until', hearing: 'hearing', incompleteFrom: 'incomplete_from',
  waitsFor: 'waits_for', next: 'next', lookAgain: 'look_again', talkedOver: 'talked_over', lastDay: 'last_day', lastSeq: 'last_seq',
};

/** Columns of `case_access`, none of them one of `standing`. */
const REACH_COLUMNS: Readonly<Record<keyof Reach, string>> = { mediates: 'mediates', seconds: 'seconds', policy: 'policy', sentOut: 'sent_out', ended: 'ended' };

/** Lists and years read standings by the thousand: what the second fence asks for most often stands here as well. */
export const STANDING_COLUMNS: readonly string[] = [...Object.values(COLUMNS), 'mediates', 'seconds'];
const ACCESS_COLUMNS: readonly string[] = Object.values(REACH_COLUMNS);
const updates = (columns: readonly string[]) => columns.map((column) => `${column} = excluded.${column}`).join(', ');
const listed = (table: string) => ACCESS_COLUMNS.map((column) => `${table}.${column}`).join(', ');

/** A standing with its reach, in the columns of both tables. */
export function standingRow(caseId: string, { reach, ...value }: Standing): Row {
  const pairs = Object.entries(COLUMNS).map(([name, column]) => [column, value[name as keyof typeof value]]);
  const doors = Object.entries(REACH_COLUMNS).map(([name, column]) => [column, reach[name as keyof Reach]]);
  return { case_id: caseId, ...Object.fromEntries([...pairs, ...doors]) };
}

/**
 * Puts these standings beside the journal, over what stood there. Of a new case before anything else of it: the second fence lets
 * nobody write about a case that is not theirs.
 */
export async function writeStandings(db: Db, rows: readonly Row[]): Promise<void> {
  await Promise.all([
    insertRows(db, 'case_access', ['case_id', ...ACCESS_COLUMNS], rows,
      `on conflict (case_id) do update set ${updates(ACCESS_COLUMNS)}, written_in = excluded.written_in where (${listed('case_access')}) is distinct from (${listed('excluded')})`),
    insertRows(db, 'standing', ['case_id', ...STANDING_COLUMNS], rows, `on conflict (case_id) do update set ${updates(STANDING_COLUMNS)}`),
  ]);
}

/** What the rules make of a state, as a row. Throws on a case without a referral: no such case is ever stored. */
export function standingOf(caseId: string, state: CaseState, settings: SettingsOn, lastSeq: number): Row {
  const value = standing(state, settings, lastSeq);
  if (!value) throw new Error('a case without a referral has no standing');
  return standingRow(caseId, value);
}

/** What the work beside the server is called (src/jobs.ts). */
export const STANDINGS = 'standings';
/** How fast: cases folded between two commits, which nobody waits long for, and the milliseconds of rest after them. */
interface Pace { readonly atOnce: number; readonly rest: number }
const ALONE: Pace = { atOnce: 200, rest: 0 };
/** Beside who is at work: a piece and its rest take about as long. Measured: pieces of 200 without rest made a page of a case ten times slower. Own choice. */
const BESIDE: Pace = { atOnce: 10, rest: 20 };
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Makes every standing anew from the journal and the settings of its days, and writes those that differ: after a change of the rules, or to prove that
 * nothing does. `progress` is told the number of cases so far. Throws JournalBroken on a journal that does not hold.
 */
export async function rebuildStanding(database: Database, request: string, progress: (done: number) => void, pace = ALONE): Promise<{ cases: number; changed: number }> {
  const total = { cases: 0, changed: 0 };
  for (let last: string | null = FIRST; last !== null;) {
    const after: string = last;
    const done = await database.transaction({ role: 'bis_owner', user: null, request }, (db) => rebuildSome(db, after, pace.atOnce));
    total.cases += done.cases;
    total.changed += done.changed;
    last = done.last;
    progress(total.cases);
    if (last !== null && pace.rest > 0) await wait(pace.rest);
  }
  return total;
}

/**
 * The same beside the work, once a day and whenever somebody asks: after an upgrade with other rules every case is on the right list, also
 * one to which nothing happens any more. Null where it was done today. `told`: how far it is, in cases.
 */
export async function keepStandings(database: Database, now: Date, request: string, told: (done: number, total: number) => void, asked: boolean): Promise<{ cases: number; changed: number } | null> {
  const { last, total } = await database.transaction({ role: 'bis_owner', user: null, request }, async (db) => {
    const [all] = await db.query<{ n: number }>('select count(*)::int as n from bis_case');
    return { last: await lastDone(db, STANDINGS), total: all?.n ?? 0 };
  });
  if (!asked && last && dayOf(last) === dayOf(now)) return null;
  return rebuildStanding(database, request, (done) => told(done, Math.max(done, total)), BESIDE);
}

async function rebuildSome(db: Db, after: string, atOnce: number): Promise<{ cases: number; changed: number; last: string | null }> {
  const held = await db.query<{ id: string }>('select id from bis_case where id > $1 order by id limit $2 for no key update', [after, atOnce]);
  const ids = held.map(({ id }) => id);
  const stored = await db.query<{ case_id: string; row: Row }>(`select s.case_id, to_jsonb(s) || coalesce(to_jsonb(a) - 'written_in', '{}') as row from standing s left join case_access a on a.case_id = s.case_id
     where s.case_id = any($1::uuid[])`, [ids]);
  const known = new Map(stored.map(({ case_id, row }) => [case_id, canonical(row)]));
  const changed: Row[] = [];
  const settings = await readSettings(db);
  for (const [id, file] of await readFiles(db, ids)) {
    if (!file.intact) throw new JournalBroken(`the journal of case ${id} does not hold`);
    const row = standingOf(id, file.state, settings, file.lastSeq);
    if (known.get(id) !== canonical(row)) changed.push(row);
  }
  await writeStandings(db, changed);
  return { cases: ids.length, changed: changed.length, last: ids.at(-1) ?? null };
}
