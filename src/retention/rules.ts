import { addDays, type Day } from '../core/day.ts';
import { ENDINGS, reachOf, RETENTION, retentionOf, type Retention, type Terms } from '../core/retention.ts';
import type { KeptCase, Reach } from '../database/people/erase.ts';

/** A case whose end is in sight. */
export interface Listed extends KeptCase, Retention {}

/** How far back a query has to look for cases whose end is in sight. */
export const reachesOf = (terms: Terms, today: Day): Reach[] =>
  ENDINGS.map((ending) => ({ ending, day: reachOf(ending, terms, addDays(today, RETENTION.warnDays)) }));

/** What stands on the list on this day, what goes first on top. */
export function listOf(cases: readonly KeptCase[], terms: Terms, today: Day): Listed[] {
  const all = cases.map((one): Listed => ({ ...one, ...retentionOf(one, terms, RETENTION, today) }));
  return all.filter(({ standing }) => standing !== 'kept').sort((a, b) => (a.eraseFrom < b.eraseFrom ? -1 : a.eraseFrom > b.eraseFrom ? 1 : a.number < b.number ? -1 : 1));
}
