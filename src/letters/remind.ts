import { reminderDue } from '../core/case/complete.ts';
import { addDays } from '../core/day.ts';
import { give, type CaseStory } from '../database/journal.ts';
import { keepLetter } from '../database/people/letters.ts';
import { officesOn } from '../database/prosecution-office.ts';
import { restrictedIn } from '../database/restriction.ts';
import { together } from '../database/together.ts';
import { byVisitor } from '../web/by-visitor.ts';
import type { Worker } from '../web/for-colleague.ts';
import { openNumbered } from '../web/open-case.ts';
import { lastAsked } from './asked.ts';
import { initialChoices, type Choices } from './form.ts';
import { askerOf, compose } from './gather.ts';
import type { Press } from './letter-page.tsx';
import { makeable, type Asker, type MakeReason } from './rules.ts';

/** A case of this reader's, as the desk. */
export const openForDesk = async (visit: Worker, number: string): Promise<CaseStory | null> => (await openNumbered(visit, number, (relations) => relations.includes('desk')))?.file ?? null;

/** One letter and its own order: both, or neither. Why nothing came of it, as a code; null where the letter is kept in its case and the reminder recorded. */
export const remind = (visit: Worker, file: CaseStory, press: Press): Promise<string | null> => together(visit.db, () => remindOnce(visit, file, press), (reason) => reason === null);

async function remindOnce(visit: Worker, file: CaseStory, press: Press): Promise<string | null> {
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

export const askerFor = async (visit: Worker, file: CaseStory): Promise<Asker> => askerOf(visit, { relations: ['desk'], restricted: await restrictedIn(visit.db, file.id) });

/** The day, then the rules of the case, then what the letter needs. */
export async function whyNotDue(visit: Worker, file: CaseStory, asker: Asker): Promise<MakeReason | 'not-due' | 'never-by-letter' | 'office-gone' | null> {
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
export async function reminderOf(visit: Worker, file: CaseStory, asker: Asker) {
  const usual = initialChoices('nl', visit.today, asker.settings(visit.today).incompleteAfterDays);
  const asked = await lastAsked(visit.db, visit.keys, file.id);
  const choices: Choices = { ...usual, request: { ...usual.request, ...asked, answerBy: addDays(visit.today, asker.settings(visit.today).incompleteAfterDays) } };
  return compose(visit, file, asker, { kind: 'data-request', to: null, reminder: true, reason: null }, choices);
}
