import { standing, type Standing } from '../core/case/standing.ts';
import type { Settings } from '../core/case/settings.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Database, Db } from './database.ts';
import { canonical, JournalBroken } from './journal-append.ts';
import { readCases } from './journal-read.ts';
import { insertRows, type Row } from './rows.ts';

/** Every value of a standing has its column: a new one without a column does not compile. */
const COLUMNS: Readonly<Record<keyof Standing, string>> = {
  phase: 'phase', registered: 'registered', entry: 'entry', referrerKind: 'referrer_kind', organisation: 'organisation', viaZsm: 'via_zsm',
  cause: 'cause', causeClass: 'cause_class', initiative: 'initiative', initiatorDetained: 'initiator_detained', accepted: 'accepted',
  rejected: 'rejected', rejection: 'rejection', allocated: 'allocated', speed: 'speed', incomplete: 'incomplete', mediator: 'mediator',
  second: 'second', closed: 'closed', duration: 'duration', outcome: 'outcome', form: 'form', bothAgreed: 'both_agreed',
  ageOffenderSide: 'age_offender_side', ageVictimSide: 'age_victim_side', young: 'young', policyAsked: 'policy_asked',
  heldForPolicy: 'held_for_policy', namesHidden: 'names_hidden', pausedUntil: 'paused_until', incompleteFrom: 'incomplete_from',
  waitsFor: 'waits_for', next: 'next', lookAgain: 'look_again', lastDay: 'last_day', lastSeq: 'last_seq',
};

export const STANDING_COLUMNS: readonly string[] = Object.values(COLUMNS);
const UPDATES = STANDING_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ');

export function standingRow(caseId: string, value: Standing): Row {
  const pairs = Object.entries(COLUMNS).map(([name, column]) => [column, value[name as keyof Standing]]);
  return { case_id: caseId, ...Object.fromEntries(pairs) };
}

/** Puts these standings beside the journal, over what stood there. */
export async function writeStandings(db: Db, rows: readonly Row[]): Promise<void> {
  await insertRows(db, 'standing', ['case_id', ...STANDING_COLUMNS], rows, `on conflict (case_id) do update set ${UPDATES}`);
}

/** What the rules make of a state, as a row. Throws on a case without a referral: no such case is ever stored. */
export function standingOf(caseId: string, state: CaseState, settings: Settings, lastSeq: number): Row {
  const value = standing(state, settings, lastSeq);
  if (!value) throw new Error('a case without a referral has no standing');
  return standingRow(caseId, value);
}

/** Cases folded between two commits: nobody waits long for one of them. */
const AT_ONCE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Makes every standing anew from the journal and writes those that differ: after a change of the rules, or to prove that
 * nothing does. `progress` is told the number of cases so far. Throws JournalBroken on a journal that does not hold.
 */
export async function rebuildStanding(database: Database, settings: Settings, request: string, progress: (done: number) => void): Promise<{ cases: number; changed: number }> {
  const total = { cases: 0, changed: 0 };
  for (let last: string | null = FIRST; last !== null;) {
    const after: string = last;
    const done = await database.transaction({ role: 'bis_app', user: null, request }, (db) => rebuildSome(db, settings, after));
    total.cases += done.cases;
    total.changed += done.changed;
    last = done.last;
    progress(total.cases);
  }
  return total;
}

async function rebuildSome(db: Db, settings: Settings, after: string): Promise<{ cases: number; changed: number; last: string | null }> {
  const held = await db.query<{ id: string }>('select id from bis_case where id > $1 order by id limit $2 for no key update', [after, AT_ONCE]);
  const ids = held.map(({ id }) => id);
  const stored = await db.query<{ case_id: string; row: Row }>('select case_id, to_jsonb(s) as row from standing s where case_id = any($1::uuid[])', [ids]);
  const known = new Map(stored.map(({ case_id, row }) => [case_id, canonical(row)]));
  const changed: Row[] = [];
  for (const [id, file] of await readCases(db, ids)) {
    if (!file.intact) throw new JournalBroken(`the journal of case ${id} does not hold`);
    const row = standingOf(id, file.state, settings, file.lastSeq);
    if (known.get(id) !== canonical(row)) changed.push(row);
  }
  await writeStandings(db, changed);
  return { cases: ids.length, changed: changed.length, last: ids.at(-1) ?? null };
}
