import { standing, type Standing } from '../core/case/standing.ts';
import type { Settings } from '../core/case/settings.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Db } from './database.ts';
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
