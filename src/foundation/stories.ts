import type { Code } from '../core/codes.ts';
import { addDays, addMonths, day, daysBetween, type Day } from '../core/day.ts';
import { DEFAULT_TERMS } from '../core/retention.ts';
import type { OrderName } from '../core/case/orders.ts';

/** One thing that happened so many days ago; `texts` are words that go into a compartment. */
export interface Told {
  readonly ago: number;
  readonly order: OrderName;
  readonly person?: 'p1' | 'p2' | 'p3' | 'p4';
  readonly values?: Readonly<Record<string, unknown>>;
  readonly texts?: Readonly<Record<string, string>>;
}

export interface Story {
  readonly cause: Code<'cause'>;
  readonly initiator: 'victim' | 'offender';
  readonly entry: 'self' | 'professional';
  readonly referrer: Code<'referrerKind'>;
  /** Days since the registration. */
  readonly ago: number;
  readonly ages: readonly [number, number];
  readonly steps: readonly Told[];
}

const at = (ago: number, order: OrderName, values: Record<string, unknown> = {}, texts: Record<string, string> = {}): Told => ({ ago, order, values, texts });
const of = (person: 'p1' | 'p2' | 'p3', ago: number, order: OrderName, values: Record<string, unknown> = {}, texts: Record<string, string> = {}): Told =>
  ({ ago, order, person, values, texts });

const SPOKEN = { medium: 'in-person', place: 'neutral-place', present: [] };
const judged = (ago: number) => at(ago, 'judge-violence', { domestic: 'no', stalking: 'no' });
const accepted = (ago: number) => [judged(ago), at(ago, 'accept')];
const requested = (ago: number) => at(ago, 'request-data', {}, { office: 'Synthetisch parket' });
const received = (ago: number) => [
  at(ago, 'record-data-answer', { answer: 'received' }),
  of('p2', ago, 'record-detail', { channel: 'post', source: 'prosecution' }, { name: '@b', detail: '@address' }),
];
const toMediator = (ago: number) => [...accepted(ago + 4), requested(ago + 4), ...received(ago), at(ago, 'allocate', { mediator: '@mediator' })];
/** Without a police report there is nothing to ask the prosecution service: the referrer's institution knows the other side. */
const toMediatorUnasked = (ago: number) => [
  ...accepted(ago + 4), at(ago + 4, 'record-data-answer', { answer: 'not-applicable' }),
  of('p2', ago, 'record-detail', { channel: 'post', source: 'institution' }, { name: '@b', detail: '@address' }), at(ago, 'allocate', { mediator: '@mediator' }),
];
const intakeA = (ago: number) => [
  at(ago + 3, 'contact-referrer', { result: 'spoken' }),
  of('p1', ago, 'hold-intake', SPOKEN), of('p1', ago, 'inform'), of('p1', ago, 'agree-confidentiality'), of('p1', ago, 'decide-to-go-on', { decision: 'go-on' }),
];
const approached = (ago: number) => [
  at(ago + 2, 'weigh-safety', { result: 'safe', facts: 'not-denied' }),
  of('p1', ago + 1, 'release', { to: 'p2', what: 'name' }, { lines: '@a' }),
  of('p2', ago, 'check-address', { source: 'prosecution', otherSideLivesThere: 'no' }),
  of('p2', ago, 'approach', { channel: 'letter', reason: 'default' }),
];
const intakeB = (ago: number) => [
  of('p2', ago + 4, 'record-answer', { answer: 'yes' }),
  of('p2', ago, 'hold-intake', SPOKEN), of('p2', ago, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' }), of('p2', ago, 'inform'), of('p2', ago, 'agree-confidentiality'), of('p2', ago, 'decide-to-go-on', { decision: 'go-on' }),
];
const prepared = (ago: number, form: string) => (['p1', 'p2'] as const).flatMap((p) => [of(p, ago, 'prepare', { medium: 'in-person' }), of(p, ago, 'consent-to-form', { form })]);
const met = (ago: number) => at(ago, 'hold-contact', { form: 'talk', people: ['p1', 'p2'], medium: 'in-person', place: 'neutral-place', present: [] });

const usual = { cause: 'assault', initiator: 'victim', entry: 'professional', referrer: 'victim-support', ages: [34, 29] } as const;

/** Cases that are going on, so that every list has something in it: one or more a phase and a variant. Nobody in them exists. */
export const STORIES: readonly Story[] = [
  { ...usual, ago: 1, steps: [] },
  { ...usual, ago: 2, ages: [15, 16], initiator: 'offender', referrer: 'child-protection', cause: 'vandalism', steps: [judged(1)] },
  { ...usual, ago: 3, entry: 'self', cause: 'traffic-accident', steps: [judged(2)] },
  { ...usual, ago: 6, steps: [...accepted(5), requested(5)] },
  { ...usual, ago: 11, cause: 'burglary', steps: [...accepted(10), requested(10), at(3, 'remind-data')] },
  { ...usual, ago: 18, cause: 'robbery', steps: [...accepted(17), requested(17)] },
  { ...usual, ago: 21, cause: 'threat', steps: [...accepted(20), requested(20), at(5, 'record-data-answer', { answer: 'none-yet' })] },
  { ...usual, ago: 25, entry: 'self', initiator: 'offender', steps: [...accepted(24), requested(24)] },
  { ...usual, ago: 8, cause: 'theft', steps: [...accepted(7), requested(7), ...received(1)] },
  { ...usual, ago: 9, cause: 'fraud', steps: [...accepted(8), requested(8), at(1, 'record-data-answer', { answer: 'refused' })] },
  { ...usual, ago: 4, cause: 'stalking', steps: [at(3, 'judge-violence', { domestic: 'no', stalking: 'yes' })] },
  { ...usual, ago: 30, steps: [at(28, 'judge-violence', { domestic: 'yes', stalking: 'no' }), at(20, 'answer-policy', { answer: 'not-yet', lookAgain: '@in:14', treatmentProvider: 'no', consentToCall: 'no', safetyHousePossible: 'yes' })] },
  { ...usual, ago: 60, cause: 'theft', steps: [judged(58), at(55, 'reject', { reason: 'mis-first', called: 'not-applicable' })] },
  { ...usual, ago: 12, steps: [...toMediator(3)] },
  { ...usual, ago: 16, initiator: 'offender', referrer: 'prison', cause: 'robbery', steps: [...toMediator(9), at(4, 'contact-referrer', { result: 'not-reached' })] },
  { ...usual, ago: 28, cause: 'traffic-accident', steps: [...toMediator(20), ...intakeA(8)] },
  { ...usual, ago: 40, steps: [...toMediator(32), ...intakeA(20), ...approached(9)] },
  { ...usual, ago: 50, cause: 'lewd-acts', steps: [...toMediator(42), ...intakeA(30), ...approached(22), of('p2', 12, 'record-answer', { answer: 'not-now', until: '@in:60' })] },
  { ...usual, ago: 55, cause: 'manslaughter', steps: [...toMediator(48), ...intakeA(38), ...approached(28), of('p2', 16, 'record-answer', { answer: 'yes' })] },
  { ...usual, ago: 70, cause: 'traffic-accident', steps: [...toMediator(62), ...intakeA(50), ...approached(42), ...intakeB(28)] },
  { ...usual, ago: 80, steps: [...toMediator(72), ...intakeA(62), ...approached(54), ...intakeB(40), ...prepared(20, 'talk')] },
  { ...usual, ago: 95, cause: 'traffic-accident', steps: [...toMediator(88), ...intakeA(78), ...approached(70), ...intakeB(56), ...prepared(30, 'talk'), met(6)] },
  { ...usual, ago: 100, steps: [...toMediator(92), ...intakeA(82), ...approached(74), of('p2', 60, 'record-answer', { answer: 'no' })] },
  { ...usual, ago: 65, cause: 'threat', steps: [...toMediator(58), ...intakeA(45), at(30, 'pause', { by: 'hearing', until: '@in:21' })] },
  { ...usual, ago: 75, steps: [...toMediator(68), ...intakeA(50), at(40, 'pause', { by: 'party', until: '@ago:6' })] },
  { ...usual, ago: 33, cause: 'arson', steps: [...toMediator(26), at(2, 'hand-back', { reason: 'conflict-of-interest' }, { why: 'Synthetisch: ik ken een van de deelnemers.' })] },
  { ...usual, ago: 36, cause: 'burglary', steps: [...accepted(35), requested(35), at(18, 'allocate-incomplete', { mediator: '@mediator' }), of('p1', 10, 'tell-data-may-fail')] },
  { ...usual, ago: 47, cause: 'medical-incident', referrer: 'medical-referrer', steps: [...toMediatorUnasked(40), ...intakeA(28)] },
  { ...usual, ago: 52, cause: 'sport-incident', referrer: 'sport', steps: [...toMediatorUnasked(45), ...intakeA(33)] },
  {
    ...usual, ago: 120, cause: 'assault',
    steps: [
      ...toMediator(112), ...intakeA(100), ...approached(92), ...intakeB(80), ...prepared(60, 'talk'), met(40),
      of('p1', 35, 'follow-up', { result: 'spoken' }), of('p2', 35, 'follow-up', { result: 'spoken' }),
      of('p1', 30, 'settle-closing-letter', { how: 'sent' }), of('p2', 30, 'settle-closing-letter', { how: 'sent' }), at(30, 'close'),
    ],
  },
  { ...usual, ago: 10, cause: 'theft', ages: [41, 33], steps: [...toMediator(2)] },
];

/** Among the referrals of 2017, of which the published figures do not depend on this one. */
const LONG_AGO = day('2017-11-06');
/** Days since the term of the example ended. */
const PASSED = 4;

/** One whose term has just passed, to show what happens then: it lay still for an appeal, and then the other side said never. */
export function passedStory(today: Day): Story {
  const ago = daysBetween(LONG_AGO, today);
  const closed = daysBetween(addDays(addMonths(today, -DEFAULT_TERMS['ended-after-approach']), -PASSED), today);
  return {
    ...usual, ago, cause: 'burglary',
    steps: [
      ...toMediator(ago - 8), ...intakeA(ago - 30), at(ago - 40, 'pause', { by: 'hearing', until: `@ago:${closed + 61}` }), at(closed + 60, 'resume'), ...approached(closed + 40),
      of('p2', closed + 20, 'record-answer', { answer: 'never' }), of('p1', closed, 'settle-closing-letter', { how: 'sent' }), at(closed, 'close'),
    ],
  };
}
