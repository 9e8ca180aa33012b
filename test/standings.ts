import type { Db } from '../src/database/database.ts';

/** What a test says of a case; everything else is filled in. */
export interface StandingRow {
  registered: string;
  entry?: 'self' | 'professional' | 'acquaintance';
  referrer_kind?: string | null;
  cause?: string;
  cause_class?: string;
  initiative?: string;
  initiator_detained?: boolean;
  rejected?: string | null;
  rejection?: string | null;
  allocated?: string | null;
  speed?: string | null;
  closed?: string | null;
  duration?: string | null;
  outcome?: string | null;
  form?: string | null;
  age_offender_side?: string;
  age_victim_side?: string;
}

const REST = {
  phase: 'referral', entry: 'professional', referrer_kind: 'victim-support', organisation: null, via_zsm: false, cause: 'assault', cause_class: 'violence',
  initiative: 'victim-side', initiator_detained: false, accepted: null, rejected: null, rejection: null, allocated: null, speed: null, incomplete: false,
  mediator: null, second: null, closed: null, duration: null, outcome: null, form: null, both_agreed: false, age_offender_side: '18-plus', age_victim_side: '18-plus',
  young: false, policy_asked: false, held_for_policy: false, names_hidden: false, call_back: false, paused_until: null, incomplete_from: null, waits_for: 'nobody', next: null,
  look_again: null, last_seq: 1,
};

/** Puts cases with these standings in the database, without a journal: for pages that read standings only. */
export async function insertStandings(db: Db, rows: readonly StandingRow[], newId: () => string): Promise<void> {
  const whole = rows.map((row) => ({ ...REST, ...row, case_id: newId(), last_day: row.registered }));
  await db.query(
    `insert into bis_case (id, number, created_at) select (r->>'case_id')::uuid, 'T-' || (r->>'case_id'), '2019-01-01' from jsonb_array_elements($1::jsonb) as r`,
    [JSON.stringify(whole)],
  );
  await db.query('insert into standing select (jsonb_populate_recordset(null::standing, $1::jsonb)).*', [JSON.stringify(whole)]);
}
