import type { CaseState } from './case/state.ts';
import type { PersonId } from './fields.ts';

/** What an institution agreed for a visit (P-21). It says where somebody is, so it is kept sealed on that person's own side. */
export interface Booking {
  readonly site: string;
  /** Who expects us there, and how to reach them. */
  readonly contact: string;
  /** Number or reference of the institution. */
  readonly reference: string;
  /** What has to come along, such as proof of identity. */
  readonly bring: string;
}

export const NO_BOOKING: Booking = { site: '', contact: '', reference: '', bring: '' };

const LINES = ['site', 'contact', 'reference', 'bring'] as const satisfies readonly (keyof Booking)[];

/** One line each, so that whoever gets their own file can read it; null where nothing was said. */
export function bookingText(booking: Booking): string | null {
  const lines = LINES.map((name) => booking[name]);
  return lines.every((line) => line === '') ? null : lines.join('\n');
}

export function readBooking(text: string): Booking {
  const lines = text.split('\n');
  return Object.fromEntries(LINES.map((name, index) => [name, lines[index] ?? ''])) as unknown as Booking;
}

/** Whose visit it is: the only one who is detained, else the only participant. Null where nobody can say: then nothing may be kept with anybody. */
export function visitedBy(state: CaseState, people: readonly string[]): PersonId | null {
  const met = people.flatMap((id) => state.people.get(id as PersonId) ?? []);
  const detained = met.filter((p) => p.detained === 'yes');
  const [one, ...more] = detained.length > 0 ? detained : met;
  return one && more.length === 0 ? one.id : null;
}
