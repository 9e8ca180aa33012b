import { readCase } from '../database/journal.ts';
import { newest } from '../database/people/office.ts';
import { openDictionary, searchNames } from '../database/people/search.ts';
import type { Asked } from './open-request.ts';
import { roleIn } from './gather.ts';
import { tellingApartUnopened } from './known.ts';
import { excludedFor } from '../web/relation.ts';

/** A case with somebody of the name of who asks, and what tells this person from another of that name. */
export interface Proposal { readonly number: string; readonly person: string; readonly role: string; readonly apart: string }

/** More of one name are for the desk to sort out. */
const MOST = 10;

/** Proposals by the name of who asks, without anybody else's name; each case is logged as looked into. */
export async function propose({ visit, words, opened }: Asked): Promise<Proposal[]> {
  const name = newest(words, 'name');
  if (name === null) return [];
  const found = await searchNames(visit.db, visit.keys, await openDictionary(visit.db, visit.keys), name, MOST);
  const hidden = await excludedFor(visit);
  const proposals: Proposal[] = [];
  for (const { caseId, person } of found) {
    if (hidden.has(caseId) || opened.some(({ about }) => about.caseId === caseId && about.person === person)) continue;
    const file = await readCase(visit.db, caseId);
    if (!file || !(file.state.people.has(person as never) || file.state.attending.has(person as never))) continue;
    visit.showsPeople(caseId, person);
    proposals.push({ number: file.number, person, role: roleIn(file.state, person as never), apart: tellingApartUnopened(file, person as never) });
  }
  return proposals;
}
