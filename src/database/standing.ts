import type { Reach } from '../core/case/reach.ts';
import { standing, type Standing } from '../core/case/standing.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Db } from './database.ts';
import { insertRows, type Row } from './rows.ts';

/** Every value of a standing has its column: a new one without a column does not compile. */
const COLUMNS: Readonly<Record<Exclude<keyof Standing, 'reach'>, string>> = {
  phase: 'phase', registered: 'registered', entry: 'entry', referrerKind: 'referrer_kind', organisation: 'organisation', viaZsm: 'via_zsm',
  cause: 'cause', causeClass: 'cause_class', initiative: 'initiative', initiatorDetained: 'initiator_detained', accepted: 'accepted',
  rejected: 'rejected', rejection: 'rejection', allocated: 'allocated', speed: 'speed', incomplete: 'incomplete', mediator: 'mediator',
  second: 'second', closed: 'closed', duration: 'duration', outcome: 'outcome', form: 'form', bothAgreed: 'both_agreed',
  ageOffenderSide: 'age_offender_side', ageVictimSide: 'age_victim_side', young: 'young', policyAsked: 'policy_asked',
  heldForPolicy: 'held_for_policy', namesHidden: 'names_hidden', pausedUntil: 'paused_until', hearing: 'hearing', incompleteFrom: 'incomplete_from',
  waitsFor: 'waits_for', next: 'next', lookAgain: 'look_again', callBack: 'call_back', talkedOver: 'talked_over', lastDay: 'last_day', lastSeq: 'last_seq',
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
