import type { Day } from '../core/day.ts';

const WEEKDAYS = ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'];
const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
export const WHOLE_MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

const parts = (day: Day) => day.split('-').map(Number) as [number, number, number];

/** "ma 4 mrt 2019", for lists and timelines. */
export function dayText(day: Day): string {
  const [year, month, date] = parts(day);
  return `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${date} ${MONTHS[month - 1]} ${year}`;
}

/** "4 mrt", with the year where that is another than `near`'s, for small places. */
export function shortDay(day: Day, near: Day): string {
  const [year, month, date] = parts(day);
  return `${date} ${MONTHS[month - 1]}${near.startsWith(String(year)) ? '' : ` ${year}`}`;
}

/** "4 maart 2019", for sentences. */
export function wholeDay(day: Day): string {
  const [year, month, date] = parts(day);
  return `${date} ${WHOLE_MONTHS[month - 1]} ${year}`;
}

/** "maart 2019" for `2019-03`. */
export function monthText(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${WHOLE_MONTHS[number - 1] ?? ''} ${year}`;
}

const CLOCK = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' });

/** "09:31" in Amsterdam. */
export const clockText = (instant: Date): string => CLOCK.format(instant);

/** "3 dagen", "1 dag". */
export const daysText = (days: number): string => `${days} ${days === 1 ? 'dag' : 'dagen'}`;

const MOMENT = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'medium', timeStyle: 'medium' });

/** "2 mrt 2019, 10:00:00" in Amsterdam. */
export const momentText = (instant: Date): string => MOMENT.format(instant);
