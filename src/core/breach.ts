import { isAmong } from './among.ts';
import type { Day } from './day.ts';

/** What happened. `misdirected`: a letter or message came to another than it was for. */
export const BREACH_KINDS = ['misdirected', 'sender-visible', 'lost', 'stolen', 'looked-without-need', 'published', 'wrongly-erased', 'intruder', 'other'] as const;
export type BreachKind = (typeof BREACH_KINDS)[number];

/** What of people it touches, in groups: what the notification to the authority asks. */
export const DATA_KINDS = ['name', 'address', 'telephone-or-email', 'birth-date', 'that-known-here', 'event', 'offence', 'health', 'answer', 'whereabouts', 'staff'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** AVG art. 33 and 34: no risk is registered only, a risk goes to the authority, a high one to the people too. */
export const RISKS = ['none', 'risk', 'high'] as const;
export type Risk = (typeof RISKS)[number];

/** With these somebody is found where they live or stay. */
const FINDS: readonly DataKind[] = ['address', 'whereabouts'];
export const findsSomebody = (kinds: readonly DataKind[]): boolean => kinds.some((kind) => FINDS.includes(kind));

/** An address with the other side is always a high risk (own choice: whoever is found there can be in danger). Of a lower one somebody says that it did not come there. */
export const asksOtherSide = (kinds: readonly DataKind[], risk: Risk): boolean => risk !== 'high' && findsSomebody(kinds);

export const isBreachKind = isAmong(BREACH_KINDS);
export const isDataKind = isAmong(DATA_KINDS);
export const isRisk = isAmong(RISKS);

/** AVG art. 33(1). Hours of an instant: nights, weekends, holidays and the changing of the clocks count as they pass. */
export const NOTIFY_HOURS = 72;
/** Hours before the end from which it stands out. Own choice, no source. */
export const NEAR_HOURS = 24;
const HOUR = 3_600_000;

export const notifyBy = (discovered: Date): Date => new Date(discovered.getTime() + NOTIFY_HOURS * HOUR);

/** What of a breach its clock depends on. */
export interface BreachCourse {
  readonly discovered: Date;
  readonly risk: Risk | null;
  /** When the authority was told. */
  readonly notified: Date | null;
  /** When the people were told. */
  readonly told: Date | null;
}

export interface BreachClock {
  readonly by: Date;
  /** Whole hours left, rounded down; negative where they are over. */
  readonly hoursLeft: number;
  /** `quiet`: nothing has to be told. `people-next`: the authority knows, the people not yet. */
  readonly standing: 'running' | 'near' | 'late' | 'people-next' | 'quiet' | 'told' | 'told-late';
}

/** A breach that nobody weighed yet counts as one that must be told. */
export function clockOf({ discovered, risk, notified, told }: BreachCourse, now: Date): BreachClock {
  const by = notifyBy(discovered);
  const hoursLeft = Math.floor((by.getTime() - now.getTime()) / HOUR);
  const at = (standing: BreachClock['standing']): BreachClock => ({ by, hoursLeft, standing });
  if (notified !== null) {
    if (risk === 'high' && told === null) return at('people-next');
    return at(notified > by ? 'told-late' : 'told');
  }
  if (risk === 'none') return at('quiet');
  if (now > by) return at('late');
  return at(hoursLeft < NEAR_HOURS ? 'near' : 'running');
}

/** Whether telling the authority at this instant needs the reason why it comes so late (art. 33(1)). */
export const needsLateReason = (discovered: Date, at: Date): boolean => at > notifyBy(discovered);

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const LOCAL = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const localText = (instant: Date): string => LOCAL.format(instant).replace(', ', ' ');

/**
 * The instant of a day and a clock time in Amsterdam, or null where the clock never showed it (the hour that is skipped in
 * March). In the hour that comes twice in October it is the first: a term must not end later than it should.
 */
export function instantOf(on: Day, time: string): Date | null {
  if (!TIME.test(time)) return null;
  const wall = Date.parse(`${on}T${time}:00Z`);
  const candidates = [2, 1].map((hours) => new Date(wall - hours * HOUR));
  return candidates.find((instant) => localText(instant) === `${on} ${time}`) ?? null;
}
