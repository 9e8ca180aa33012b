import { addDays, day, daysBetween, type Day } from '../core/day.ts';
import {
  CLASSES, CLOSED_DURATION, CLOSED_OF_BEFORE, CLOSED_OUTCOME, DURATIONS, FORMS, INCOMPLETE, OUTCOMES, REJECTED, REJECTED_SELF, SPEED, STILL_OPEN,
  type CauseClass, type Duration, type Outcome,
} from './cells-2018.ts';
import { Chance, times } from './chance.ts';
import { cohort, type Member } from './cohort-2018.ts';
import { rowOf, type Course } from './rows-2018.ts';

/** A closing in 2018. */
interface Closing { readonly causeClass: CauseClass; readonly outcome: Outcome; readonly duration: Duration; readonly form: keyof typeof FORMS | null; before: boolean }

const LENGTH: Readonly<Record<Duration, readonly [number, number]>> = {
  'under-1-month': [10, 26], '1-to-3-months': [35, 85], '3-to-6-months': [95, 175], 'over-6-months': [190, 300],
};
const DELAY: Readonly<Record<keyof typeof SPEED, readonly [number, number]>> = { 'up-to-14-days': [2, 14], '15-to-28-days': [16, 28], 'over-28-days': [32, 60] };
const YEAR = [day('2018-01-01'), day('2018-12-31')] as const;

/** The 1,449 closings: margins class × outcome and duration × outcome hold; which class had which duration is free (F). */
function closings(chance: Chance): Closing[] {
  const forms = chance.shuffled(Object.entries(FORMS).flatMap(([form, count]) => times(count, form as keyof typeof FORMS)));
  const all = OUTCOMES.flatMap((outcome, o) => {
    const classes = chance.shuffled(CLASSES.flatMap((c) => times(CLOSED_OUTCOME[c][o] as number, c)));
    const durations = chance.shuffled(DURATIONS.flatMap((d) => times(CLOSED_DURATION[d][o] as number, d)));
    return classes.map((causeClass, i): Closing => ({
      causeClass, outcome, duration: durations[i] as Duration, form: outcome === 'mediated-contact' ? forms.pop() ?? null : null, before: false,
    }));
  });
  const mixed = chance.shuffled(all);
  for (const duration of DURATIONS) mixed.filter((c) => c.duration === duration).slice(0, CLOSED_OF_BEFORE[duration]).forEach((c) => { c.before = true; });
  return mixed;
}

function courseOf(closing: Omit<Closing, 'before'>, delay: number, window: readonly [Day, Day], chance: Chance): Course {
  const [shortest, longest] = LENGTH[closing.duration];
  const room = daysBetween(window[0], window[1]) - delay;
  const length = Math.min(chance.between(shortest, longest), Math.max(shortest, room));
  const earliest = addDays(window[0], delay + length);
  const closed = addDays(earliest, chance.between(0, Math.max(0, daysBetween(earliest, window[1]))));
  const allocated = addDays(closed, -length);
  return { registered: addDays(allocated, -delay), allocated, closed, outcome: closing.outcome, form: closing.form, incomplete: false };
}

/** Sent out before 2018, closed in it: registered in 2017. */
function before(closing: Closing, chance: Chance): Course {
  const [shortest, longest] = LENGTH[closing.duration];
  const length = chance.between(shortest, longest);
  const closed = addDays(YEAR[0], chance.between(0, length - 1));
  const allocated = addDays(closed, -length);
  return { registered: addDays(allocated, -chance.between(2, 14)), allocated, closed, outcome: closing.outcome, form: closing.form, incomplete: false };
}

const outside = (member: Member): boolean =>
  !(member.referrer === 'self' && member.initiator === 'offender') && member.cause !== 'stalking';

/** Sent out in 2018's cohort, closed in 2019: some incomplete, from autumn on. */
function later(member: Member, delay: number, incomplete: boolean, chance: Chance): Course {
  const registered = incomplete ? addDays(day('2018-10-01'), chance.between(0, 85)) : addDays(day('2018-08-15'), chance.between(0, 138));
  const allocated = addDays(registered, delay);
  const earliest = daysBetween(allocated, day('2019-01-05'));
  const closed = addDays(allocated, Math.max(earliest, 0) + chance.between(20, 140));
  const outcome = chance.pick(OUTCOMES);
  return { registered, allocated, closed, outcome, form: outcome === 'mediated-contact' ? chance.pick(['talk', 'letters', 'shuttle'] as const) : null, incomplete: incomplete && outside(member) };
}

function delays(chance: Chance): { speed: keyof typeof SPEED; days: number }[] {
  return chance.shuffled((Object.keys(SPEED) as (keyof typeof SPEED)[]).flatMap((speed) => Array.from({ length: SPEED[speed] }, () => ({ speed, days: chance.between(...DELAY[speed]) }))));
}

/** The oldest victim spoke with the offender: not traffic, a talk, closed in 2018 (000:184). */
function oldestVictim(pairs: readonly { member: Member; course: Course }[]): void {
  const found = pairs.find(({ member, course }) => member.causeClass !== 'traffic' && course.form === 'talk' && member.victimAge >= 18 && course.closed <= YEAR[1]);
  if (found) found.member.victimAge = 92;
}

/** Every row of the synthetic year, as cells of an import file: 1,594 registrations of 2018 and 380 of 2017 that closed in it. */
export function rows2018(): Record<string, string>[] {
  const chance = new Chance(2018);
  const ending = closings(chance);
  const members = chance.shuffled(cohort(chance));
  const waiting = delays(chance);
  const take = (fits: (d: { speed: string }) => boolean) => waiting.splice(Math.max(0, waiting.findIndex(fits)), 1)[0]?.days ?? 7;
  const pairs: { member: Member; course: Course }[] = [];
  for (const closing of ending.filter((c) => !c.before)) {
    const at = members.findIndex((m) => m.causeClass === closing.causeClass);
    const [member] = members.splice(at, 1);
    const delay = closing.duration === 'over-6-months' ? take((d) => d.speed === 'up-to-14-days') : take(() => true);
    if (member) pairs.push({ member, course: courseOf(closing, delay, YEAR, chance) });
  }
  let incomplete = 0;
  for (const member of members) {
    const mayBe = incomplete < INCOMPLETE && outside(member) && member.referrer !== 'self' && waiting.some((d) => d.speed === '15-to-28-days');
    if (mayBe) incomplete += 1;
    pairs.push({ member, course: later(member, take((d) => !mayBe || d.speed === '15-to-28-days'), mayBe, chance) });
  }
  oldestVictim(pairs);
  const earlier = ending.filter((c) => c.before).map((closing) => ({ member: memberOf2017(closing.causeClass, chance), course: before(closing, chance) }));
  return [...pairs, ...earlier].map(({ member, course }, i) => rowOf(`2018-S-${i + 1}`, member, course, chance)).concat(notSentOut(chance));
}

function memberOf2017(causeClass: CauseClass, chance: Chance): Member {
  const victim = chance.share() < 0.3;
  const cause = { violence: 'assault', sexual: 'rape', traffic: 'traffic-accident', other: 'vandalism' } as const;
  return {
    referrer: victim ? 'victim-support' : 'child-protection', initiator: victim ? 'victim' : 'offender', causeClass, cause: cause[causeClass], site: null,
    detained: false, offenderAge: victim ? 34 : 16, victimAge: 30,
  };
}

function notSentOut(chance: Chance): Record<string, string>[] {
  const reasons = chance.shuffled(Object.entries(REJECTED).flatMap(([reason, count]) => times(count, reason)));
  const rejected = reasons.map((reason, i) => {
    const self = i < REJECTED_SELF;
    const registered = addDays(YEAR[0], chance.between(0, 364));
    const answered = reason === 'no-data' ? { data_requested: addDays(registered, 1), data_answered: addDays(registered, 9), data_answer: chance.pick(['refused', 'none-held']) } : {};
    return {
      source_number: `2018-R-${i + 1}`, registered, ...entryOf(self), cause: chance.pick(['assault', 'threat', 'theft', 'traffic-accident']), police_report: 'one',
      a1_role: self ? 'victim' : 'offender', a1_age: String(chance.between(18, 70)), domestic_violence: 'no', stalking: 'no', ...answered,
      rejected: addDays(registered, chance.between(10, 40)), rejection: reason,
    };
  });
  const open = Array.from({ length: STILL_OPEN }, (_, i) => ({
    source_number: `2018-O-${i + 1}`, registered: addDays(day('2018-12-17'), i), ...entryOf(false), cause: 'assault', police_report: 'one', a1_role: 'offender',
    a1_age: '19', domestic_violence: 'no', stalking: 'no', rejected: '2019-05-06', rejection: 'withdrawn',
  }));
  return [...rejected, ...open];
}

const entryOf = (self: boolean): Record<string, string> =>
  (self ? { entry: 'self' } : { entry: 'professional', referrer_kind: 'child-protection', referrer_organisation: 'Raad voor de Kinderbescherming', client_agrees: 'yes' });
