import { clash, type Slot } from '../core/appointment.ts';
import { fold } from '../core/case/fold.ts';
import type { Day } from '../core/day.ts';
import { isAway, leaveBetween } from '../database/leave.ts';
import { holdCase } from '../database/journal.ts';
import { namesOfCase } from './sql.ts';
import { appointmentsOf, ownAppointments, type Appointment } from '../database/people/appointment.ts';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { whoIn, type Who } from '../words/people.ts';

/** The case of the address for its mediator, with who can be met. */
export interface Ask {
  readonly visit: Visit;
  readonly open: OpenCase;
  readonly number: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly who: Who;
}

/** Appointments are for the mediators of a running case. */
export async function ask(visit: Visit, work: (ask: Ask) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  const { state } = open.file;
  if (!open.relations.includes('mediator') || state.closed !== null) return forbidden();
  const who = whoIn(state, await namesOfCase(visit, open.file.id));
  const people = [...[...state.people.values()].filter(({ dead }) => !dead).map(({ id }) => id), ...state.attending.keys()].map((id) => ({ id: id as string, name: who(id) }));
  visit.showsPeople(open.file.id, ...people.map(({ id }) => id));
  return work({ visit, open, number: open.file.number, people, who });
}

/** The same, for one of its appointments. */
export const askOne = (visit: Visit, work: (ask: Ask, one: Appointment) => Promise<Answer>): Promise<Answer> => ask(visit, async (own) => {
  const one = (await appointmentsOf(visit.db, own.open.file.id)).find(({ id }) => id === visit.params['afspraak']);
  return one ? work(own, one) : notFound();
});

/** Nobody closes the case until what is planned stands in it. False where somebody did since it was read: nobody could call it off there any more. */
export async function staysOpen({ visit, open }: Ask): Promise<boolean> {
  const held = await holdCase(visit.db, open.file.id);
  return held !== null && fold(held.entries).closed === null;
}

/** What stands in its place by now: the last one that it was moved to, or itself. */
export async function standsNow({ visit, open }: Ask, one: Appointment): Promise<Appointment> {
  const all = await appointmentsOf(visit.db, open.file.id);
  // As it is now: a colleague may have settled it since it was read.
  let last = all.find(({ id }) => id === one.id) ?? one;
  for (let next: Appointment | undefined = last; next; next = all.find(({ replaces }) => replaces === last.id)) last = next;
  return last;
}

/** Whether this colleague said to be away on that day. */
export const awayOn = async ({ db, user }: Visit, day: Day): Promise<boolean> => isAway(await leaveBetween(db, user?.id ?? '', day, day), day);

/** Own appointments that cannot be kept beside this one; the one that it replaces is none of them. */
export async function clashesWith(visit: Visit, slot: Slot, replaces: string | null): Promise<Appointment[]> {
  const day = await ownAppointments(visit.db, visit.user?.id ?? '', slot.day, slot.day);
  // In a case that went to somebody else since, it is theirs to keep or to cancel.
  return day.filter((other) => other.id !== replaces && other.number !== '' && clash(slot, other));
}
