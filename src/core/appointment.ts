import type { Code } from './codes.ts';
import { dayOf, daysBetween, type Day } from './day.ts';

/** Appointments of a mediator, in the hours of the clock on the wall in Amsterdam. */
export const APPOINTMENT_KINDS = ['intake', 'talk', 'preparation', 'contact', 'follow-up', 'telephone', 'prison-visit', 'other'] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];
export const APPOINTMENT_PLACES = ['office', 'home', 'prison', 'police-station', 'referrer-office', 'neutral-place', 'not-in-person'] as const satisfies readonly Code<'place'>[];
export type AppointmentPlace = (typeof APPOINTMENT_PLACES)[number];
/** Who asked to move or cancel it, and why. The reason is optional for participants (P-02). */
export const ASKED_BY = ['participant', 'mediator', 'professional', 'somebody-else'] as const;
export const MOVE_REASONS = ['not-told', 'ill', 'no-time', 'wants-more-time', 'travel', 'place'] as const;
export const APPOINTMENT_MINUTES = [15, 30, 45, 60, 90, 120, 180, 240] as const;

export interface Slot { readonly day: Day; /** `HH:MM` */ readonly start: string; readonly minutes: number; readonly place: AppointmentPlace }

/** On the way between two of them, where one is not at the own office. Own choice, no source. */
const TRAVEL_MINUTES = 30;
/** So long after the end of a visit "I am safe" may stay away before others are told (P-21). Own choice, no source. */
export const SAFE_AFTER_MINUTES = 30;

/** So much longer nobody may have reacted before colleagues are mailed. Own choice, no source. */
export const MAIL_AFTER_MINUTES = 15;

/** Minutes since midnight of `HH:MM`; null on anything else. */
export function minutesAt(start: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(start) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

export const startOf = (slot: Pick<Slot, 'start'>): number => minutesAt(slot.start) ?? 0;
export const endOf = (slot: Pick<Slot, 'start' | 'minutes'>): number => startOf(slot) + slot.minutes;

/** "15:30" */
export const clockAt = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Away from the own office and in person: there is a way to go, and nobody of ours is near. */
export const isOutside = ({ place }: Pick<Slot, 'place'>): boolean => place !== 'office' && place !== 'not-in-person';

/** Whether the kind can be there: a call is at a distance. A place beside it would be waited at, and sought where nobody went. */
export const goesTogether = ({ kind, place }: { readonly kind: AppointmentKind; readonly place: AppointmentPlace }): boolean => kind !== 'telephone' || place === 'not-in-person';

/** No telephone in there, and others say where somebody is (P-21). */
export const goesToPrison = ({ kind, place }: { readonly kind: AppointmentKind; readonly place: AppointmentPlace }): boolean => kind === 'prison-visit' || place === 'prison';

/** Whether people of both sides would come to where one of them lives: it tells where that is (P-06). `sides`: of who comes. */
export const atHomeOfOne = ({ place }: Pick<Slot, 'place'>, sides: readonly Code<'side'>[]): boolean => place === 'home' && new Set(sides).size > 1;

/**
 * How a visit at somebody's home is found by whoever looks for a colleague who is missed there (P-21): `written` with the appointment, or the
 * `case` has the address of the one person who is visited. `unknown`: nobody would know where to look. Null for any other place.
 */
export function homeFoundBy({ place }: Pick<Slot, 'place'>, where: string, { met, addresses }: Homes): 'written' | 'case' | 'unknown' | null {
  if (place !== 'home') return null;
  if (where !== '') return 'written';
  return met === 1 && addresses === 1 ? 'case' : 'unknown';
}

/** How many people of a case are met, and of how many of them it has an address: of two it can be the home of the one without. */
export interface Homes { readonly met: number; readonly addresses: number }

/** Whether one person cannot keep both, the way between them included. */
export function clash(one: Slot, other: Slot): boolean {
  const way = isOutside(one) || isOutside(other) ? TRAVEL_MINUTES : 0;
  return one.day === other.day && startOf(one) < endOf(other) + way && startOf(other) < endOf(one) + way;
}

const MINUTES_A_DAY = 1440;
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Since the midnight before it: who comes out just before the next one is not late at its stroke. */
const minuteOf = ({ day }: Pick<Slot, 'day'>, now: Date): number => daysBetween(day, dayOf(now)) * MINUTES_A_DAY + (minutesAt(CLOCK.format(now)) ?? 0);

/** Whether it can be told how it went: not before its hour, or a slip takes a visit that is still to come off the lists of the day. Own choice, no source. */
export const begun = (one: Pick<Slot, 'day' | 'start'>, now: Date): boolean => minuteOf(one, now) >= startOf(one);

/** Whether "I am safe" is asked for: from the start of a visit on; late when it stayed away. `none`: not yet, or not needed. */
export function checkOut(visit: Slot & { readonly status: string; readonly safeAt: Date | null }, now: Date): 'none' | 'open' | 'late' {
  if (!isOutside(visit) || visit.safeAt !== null || (visit.status !== 'planned' && visit.status !== 'held')) return 'none';
  if (!begun(visit, now)) return 'none';
  return minuteOf(visit, now) > endOf(visit) + SAFE_AFTER_MINUTES ? 'late' : 'open';
}

/** Whether "it took place" is taken back: by a mistake of today. Own choice, no source; later, what was recorded in the case says how it went. */
export const mayReopen = ({ status, changedAt }: { readonly status: string; readonly changedAt: Date }, today: Day): boolean => status === 'held' && dayOf(changedAt) === today;

/** A visit with who goes there, one or two, and when each was known to be safe. */
export interface Outing extends Slot {
  readonly status: string;
  readonly owner: string;
  readonly also: string | null;
  readonly safeAt: Date | null;
  readonly alsoSafeAt: Date | null;
}

/** Each who goes there, with when they were known to be safe. Nobody says it for another (P-21). */
export const goersOf = (one: Pick<Outing, 'owner' | 'also' | 'safeAt' | 'alsoSafeAt'>): { who: string; safeAt: Date | null }[] =>
  [{ who: one.owner, safeAt: one.safeAt }, ...(one.also === null ? [] : [{ who: one.also, safeAt: one.alsoSafeAt }])];

/** When this colleague was known to be safe; null where that is not so, or where they do not go there. */
export const safeAtOf = (one: Outing, staff: string): Date | null => goersOf(one).find(({ who }) => who === staff)?.safeAt ?? null;

/** `checkOut` of one colleague; `none` for whoever does not go there. */
export function checkOutOf(one: Outing, staff: string, now: Date): 'none' | 'open' | 'late' {
  const goer = goersOf(one).find(({ who }) => who === staff);
  return goer ? checkOut({ ...one, safeAt: goer.safeAt }, now) : 'none';
}

/** Whether "I am safe" is taken back by whoever said it: pressed in a pocket or at the wrong door, while the visit lasts or they would not yet be missed. Own choice, no source. */
export const mayTakeSafeBack = (one: Outing, staff: string, now: Date): boolean => safeAtOf(one, staff) !== null && checkOut({ ...one, safeAt: null }, now) === 'open';

/** Who is out and did not say to be safe yet: from the start of the visit on. As long as there is one, it is not moved, called off or taken over. */
export const stillOut = (one: Outing, now: Date): string[] => goersOf(one).filter(({ safeAt }) => checkOut({ ...one, safeAt }, now) !== 'none').map(({ who }) => who);

/** Who of them is missed. However long ago it was: only somebody ends it. */
export const missedOf = (one: Outing, now: Date): string[] => stillOut(one, now).filter((who) => checkOutOf(one, who, now) === 'late');

/** How somebody else ended that a colleague was missed: they spoke to them, or something was done that stands in this list. Own choice, no source. */
export const OTHERWISE = ['no-visit', 'others-know', 'emergency-services', 'director'] as const;
export type Otherwise = (typeof OTHERWISE)[number];

/** So long after a follow-up it stands on the lists of those who were told, for them to see a mistake. Own choice, no source. */
export const FOLLOWED_UP_HOURS = 24;

/** Whether colleagues are mailed: late, and nobody reacted for some time more. */
export const alarmDue = (visit: Parameters<typeof checkOut>[0], now: Date): boolean => checkOut(visit, new Date(now.getTime() - MAIL_AFTER_MINUTES * 60_000)) === 'late';
