import { addDays, type Day } from '../core/day.ts';
import { ENDINGS, officeRetentionOf, reachOf, RETENTION, retentionOf, type OfficeTerms, type Retention, type Terms } from '../core/retention.ts';
import type { KeptCase, Reach } from '../database/people/erase.ts';
import type { OfficeFile } from '../database/people/office-terms.ts';

/** A case whose end is in sight. */
export interface Listed extends KeptCase, Retention {}

/** How far back a query has to look for cases whose end is in sight. */
export const reachesOf = (terms: Terms, today: Day): Reach[] =>
  ENDINGS.map((ending) => ({ ending, day: reachOf(ending, terms, addDays(today, RETENTION.warnDays)) }));

/** What is over its term and unreviewed on top, then what is to be reviewed, then the rest: so that no length of the list hides what waits for a person. */
const ORDER: Readonly<Record<Retention['standing'], number>> = { overdue: 0, warned: 1, due: 2, reviewed: 2, held: 3, kept: 4 };

const compare = (a: Listed, b: Listed): number =>
  ORDER[a.standing] - ORDER[b.standing] || b.overDays - a.overDays || (a.eraseFrom < b.eraseFrom ? -1 : a.eraseFrom > b.eraseFrom ? 1 : a.number < b.number ? -1 : 1);

/** The same for cases whose term is over: what is not yet, cannot be overdue. */
export const overReachesOf = (terms: Terms, today: Day): Reach[] => ENDINGS.map((ending) => ({ ending, day: reachOf(ending, terms, today) }));

/** What stands on the list on this day. */
export function listOf(cases: readonly KeptCase[], terms: Terms, today: Day): Listed[] {
  const all = cases.map((one): Listed => ({ ...one, ...retentionOf(one, terms, RETENTION, today) }));
  return all.filter(({ standing }) => standing !== 'kept').sort(compare);
}

/** How many are over their term because nobody reviewed them, and the most days. */
export interface Overdue { readonly cases: number; readonly days: number }

export function overdueOf(list: readonly Listed[]): Overdue {
  const over = list.filter(({ standing }) => standing === 'overdue');
  return { cases: over.length, days: Math.max(0, ...over.map(({ overDays }) => overDays)) };
}

/** What a list showed of a case: who reviews it reviews this end of this case, and nothing that came on the list since. */
export const shownAs = ({ number, ends }: Pick<Listed, 'number' | 'ends'>): string => `${number}@${ends}`;

export interface ListedFile extends OfficeFile, Pick<Retention, 'ends' | 'standing'> {}

/** Files of requests, breaches, decisions and plans whose end is in sight, what waits for a person on top. */
export function officeListOf(files: readonly OfficeFile[], terms: OfficeTerms, today: Day): ListedFile[] {
  return files.map((file): ListedFile => ({ ...file, ...officeRetentionOf(file, terms, RETENTION, today) })).filter(({ standing }) => standing !== 'kept')
    .sort((a, b) => ORDER[a.standing] - ORDER[b.standing] || (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : 0));
}

/** Names a file in a form, with the end that was shown. Not its id: that is of use to nobody outside. */
export const fileShownAs = ({ kind, number, ends }: Pick<ListedFile, 'kind' | 'number' | 'ends'>): string => `${kind}:${number}@${ends}`;
