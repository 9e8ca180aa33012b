import { causeClass, type Code } from '../codes.ts';
import { addDays, addMonths, daysBetween, type Day } from '../day.ts';
import type { OrganisationId, StaffId } from '../fields.ts';
import { heldForPolicy, policyAsked } from './held.ts';
import { incompleteFrom } from './complete.ts';
import { asksForCall } from './missing.ts';
import type { OrderName } from './orders.ts';
import { countedForm, outcome, phase, type CasePhase } from './outcome.ts';
import { reachOf, type Reach } from './reach.ts';
import type { SettingsOn } from './settings.ts';
import { contactTookPlace, isMinor, participants, type CaseState, type Participant } from './state.ts';
import { waiting, type WaitsFor } from './waiting.ts';

/** Time from registration to sending out, in the bands that are published (R-028; 29 to 31 days count as over four weeks, dataset-2018 0.7). */
export const SPEED_BANDS = ['up-to-14-days', '15-to-28-days', 'over-28-days'] as const;
/** Time from sending out to closing (R-083; edges: dataset-2018 0.7). */
export const DURATION_BANDS = ['under-1-month', '1-to-3-months', '3-to-6-months', 'over-6-months'] as const;
/** */
export const AGE_CLASSES = ['0-11', '12-17', '18-plus', 'unknown'] as const;

export const speedBand = (registered: Day, allocated: Day): (typeof SPEED_BANDS)[number] => {
  const days = daysBetween(registered, allocated);
  return days <= 14 ? 'up-to-14-days' : days <= 28 ? '15-to-28-days' : 'over-28-days';
};

export const durationBand = (allocated: Day, closed: Day): (typeof DURATION_BANDS)[number] => {
  if (closed < addMonths(allocated, 1)) return 'under-1-month';
  if (closed < addMonths(allocated, 3)) return '1-to-3-months';
  return closed <= addMonths(allocated, 6) ? '3-to-6-months' : 'over-6-months';
};

export const ageClass = (age: number | null): (typeof AGE_CLASSES)[number] =>
  age === null ? 'unknown' : age < 12 ? '0-11' : age < 18 ? '12-17' : '18-plus';

/**
 * How long before a hearing a case goes before others in the lists of the desk, after young people (P-13). Own choice: a fortnight in which
 * data may still come, and a month to speak with both before the judge asks.
 */
export const HEARING_NEAR_DAYS = 42;

/** The last day on which a hearing counts as near, seen from today. */
export const nearUntil = (today: Day): Day => addDays(today, HEARING_NEAR_DAYS);
export const hearingNear = (hearing: Day | null, today: Day): boolean => hearing !== null && hearing >= today && hearing <= nearUntil(today);

/**
 * What lists and figures need of a case, computed by the rules and stored beside the journal, so that no rule is written a
 * second time in SQL. Depends on the facts and on the settings of their days, never on today.
 */
export interface Standing {
  phase: CasePhase;
  registered: Day;
  entry: Code<'entry'>;
  referrerKind: Code<'referrerKind'> | null;
  organisation: OrganisationId | null;
  viaZsm: boolean;
  cause: Code<'cause'>;
  causeClass: Code<'causeClass'>;
  /** From which side the first request came. */
  initiative: Code<'position'>;
  initiatorDetained: boolean;
  accepted: Day | null;
  rejected: Day | null;
  rejection: Code<'rejection'> | null;
  allocated: Day | null;
  speed: (typeof SPEED_BANDS)[number] | null;
  incomplete: boolean;
  mediator: StaffId | null;
  second: StaffId | null;
  closed: Day | null;
  duration: (typeof DURATION_BANDS)[number] | null;
  /** How it counts; only for closed cases. */
  outcome: Code<'outcome'> | null;
  form: Code<'form'> | null;
  /** Both sides agreed and went on. */
  bothAgreed: boolean;
  /** Age classes of the first person of each position (dataset-2018, 0.6 "one principal person a side"). */
  ageOffenderSide: (typeof AGE_CLASSES)[number];
  ageVictimSide: (typeof AGE_CLASSES)[number];
  young: boolean;
  policyAsked: boolean;
  heldForPolicy: boolean;
  /** In others' lists and search the names are hidden (P-18). */
  namesHidden: boolean;
  pausedUntil: Day | null;
  /** Day of the hearing, as last recorded (P-16). */
  hearing: Day | null;
  incompleteFrom: Day | null;
  waitsFor: WaitsFor;
  next: OrderName | null;
  lookAgain: Day | null;
  /** Whoever sent the referral waits to be called first (P-14). */
  callBack: boolean;
  /** When its practice supervisor last talked it over with its mediator. */
  talkedOver: Day | null;
  lastDay: Day;
  lastSeq: number;
  /** On whom its door opens. */
  reach: Reach;
}

const principal = (state: CaseState, position: Code<'position'>): Participant | undefined =>
  participants(state).find((p) => p.position === position && p.nature === 'person');

function figuresOf(state: CaseState) {
  const { allocated, closed } = state;
  return {
    accepted: state.accepted, rejected: state.rejected?.day ?? null, rejection: state.rejected?.reason ?? null,
    allocated: allocated?.day ?? null, incomplete: allocated?.incomplete ?? false, mediator: allocated?.mediator ?? null, second: state.second,
    speed: allocated && state.referral ? speedBand(state.referral.day, allocated.day) : null,
    closed, duration: allocated && closed ? durationBand(allocated.day, closed) : null,
    outcome: closed ? outcome(state) : null, form: closed ? countedForm(state) : null,
    bothAgreed: contactTookPlace(state) || (['a', 'b'] as const).every((side) => participants(state, side).some((p) => p.decision === 'go-on')),
  };
}

/** Null before there is a referral. `lastSeq`: number of the last entry in the journal. */
export function standing(state: CaseState, settings: SettingsOn, lastSeq: number): Standing | null {
  const { referral } = state;
  if (!referral) return null;
  const first = participants(state, 'a')[0];
  const wait = waiting(state, settings);
  return {
    phase: phase(state), registered: referral.day, entry: referral.entry, referrerKind: referral.referrerKind, organisation: referral.organisation,
    viaZsm: referral.viaZsm === 'yes', cause: state.cause, causeClass: causeClass(state.cause), initiative: first?.position ?? 'victim-side',
    initiatorDetained: first?.detained === 'yes', ...figuresOf(state),
    ageOffenderSide: ageClass(principal(state, 'offender-side')?.age ?? null), ageVictimSide: ageClass(principal(state, 'victim-side')?.age ?? null),
    young: participants(state).some(isMinor), policyAsked: policyAsked(state), heldForPolicy: heldForPolicy(state) !== null,
    namesHidden: causeClass(state.cause) === 'sexual' || policyAsked(state), pausedUntil: state.paused?.until ?? null, hearing: state.hearing,
    incompleteFrom: incompleteFrom(state, settings), waitsFor: wait.for, next: wait.next, lookAgain: wait.lookAgain, callBack: asksForCall(state), talkedOver: state.talkedOver,
    lastDay: state.last ?? referral.day, lastSeq, reach: reachOf(state),
  };
}
