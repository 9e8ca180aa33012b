/**
 * A synthetic 2018 that reproduces every figure published about 2018 (annual report 2018, and table of the practice article).
 * Marked (F): a free choice, any value that rounds the same would do. Nobody in it exists.
 */

/** Sent out, by referrer, initiating side and offence class: 1,457 cases. */
export const SENT_OUT: readonly { referrer: Referrer; initiator: 'offender' | 'victim'; violence: number; sexual: number; traffic: number; other: number }[] = [
  { referrer: 'child-protection', initiator: 'offender', violence: 175, sexual: 14, traffic: 20, other: 122 },
  { referrer: 'victim-support', initiator: 'victim', violence: 170, sexual: 22, traffic: 66, other: 58 },
  { referrer: 'probation-rn', initiator: 'offender', violence: 72, sexual: 7, traffic: 5, other: 36 },
  { referrer: 'probation-svg', initiator: 'offender', violence: 26, sexual: 1, traffic: 1, other: 16 },
  { referrer: 'probation-ldh', initiator: 'offender', violence: 6, sexual: 1, traffic: 0, other: 4 },
  { referrer: 'prison', initiator: 'offender', violence: 96, sexual: 10, traffic: 2, other: 59 },
  { referrer: 'youth-probation', initiator: 'offender', violence: 52, sexual: 4, traffic: 3, other: 38 },
  { referrer: 'youth-institution', initiator: 'offender', violence: 18, sexual: 2, traffic: 0, other: 7 },
  { referrer: 'forensic-clinic', initiator: 'offender', violence: 9, sexual: 3, traffic: 0, other: 1 },
  { referrer: 'police', initiator: 'offender', violence: 9, sexual: 1, traffic: 8, other: 10 },
  { referrer: 'police', initiator: 'victim', violence: 1, sexual: 0, traffic: 7, other: 0 },
  { referrer: 'self', initiator: 'offender', violence: 55, sexual: 14, traffic: 17, other: 23 },
  { referrer: 'self', initiator: 'victim', violence: 44, sexual: 13, traffic: 14, other: 17 },
  { referrer: 'other', initiator: 'offender', violence: 67, sexual: 10, traffic: 6, other: 9 },
  { referrer: 'other', initiator: 'victim', violence: 1, sexual: 0, traffic: 1, other: 4 },
];

export type Referrer =
  | 'child-protection' | 'victim-support' | 'probation-rn' | 'probation-svg' | 'probation-ldh' | 'prison' | 'youth-probation'
  | 'youth-institution' | 'forensic-clinic' | 'police' | 'self' | 'other';

export const CLASSES = ['violence', 'sexual', 'traffic', 'other'] as const;
export type CauseClass = (typeof CLASSES)[number];
export const OUTCOMES = ['ended-before-approach', 'ended-after-approach', 'mediated-contact'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Closed in 2018, by class and outcome: 1,449. */
export const CLOSED_OUTCOME: Readonly<Record<CauseClass, readonly [number, number, number]>> = {
  violence: [210, 389, 198], sexual: [26, 43, 32], traffic: [22, 48, 76], other: [104, 201, 100],
};
/** The same 1,449 by duration and outcome. */
export const DURATIONS = ['under-1-month', '1-to-3-months', '3-to-6-months', 'over-6-months'] as const;
export type Duration = (typeof DURATIONS)[number];
export const CLOSED_DURATION: Readonly<Record<Duration, readonly [number, number, number]>> = {
  'under-1-month': [110, 55, 38], '1-to-3-months': [190, 364, 142], '3-to-6-months': [48, 198, 145], 'over-6-months': [14, 64, 81],
};
/** Of these, sent out before 2018 (F, 380 in all). */
export const CLOSED_OF_BEFORE: Readonly<Record<Duration, number>> = {
  'under-1-month': 8, '1-to-3-months': 114, '3-to-6-months': 145, 'over-6-months': 113,
};
/** Form of the 406 contacts; all but the video message (F). */
export const FORMS = { talk: 196, letters: 107, shuttle: 94, conference: 8, video: 1 } as const;
/** Registration to sending out, over the 1,457; of the second band 24 incomplete, from autumn on (F). */
export const SPEED = { 'up-to-14-days': 1195, '15-to-28-days': 131, 'over-28-days': 131 } as const;
export const INCOMPLETE = 24;
/** Ages of one principal person a side over the 1,457 (F). */
export const AGES = { offender: [1, 582, 874], victim: [11, 470, 976] } as const;
/** Self-referrers of the offender's side who were detained: 35 of 109. */
export const DETAINED_SELF = 35;
/** Prison, by offence: 167. The three largest are published, the rest (F). */
export const PRISON_CAUSES: readonly (readonly [string, CauseClass, number])[] = [
  ['robbery', 'violence', 44], ['manslaughter', 'violence', 18], ['assault', 'violence', 17], ['threat', 'violence', 12], ['murder', 'violence', 5],
  ['lewd-acts', 'sexual', 10], ['traffic-accident', 'traffic', 2],
  ['theft', 'other', 22], ['burglary', 'other', 14], ['extortion', 'other', 8], ['arson', 'other', 6], ['fraud', 'other', 5], ['vandalism', 'other', 4],
];
/** Prison, by site: three published, the rest (F). */
export const PRISON_SITES: readonly (readonly [string, number])[] = [
  ['PI Arnhem', 27], ['PI Rotterdam', 19], ['PI Ter Apel', 16], ...[15, 14, 13, 12, 11, 10, 9, 8, 7, 6].map((n, i) => [`PI overig ${i + 1} (synthetisch)`, n] as const),
];
/** Lewd acts among self-referrers: 12 of the offender's side, 10 of the victim's. */
export const SELF_LEWD_ACTS = { offender: 12, victim: 10 } as const;
/** Not sent out: 134 rejected, 62 of them self-referrers (F), and 3 still open in April 2019. */
export const REJECTED = { withdrawn: 35, 'no-data': 38, duplicate: 24, 'outside-scope': 21, unreachable: 16 } as const;
export const REJECTED_SELF = 62;
export const STILL_OPEN = 3;
/** Internet fraud through the police in 2018: 5 (published as "vijf"). Medical incidents: 5, four of them by patients (F). */
export const INTERNET_FRAUD = 5;
export const MEDICAL = { victim: 4, offender: 1 } as const;
