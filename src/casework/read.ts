import type { CaseId, StaffId } from '../core/fields.ts';
import type { Entry } from '../core/case/facts.ts';
import type { CaseFile } from '../database/journal.ts';
import { readPeople } from '../database/people/people.ts';
import { caseNumbers } from '../database/case-number.ts';
import { staffNames } from '../database/staff-name.ts';
import { barredFor } from '../web/relation.ts';
import type { OpenCase } from '../web/open-case.ts';
import type { Visit } from '../web/route.ts';
import { viewOf, type CaseView, type Written } from './view.ts';

/** Everybody of the staff whom a timeline names. */
function staffIn(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ actor, fact }) => [
    ...(actor.startsWith('staff:') ? [actor.slice('staff:'.length)] : []), ...('mediator' in fact ? [fact.mediator] : []),
  ]);
}

/** The case with everything that its screens show, as far as this user may see it. */
export async function readView(visit: Visit, { file: whole, relations, restricted }: OpenCase): Promise<CaseView> {
  const file = await withoutBarred(visit, whole);
  const people = await readPeople(visit.db, visit.keys, file.id);
  const written: Written[] = people.flatMap(({ id, words }) => words.map((w) => ({ ...w.id ? { id: w.id } : {}, place: id, kind: w.kind, text: w.text, recorded: w.recorded, factSeq: w.factSeq, by: w.by, ...w.struck ? { struck: w.struck } : {} })));
  const writers = written.map((w) => w.by).filter((by) => by !== null);
  const [staff, numbers] = await Promise.all([staffNames(visit.db, [...staffIn(file.entries), ...writers]), caseNumbers(visit.db, file.state.links.map((link) => link.other))]);
  return viewOf({
    id: file.id, number: file.number, entries: file.entries, state: file.state, lastSeq: file.lastSeq, relations, restricted, written,
    staff: (visit.user?.id ?? '') as StaffId, today: visit.today, settings: await visit.settings(),
    staffName: (id) => staff.get(id) ?? 'een medewerker', caseNumber: (id) => numbers.get(id) ?? 'een andere zaak',
  });
}

/** Names everybody of this case to the access log: its page and the pages of its orders call all of them something. */
export function showsEverybody(visit: Visit, { id, state }: Pick<CaseView, 'id' | 'state'>): void {
  visit.showsPeople(id, ...state.people.keys(), ...state.attending.keys());
}

/** Without the links to cases that this reader may not know of: a line that says there is another case would tell it. */
async function withoutBarred(visit: Visit, file: CaseFile): Promise<CaseFile> {
  if (file.state.links.length === 0) return file;
  const barred = await barredFor(visit);
  const tells = (id: CaseId) => barred.has(id);
  if (!file.state.links.some(({ other }) => tells(other))) return file;
  return {
    ...file, entries: file.entries.filter(({ fact }) => !(fact.kind === 'CaseLinked' && tells(fact.other))),
    state: { ...file.state, links: file.state.links.filter(({ other }) => !tells(other)) },
  };
}
