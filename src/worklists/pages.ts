import type { Visit } from '../web/route.ts';

/** Rows a page of a long list. */
export const PAGE = 50;

/** Number of the first row, from the address; 0 where it is none. */
export function firstOf(visit: Visit): number {
  const typed = visit.query.get('vanaf') ?? '';
  return /^\d{1,6}$/.test(typed) ? Math.max(0, Number(typed) - 1) : 0;
}

/** The same within a list of so many rows: where it became shorter since, its last page. */
export const firstWithin = (first: number, total: number): number => (first < total ? first : Math.max(0, Math.ceil(total / PAGE) - 1) * PAGE);
