import type { StandingRow } from './standings.ts';

/** Integer cells that reproduce every published figure of 2018 (000:96-280). Nobody in them exists. */
type Class = 'violence' | 'sexual' | 'traffic' | 'other';
const CLASSES: readonly Class[] = ['violence', 'sexual', 'traffic', 'other'];
const OUTCOMES = ['ended-before-approach', 'ended-after-approach', 'mediated-contact'] as const;
/** Referrer, initiating side, and sent out by class: 1,457. */
const SENT_OUT: readonly (readonly [string, 'offender' | 'victim', Readonly<Record<Class, number>>])[] = ([
  ['child-protection', 'offender', 175, 14, 20, 122], ['victim-support', 'victim', 170, 22, 66, 58], ['probation-rn', 'offender', 72, 7, 5, 36],
  ['probation-svg', 'offender', 26, 1, 1, 16], ['probation-ldh', 'offender', 6, 1, 0, 4], ['prison', 'offender', 96, 10, 2, 59],
  ['youth-probation', 'offender', 52, 4, 3, 38], ['youth-institution', 'offender', 18, 2, 0, 7], ['forensic-clinic', 'offender', 9, 3, 0, 1],
  ['police', 'offender', 9, 1, 8, 10], ['police', 'victim', 1, 0, 7, 0], ['self', 'offender', 55, 14, 17, 23], ['self', 'victim', 44, 13, 14, 17],
  ['municipality', 'offender', 67, 10, 6, 9], ['municipality', 'victim', 1, 0, 1, 4],
] as const).map(([referrer, side, violence, sexual, traffic, other]) => [referrer, side, { violence, sexual, traffic, other }] as const);
/** By outcome: before approach, after approach, contact. */
const CLOSED_OUTCOME = { violence: [210, 389, 198], sexual: [26, 43, 32], traffic: [22, 48, 76], other: [104, 201, 100] } as const;
const CLOSED_DURATION = { 'under-1-month': [110, 55, 38], '1-to-3-months': [190, 364, 142], '3-to-6-months': [48, 198, 145], 'over-6-months': [14, 64, 81] } as const;
const FORMS = { talk: 196, letters: 107, shuttle: 94, conference: 8, video: 1 };
const SPEED = { 'up-to-14-days': 1195, '15-to-28-days': 131, 'over-28-days': 131 };
const AGES_OFFENDER = { '0-11': 1, '12-17': 582, '18-plus': 874 };
const AGES_VICTIM = { '0-11': 11, '12-17': 470, '18-plus': 976 };
const DETAINED_SELF = 35;
const SELF_LEWD_ACTS = { offender: 12, victim: 10 };
const REJECTED = { withdrawn: 35, 'no-data': 38, duplicate: 24, 'outside-scope': 21, unreachable: 16 };
const REJECTED_SELF = 62;
const STILL_OPEN = 3;

const CAUSES = { violence: 'assault', sexual: 'rape', traffic: 'traffic-accident', other: 'theft' } as const;
const repeat = <T>(counts: Readonly<Record<string, number>>, make: (key: string) => T): T[] =>
  Object.entries(counts).flatMap(([key, n]) => Array.from({ length: n }, () => make(key)));

/** Closed in 2018 but registered and sent out in 2017: 380, in classes that leave every class of 2018 large enough. */
const EARLIER = { violence: 209, sexual: 26, traffic: 38, other: 107 };

function sentOut(): StandingRow[] {
  const speeds = repeat(SPEED, (key) => key);
  const offenders = repeat(AGES_OFFENDER, (key) => key);
  const victims = repeat(AGES_VICTIM, (key) => key);
  let detained = DETAINED_SELF;
  const lewd = { ...SELF_LEWD_ACTS };
  const rows = SENT_OUT.flatMap(([referrer, side, counts]) => CLASSES.flatMap((cause_class) => Array.from({ length: counts[cause_class] }, (): StandingRow => {
    const self = referrer === 'self';
    const isLewd = self && cause_class === 'sexual' && lewd[side]-- > 0;
    return {
      registered: '2018-05-02', entry: self ? 'self' : 'professional', referrer_kind: self ? null : referrer, cause_class, cause: isLewd ? 'lewd-acts' : CAUSES[cause_class],
      initiative: `${side}-side`, initiator_detained: self && side === 'offender' && detained-- > 0, allocated: '2018-05-12',
    };
  })));
  return rows.map((row, i) => ({ ...row, speed: speeds[i] ?? null, age_offender_side: offenders[i] ?? '', age_victim_side: victims[i] ?? '' }));
}

function rejected(): StandingRow[] {
  let self = REJECTED_SELF;
  return repeat(REJECTED, (rejection): StandingRow => {
    const isSelf = self-- > 0;
    return { registered: '2018-11-20', rejected: '2019-01-10', rejection, entry: isSelf ? 'self' : 'professional', referrer_kind: isSelf ? null : 'child-protection' };
  });
}

type Closing = Required<Pick<StandingRow, 'cause_class' | 'outcome' | 'duration' | 'form' | 'closed'>>;

function closings(): Closing[] {
  return OUTCOMES.flatMap((outcome, at) => {
    const durations = Object.entries(CLOSED_DURATION).flatMap(([duration, counts]) => Array.from({ length: counts[at] ?? 0 }, () => duration));
    const forms = outcome === 'mediated-contact' ? repeat(FORMS, (key) => key) : [];
    const classes = CLASSES.flatMap((cause_class) => Array.from({ length: CLOSED_OUTCOME[cause_class][at] ?? 0 }, () => cause_class));
    return classes.map((cause_class, i): Closing => ({ cause_class, outcome, duration: durations[i] ?? null, form: forms[i] ?? null, closed: '2018-12-03' }));
  });
}

/** Standings that print every published figure of 2018: 1,594 referrals of that year and 380 earlier ones that closed in it. */
export function year2018(): StandingRow[] {
  const own = sentOut();
  const left = { ...EARLIER };
  const earlier: StandingRow[] = [];
  for (const closing of closings()) {
    const cause_class = closing.cause_class as keyof typeof EARLIER;
    if (left[cause_class]-- > 0) {
      earlier.push({ registered: '2017-10-02', allocated: '2017-10-10', speed: 'up-to-14-days', cause: CAUSES[cause_class], ...closing });
      continue;
    }
    const open = own.find((row) => row.cause_class === cause_class && row.closed === undefined);
    if (!open) throw new Error('more closings than cases');
    Object.assign(open, closing);
  }
  const stillOpen = Array.from({ length: STILL_OPEN }, (): StandingRow => ({ registered: '2018-12-28' }));
  return [...own, ...rejected(), ...stillOpen, ...earlier];
}
