import { addDays, daysBetween, type Day } from '../core/day.ts';

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

const MINUTE = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** "4 maart 2019, 11:02", in Amsterdam. */
export const minuteText = (instant: Date): string => MINUTE.format(instant).replace(' om ', ', ');

const WHOLE_WEEKDAYS = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'];
const NEAR: Readonly<Record<number, string>> = { [-2]: 'eergisteren', [-1]: 'gisteren', 0: 'vandaag', 1: 'morgen', 2: 'overmorgen' };
const DAYS_A_WEEK = 7;
/** From here on people count months (own choice). */
const MANY_WEEKS = 9;
const MONTHS_A_YEAR = 12;
/** From here on people count years (own choice). */
const MANY_MONTHS = 24;

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();
/** Weeks begin on Monday. */
export const monday = (day: Day): Day => addDays(day, -((weekday(day) + DAYS_A_WEEK - 1) % DAYS_A_WEEK));

/** Whole calendar months from one day to a later one. */
function monthsBetween(from: Day, to: Day): number {
  const [[y1, m1, d1], [y2, m2, d2]] = [parts(from), parts(to)];
  return (y2 - y1) * MONTHS_A_YEAR + m2 - m1 - (d2 < d1 ? 1 : 0);
}

/** How people name a day when they talk: "morgen", "vorige week dinsdag", "over 3 weken". The date itself stands beside it. */
export function spokenDay(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  const near = NEAR[days];
  if (near !== undefined) return near;
  const weeks = daysBetween(monday(today), monday(day)) / DAYS_A_WEEK;
  const name = WHOLE_WEEKDAYS[weekday(day)];
  if (weeks === 0) return days > 0 ? `deze week ${name}` : `afgelopen ${name}`;
  if (weeks === 1) return `volgende week ${name}`;
  if (weeks === -1) return `vorige week ${name}`;
  const [from, to] = days > 0 ? [today, day] : [day, today];
  const said = lengthText(Math.floor(Math.abs(days) / DAYS_A_WEEK), monthsBetween(from, to));
  return days > 0 ? `over ${said}` : `${said} geleden`;
}

function lengthText(weeks: number, months: number): string {
  if (weeks < MANY_WEEKS) return weeks === 1 ? 'ruim een week' : `${weeks} weken`;
  return months < MANY_MONTHS ? `${months} maanden` : `${Math.floor(months / MONTHS_A_YEAR)} jaar`;
}
