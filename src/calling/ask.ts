import { callWhyNot } from '../core/case/call.ts';
import { names } from '../database/people/people.ts';
import { restrictedOn } from '../database/restriction.ts';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { whoIn, type Who } from '../words/people.ts';
import type { Callable } from './rules.ts';

export interface Ask { readonly visit: Visit; readonly open: OpenCase; readonly number: string; readonly who: Who; readonly people: readonly Callable[] }

/** Calling is for the mediators of a running case. */
export async function ask(visit: Visit, work: (ask: Ask) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  const { id, number, state } = open.file;
  if (!open.relations.includes('mediator') || state.closed !== null) return forbidden();
  const asking = { state, on: visit.today, settings: await visit.settings(), restricted: restrictedOn(open.restricted, visit.today) };
  const people = [...state.people.values()].map((person) => ({ person, reason: callWhyNot(asking, person) }));
  visit.showsPeople(id, ...people.map(({ person }) => person.id));
  return work({ visit, open, number, who: whoIn(state, (await names(visit.db, visit.keys, [id])).get(id) ?? new Map()), people });
}

export const callAddress = (number: string, person: string): string => `/zaken/${number}/bellen/${person}`;
