/**
 * Calendar days in Europe/Amsterdam, as `YYYY-MM-DD` text. Text compares and sorts in the right order
 * and has no hour that a daylight-saving change could move.
 */
export type Day = string & { readonly __brand: 'Day' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_A_DAY = 86_400_000;

/** The day that the text names, or null where it names none (30 February, free text, year 0). */
export function parseDay(text: string): Day | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  if (year < 1850 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return text as Day;
}

/** For literals in rules and tests. Throws on text that is no day: a programming error, never input. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError('not a day');
  return parsed;
}

function toNumber(d: Day): number {
  return Date.parse(`${d}T00:00:00Z`) / MILLISECONDS_A_DAY;
}

function fromNumber(n: number): Day {
  return new Date(n * MILLISECONDS_A_DAY).toISOString().slice(0, 10) as Day;
}

export function addDays(d: Day, days: number): Day {
  return fromNumber(toNumber(d) + days);
}

/** Whole days from `from` to `to`; negative where `to` lies earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** The same day of the month `months` later, or the last day of that month where it has no such day. */
export function addMonths(d: Day, months: number): Day {
  const [year, month, dayOfMonth] = d.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(dayOfMonth, last));
  return first.toISOString().slice(0, 10) as Day;
}

/** Completed years between two days. A person born on 29 February turns a year older on 1 March of other years. */
export function yearsBetween(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) >= birth.slice(5) ? years : years - 1;
}

const AMSTERDAM = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit',
});

/** The calendar day in Amsterdam at an instant. */
export function dayOf(instant: Date): Day {
  return AMSTERDAM.format(instant) as Day;
}
