import { setTimeout as wait } from 'node:timers/promises';
import type { Entry } from '../core/case/facts.ts';
import { fold } from '../core/case/fold.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import { dayOf } from '../core/day.ts';
import type { Database, Db } from './database.ts';
import { lastDone, LEFT_OUT } from './job-run.ts';
import { canonical } from './journal-append.ts';
import { readWhole } from './journal-read.ts';
import type { Row } from './rows.ts';
import { settingsIn, SETTINGS_VERSION } from './settings.ts';
import { standingOf, writeStandings } from './standing.ts';

/** What the work beside the server is called (src/jobs.ts). */
export const STANDINGS = 'standings';
/** How fast: cases folded between two commits, which nobody waits long for, and the milliseconds of rest after them. */
interface Pace { readonly atOnce: number; readonly rest: number }
const ALONE: Pace = { atOnce: 200, rest: 0 };
/** Beside who is at work: a piece and its rest take about as long. Measured: pieces of 200 without rest made a page of a case ten times slower. Own choice. */
const BESIDE: Pace = { atOnce: 10, rest: 20 };
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Case { readonly id: string; readonly number: string }
/** `left`: cases that were left as they are, for nothing can be said of them. */
interface Rebuilt { readonly cases: number; readonly changed: number; readonly left: readonly Case[] }

/** Every other case was looked at. Which ones were not stands in `case_left_out`: here only how many. */
export class CasesLeftOut extends Error {
  override name = LEFT_OUT;
  readonly code: string;
  readonly counts: { readonly cases?: number; readonly changed?: number; readonly left: number };
  constructor(left: number, done: { cases?: number; changed?: number } = {}) {
    super('the journals of some cases do not hold');
    this.code = String(left);
    this.counts = { ...done, left };
  }
}

/**
 * Makes every standing anew from the journal and the settings of its days, and writes those that differ: after a change of the rules, or to prove that
 * nothing does. A case whose journal does not hold stays as it is, and the rest goes on. `progress` is told the number of cases so far.
 */
export async function rebuildStanding(database: Database, request: string, progress: (done: number) => void, pace = ALONE): Promise<Rebuilt> {
  let [cases, changed] = [0, 0];
  const left: Case[] = [];
  for (let last: string | null = FIRST; last !== null;) {
    const after: string = last;
    const done = await asOwner(database, request, (db) => rebuildSome(database, db, 'id > $1 order by id limit $2', [after, pace.atOnce]));
    cases += done.cases;
    changed += done.changed;
    left.push(...done.left);
    last = done.last;
    progress(cases);
    if (last !== null && pace.rest > 0) await wait(pace.rest);
  }
  return { cases, changed, left };
}

/**
 * The same beside the work, once a day and whenever somebody asks: after an upgrade with other rules every case is on the right list, also
 * one to which nothing happens any more. Where it was done today only what was left out is tried again, and null says that all is well.
 * `told`: how far it is, in cases. Throws CasesLeftOut when all others are done, at each round as long as some are left.
 */
export async function keepStandings(database: Database, now: Date, request: string, told: (done: number, total: number) => void, asked: boolean): Promise<{ cases: number; changed: number } | null> {
  const { last, total } = await asOwner(database, request, async (db) => {
    const [all] = await db.query<{ n: number }>('select count(*)::int as n from bis_case');
    return { last: await lastDone(db, STANDINGS), total: all?.n ?? 0 };
  });
  const again = !asked && last !== null && dayOf(last) === dayOf(now);
  const { left, ...done } = again
    ? await asOwner(database, request, (db) => rebuildSome(database, db, 'id in (select case_id from case_left_out) order by id', []))
    : await rebuildStanding(database, request, (cases) => told(cases, Math.max(cases, total)), BESIDE);
  await asOwner(database, request, (db) => keepLeftOut(db, left, now));
  if (left.length > 0) throw new CasesLeftOut(left.length, again ? {} : { cases: done.cases, changed: done.changed });
  return again ? null : { cases: done.cases, changed: done.changed };
}

const asOwner = <T>(database: Database, request: string, work: (db: Db) => Promise<T>): Promise<T> => database.transaction({ role: 'bis_owner', user: null, request }, work);

/** Those that `which` picks from `bis_case`, held until it is done. */
async function rebuildSome(database: Database, db: Db, which: string, values: readonly unknown[]): Promise<Rebuilt & { last: string | null }> {
  const held = await db.query<Case & { version: number }>(`select id, number, ${SETTINGS_VERSION} as version from bis_case where ${which} for no key update`, values);
  const ids = held.map(({ id }) => id);
  const stored = await db.query<{ case_id: string; row: Row }>(`select s.case_id, to_jsonb(s) || coalesce(to_jsonb(a) - 'written_in', '{}') as row from standing s left join case_access a on a.case_id = s.case_id
     where s.case_id = any($1::uuid[])`, [ids]);
  const known = new Map(stored.map(({ case_id, row }) => [case_id, row]));
  const settings = await settingsIn(database, db, held[0]?.version ?? null);
  const journals = await readWhole(db, ids);
  const changed: Row[] = [];
  const left: Case[] = [];
  for (const { id, number } of held) {
    const row = rowOf(id, journals.get(id) ?? null, known.get(id), settings);
    if (row === null) left.push({ id, number });
    else if (canonical(known.get(id) ?? null) !== canonical(row)) changed.push(row);
  }
  await writeStandings(db, changed);
  return { cases: ids.length, changed: changed.length, left, last: ids.at(-1) ?? null };
}

/**
 * Null where it cannot be told: the journal does not hold, it ends before the entry that its standing knows (over that one nothing is
 * written: who opens the case would no longer see that it was cut), or the rules make nothing of it. One such case keeps no other from its list.
 */
function rowOf(id: string, entries: readonly Entry[] | null, known: Row | undefined, settings: SettingsOn): Row | null {
  if (!entries || Number(known?.['last_seq'] ?? 0) > entries.length) return null;
  try {
    return standingOf(id, fold(entries), settings, entries.length);
  } catch {
    return null;
  }
}

/** These and no others, each since it was first found. */
async function keepLeftOut(db: Db, left: readonly Case[], now: Date): Promise<void> {
  const ids = left.map(({ id }) => id);
  await db.query('delete from case_left_out where case_id <> all($1::uuid[])', [ids]);
  if (ids.length === 0) return;
  await db.query('insert into case_left_out (case_id, number, found_at) select id, number, $2 from bis_case where id = any($1::uuid[]) on conflict (case_id) do nothing', [ids, now]);
}

export interface LeftOut extends Case { readonly since: Date }

/** What was left out at the last look, by number: as many as this reader may know of. */
export const casesLeftOut = (db: Db): Promise<LeftOut[]> => db.query<LeftOut & Record<string, unknown>>('select case_id as id, number, found_at as since from case_left_out order by number');
