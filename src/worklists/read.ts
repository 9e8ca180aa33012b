import { missingIn, type Need } from '../core/case/missing.ts';
import { readCases } from '../database/journal-read.ts';
import { alikeCounts, someAlike, type AlikeCount } from '../database/people/alike.ts';
import { namesBySide } from '../database/people/people.ts';
import type { Visit } from '../web/route.ts';
import type { Names } from './row.tsx';
import { closeLook, needsCloseLook, type Close } from './rules.ts';
import type { ListedCase } from './sql.ts';

/** Names for these rows, and their line in the access log: what is shown is named, whether its people are hidden or not. */
export async function showRows(visit: Visit, rows: readonly ListedCase[], own: boolean): Promise<Names> {
  visit.shows(...rows.map((row) => row.id));
  const names = await namesBySide(visit.db, visit.keys, rows.filter((row) => own || !row.namesHidden).map((row) => row.id));
  for (const [id, { people }] of names) visit.showsPeople(id, ...people);
  return names;
}

/** The journals of the cases for which the standing alone does not tell the list. */
export async function lookClosely(visit: Visit, rows: readonly ListedCase[]): Promise<Map<string, Close>> {
  const files = await readCases(visit.db, rows.filter(needsCloseLook).map((row) => row.id));
  const settings = await visit.settings();
  return new Map([...files].map(([id, file]) => [id, closeLook(file, visit.today, settings)]));
}

/** Of those not sent out yet: which seem to be about the same people as another case. Cases that the reader may not know of are none (`bis_alike`). */
export const alikeOf = (visit: Visit, rows: readonly ListedCase[]): Promise<Set<string>> =>
  someAlike(visit.db, rows.filter((row) => row.allocated === null).map((row) => row.id));

/** How many other cases that are, of the few on one page. */
export const countAlike = (visit: Visit, rows: readonly ListedCase[]): Promise<Map<string, AlikeCount>> => alikeCounts(visit.db, rows.map((row) => row.id));

/** What is still missing in these cases, as the rules see it; a case that lacks nothing is left out. */
export async function missingOf(visit: Visit, rows: readonly ListedCase[]): Promise<Map<string, readonly Need[]>> {
  const files = await readCases(visit.db, rows.filter((row) => row.allocated === null && (row.waitsFor === 'desk' || row.waitsFor === 'policy')).map((row) => row.id));
  return new Map([...files].map(([id, file]) => [id, missingIn(file.state)] as const).filter(([, missing]) => missing.length > 0));
}
