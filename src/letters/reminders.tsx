import { reminderDue } from '../core/case/complete.ts';
import { daysBetween, type Day } from '../core/day.ts';
import type { CaseStory } from '../database/journal.ts';
import { readCases } from '../database/journal-read.ts';
import { beginWork } from '../database/long-work.ts';
import { officesOn, type Office } from '../database/prosecution-office.ts';
import { barredFor } from '../web/relation.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { lastAsked } from './asked.ts';
import { dataRequestBundle } from './build.ts';
import type { Letter } from './letter.ts';
import type { Press } from './letter-page.tsx';
import { askerFor, openForDesk, reminderOf, whyNotDue } from './remind.ts';
import { MOST_AT_ONCE, remindersPage, workAddress, type Due } from './reminders-page.tsx';
import { askedCases } from './sql.ts';

/** Which cases may be reminded of today, and of which the letter can be made from how data were asked before. */
export const showReminders = (visit: Visit): Promise<Answer> => page(visit, {});

/** Orders a letter a case; a job makes them one by one (job.ts), whatever becomes of this page. */
export async function makeReminders(visit: Visit): Promise<Answer> {
  const numbers = [...new Set(visit.form.getAll('zaak'))];
  if (numbers.length === 0) return page(visit, { status: 422, errors: [{ field: 'zaak', message: 'Kies minstens één zaak.' }] });
  if (numbers.length > MOST_AT_ONCE) return page(visit, { status: 422, errors: [{ field: 'zaak', message: `Kies hoogstens ${MOST_AT_ONCE} zaken tegelijk.` }] });
  const cases: string[] = [];
  for (const number of numbers) cases.push(...[await openForDesk(visit, number)].flatMap((file) => file?.id ?? []));
  if (cases.length === 0) return page(visit, { status: 422, errors: [{ field: 'zaak', message: 'Geen van deze zaken is er nog. Kies opnieuw.' }] });
  const id = await beginWork(visit.db, { kind: 'om-reminders', by: visit.user?.id ?? '', cases, now: visit.now }, visit.newId);
  return { kind: 'to', location: workAddress(id) };
}

/** All letters of cases that were reminded of today, in one document to print. On another day each is opened in its own case. */
export async function openBundle(visit: Visit, press: Press): Promise<Answer> {
  if (visit.params['bestand'] !== 'brieven.pdf') return notFound();
  const letters: Letter[] = [];
  for (const number of numbersIn(visit.query.get('zaken'))) {
    const file = await openForDesk(visit, number);
    if (!file || file.state.data.reminded !== visit.today) continue;
    const letter = await reminderOf(visit, file, await askerFor(visit, file));
    if (letter.kind === 'refused') continue;
    visit.showsPeople(file.id, ...file.state.people.keys());
    letters.push(letter);
  }
  const bundle = dataRequestBundle(letters);
  const made = bundle ? await press.make(bundle) : null;
  return made?.kind === 'made' ? { kind: 'file', type: 'application/pdf', name: 'brieven.pdf', bytes: made.pdf } : notFound();
}

const NUMBER = /^\d{4}-\d{5}$/;
const numbersIn = (text: string | null): string[] => [...new Set((text ?? '').split(','))].filter((one) => NUMBER.test(one)).slice(0, MOST_AT_ONCE);

async function page(visit: Visit, shown: Omit<Parameters<typeof remindersPage>[1], 'due' | 'later'>): Promise<Answer> {
  const files = await readCases(visit.db, await askedCases(visit.db, await barredFor(visit)));
  const offices = await officesOn(visit.db, visit.keys, visit.today);
  const settings = await visit.settings();
  const due: Due[] = [];
  let later = 0;
  for (const file of files.values()) {
    const on = reminderDue(file.state, settings);
    if (on === null || file.state.data.requested === null) continue;
    if (on > visit.today) { later += 1; continue; }
    due.push(await dueOf(visit, file, { requested: file.state.data.requested, offices }));
  }
  visit.shows(...due.map(({ id }) => id));
  return remindersPage(visit, { ...shown, due, later });
}

async function dueOf(visit: Visit, file: CaseStory, { requested, offices }: { requested: Day; offices: readonly Office[] }): Promise<Due> {
  const asked = await lastAsked(visit.db, visit.keys, file.id);
  const office = asked === null ? null : asked.officeId === '' ? asked.office : offices.find((one) => one.office === asked.officeId)?.name ?? null;
  return {
    id: file.id, number: file.number, requested, days: daysBetween(requested, visit.today), reminded: file.state.data.reminded, office,
    why: await whyNotDue(visit, file, await askerFor(visit, file)),
  };
}
