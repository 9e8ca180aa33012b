import { reminderDue } from '../core/case/complete.ts';
import { addDays, daysBetween, type Day } from '../core/day.ts';
import { give, type CaseFile } from '../database/journal.ts';
import { readCases } from '../database/journal-read.ts';
import { keepLetter } from '../database/people/letters.ts';
import { officesOn, type Office } from '../database/prosecution-office.ts';
import { barredCases } from '../database/relation.ts';
import { restrictedIn } from '../database/restriction.ts';
import { together } from '../database/together.ts';
import { byVisitor } from '../web/by-visitor.ts';
import { openNumbered } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { lastAsked } from './asked.ts';
import { dataRequestBundle } from './build.ts';
import { initialChoices, type Choices } from './form.ts';
import { askerOf, compose } from './gather.ts';
import type { Letter } from './letter.ts';
import type { Press } from './letter-page.tsx';
import { REMINDERS, remindersPage, type Due, type Reminded } from './reminders-page.tsx';
import { makeable, type Asker, type MakeReason } from './rules.ts';
import { askedCases } from './sql.ts';

/** At once; a letter takes some 20 ms, and all are made before the page answers. Own choice. */
export const MOST_AT_ONCE = 25;

/** Which cases may be reminded of today, and of which the letter can be made from how data were asked before. */
export async function showReminders(visit: Visit): Promise<Answer> {
  return page(visit, { reminded: await remindedOf(visit) });
}

/** One letter a case and its own order each; what one case does not allow holds up no other. */
export async function makeReminders(visit: Visit, press: Press): Promise<Answer> {
  const numbers = [...new Set(visit.form.getAll('zaak'))];
  if (numbers.length === 0) return page(visit, { status: 422, errors: [{ field: 'zaak', message: 'Kies minstens één zaak.' }] });
  if (numbers.length > MOST_AT_ONCE) return page(visit, { status: 422, errors: [{ field: 'zaak', message: `Kies hoogstens ${MOST_AT_ONCE} zaken tegelijk.` }] });
  const done: string[] = [];
  const not: string[] = [];
  for (const number of numbers) {
    const file = await openAt(visit, number);
    const answer = file ? await together(visit.db, () => remind(visit, file, press), (reason) => reason === null) : 'unknown-case';
    if (answer === null) done.push(number);
    else if (file) not.push(`${number}.${answer}`);
  }
  if (done.length + not.length === 0) return page(visit, { status: 422, errors: [{ field: 'zaak', message: 'Geen van deze zaken is er nog. Kies opnieuw.' }] });
  const query = new URLSearchParams({ ...(done.length > 0 ? { gedaan: done.join(',') } : {}), ...(not.length > 0 ? { niet: not.join(',') } : {}) });
  return { kind: 'to', location: `${REMINDERS}?${query.toString().replaceAll('%2C', ',')}` };
}

/** Why nothing came of it, as a code; null where the letter is kept in its case and the reminder recorded. */
async function remind(visit: Visit, file: CaseFile, press: Press): Promise<string | null> {
  const asker = await askerFor(visit, file);
  const reason = await whyNotDue(visit, file, asker);
  if (reason !== null) return reason;
  const letter = await reminderOf(visit, file, asker);
  if (letter.kind === 'refused') return letter.reason;
  const made = await press.make(letter);
  if (made.kind === 'failed') return 'not-made';
  await keepLetter(visit.db, visit.keys, { caseId: file.id, place: 'casework', kind: letter.kind, language: letter.language, readUpTo: file.lastSeq, pdf: made.pdf, by: asker.staff, now: visit.now, newId: visit.newId });
  const given = await give(visit.db, { caseId: file.id, order: 'remind-data', person: null, on: visit.today, values: {}, texts: {}, seen: null },
    await byVisitor(visit, 'desk'));
  return given.ok ? null : 'reason' in given ? given.reason : 'changed-since';
}

/** All letters of cases that were reminded of today, in one document to print. On another day each is opened in its own case. */
export async function openBundle(visit: Visit, press: Press): Promise<Answer> {
  if (visit.params['bestand'] !== 'brieven.pdf') return notFound();
  const letters: Letter[] = [];
  for (const number of numbersIn(visit.query.get('zaken'))) {
    const file = await openAt(visit, number);
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

const askerFor = async (visit: Visit, file: CaseFile): Promise<Asker> => askerOf(visit, { relations: ['desk'], restricted: await restrictedIn(visit.db, file.id) });

/** The day, then the rules of the case, then what the letter needs. */
async function whyNotDue(visit: Visit, file: CaseFile, asker: Asker): Promise<MakeReason | 'not-due' | 'never-by-letter' | 'office-gone' | null> {
  const due = reminderDue(file.state, asker.settings);
  if (due === null) return 'no-request-yet';
  if (due > visit.today) return 'not-due';
  const wanted = makeable(file, asker).find(({ kind }) => kind === 'data-request');
  if (!wanted?.reminder) return 'no-request-yet';
  if (wanted.reason !== null) return wanted.reason;
  const asked = await lastAsked(visit.db, visit.keys, file.id);
  if (asked === null) return 'never-by-letter';
  return asked.officeId !== '' && !(await officesOn(visit.db, visit.keys, visit.today)).some(({ office }) => office === asked.officeId) ? 'office-gone' : null;
}

/** To the office that was asked, as it is today, about the same file and the same data. */
async function reminderOf(visit: Visit, file: CaseFile, asker: Asker) {
  const usual = initialChoices('nl', visit.today, asker.settings(visit.today).incompleteAfterDays);
  const asked = await lastAsked(visit.db, visit.keys, file.id);
  const choices: Choices = { ...usual, request: { ...usual.request, ...asked, answerBy: addDays(visit.today, asker.settings(visit.today).incompleteAfterDays) } };
  return compose(visit, file, asker, { kind: 'data-request', to: null, reminder: true, reason: null }, choices);
}

const openAt = async (visit: Visit, number: string): Promise<CaseFile | null> => (await openNumbered(visit, number, (relations) => relations.includes('desk')))?.file ?? null;

const NUMBER = /^\d{4}-\d{5}$/;
const numbersIn = (text: string | null): string[] => [...new Set((text ?? '').split(','))].filter((one) => NUMBER.test(one)).slice(0, MOST_AT_ONCE);

/** What was just done, from the address; only cases of this reader's. */
async function remindedOf(visit: Visit): Promise<Reminded[]> {
  const done = numbersIn(visit.query.get('gedaan')).map((number) => ({ number, why: null }));
  const not = (visit.query.get('niet') ?? '').split(',').map((one) => /^(\d{4}-\d{5})\.([a-z-]{1,40})$/.exec(one)).filter((one) => one !== null)
    .slice(0, MOST_AT_ONCE).map(([, number, why]) => ({ number: number as string, why: why as string }));
  const found: Reminded[] = [];
  for (const one of [...done, ...not]) if (await openAt(visit, one.number)) found.push(one);
  return found;
}

async function page(visit: Visit, shown: Omit<Parameters<typeof remindersPage>[1], 'due' | 'later'>): Promise<Answer> {
  const files = await readCases(visit.db, await askedCases(visit.db, await barredCases(visit.db, visit.user?.id ?? '')));
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

async function dueOf(visit: Visit, file: CaseFile, { requested, offices }: { requested: Day; offices: readonly Office[] }): Promise<Due> {
  const asked = await lastAsked(visit.db, visit.keys, file.id);
  const office = asked === null ? null : asked.officeId === '' ? asked.office : offices.find((one) => one.office === asked.officeId)?.name ?? null;
  return {
    id: file.id, number: file.number, requested, days: daysBetween(requested, visit.today), reminded: file.state.data.reminded, office,
    why: await whyNotDue(visit, file, await askerFor(visit, file)),
  };
}
