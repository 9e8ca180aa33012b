import { parseDay, type Day } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import { NO_SUCH_DAY, textFault, tidy } from '../ui/form-text.ts';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { readView } from './read.ts';
import type { CaseView } from './view.ts';

/** Notes and tasks are for who works on the case now. Who reads them and gives no orders adds none. */
export async function withCasework(visit: Visit, work: (view: CaseView, found: OpenCase) => Promise<Answer>): Promise<Answer> {
  const found = await openCase(visit);
  if (!found) return notFound();
  const view = await readView(visit, found);
  return view.sees.writes ? work(view, found) : forbidden();
}

/** One text of a small form, tidied, or what is wrong with it. */
export function typedText(visit: Visit, name: string, line: boolean): { text: string; errors: FieldError[] } {
  const text = tidy(visit.form.get(name) ?? '');
  const fault = text === '' ? 'Schrijf hier iets.' : textFault(text, line);
  return { text, errors: fault === null ? [] : [{ field: name, message: fault }] };
}

/** What is to be done, and by when; null: on no day. */
export function typedTask(visit: Visit): { text: string; due: Day | null; errors: FieldError[] } {
  const { text, errors } = typedText(visit, 'taak', true);
  const typedDay = tidy(visit.form.get('voor') ?? '');
  const due = typedDay === '' ? null : parseDay(typedDay);
  const wrong = typedDay !== '' && due === null ? [{ field: 'voor', message: NO_SUCH_DAY }] : [];
  return { text, due, errors: [...errors, ...wrong] };
}
