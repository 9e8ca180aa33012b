import type { FieldError, Option } from '../ui/field.tsx';
import { textFault, tidy } from '../ui/form-text.ts';
import { given, type Form } from './answers.ts';
import { dayWords } from './options.ts';
import { ageFault, birthFault, emailFault, isShortYear, phoneFault, readDay } from './check.ts';
import { CHECKS } from './texts-checks.ts';

/** One thing that is asked. Pages, checks, the page with all answers and the desk's long page are all made of these. */
export interface Question {
  readonly name: string;
  readonly kind: 'line' | 'text' | 'day' | 'birth' | 'age' | 'number' | 'phone' | 'email' | 'choice' | 'list';
  readonly label: string;
  readonly hint?: string;
  readonly options?: readonly Option[];
  /** The sentence where nothing was filled in. Without one the question may stay open. */
  readonly needed?: string;
  /** One of several of which one is needed: nobody is told that it may stay open. */
  readonly orOther?: true;
  /** Answers beside each other. */
  readonly row?: true;
  readonly size?: 'short' | 'medium';
  readonly autocomplete?: string;
  /** Proposed while typing. */
  readonly proposals?: readonly string[] | undefined;
  /** Begins a new row on the desk's page. */
  readonly begins?: true;
  /** On a page of the public form: behind a line to press, until something stands in it. */
  readonly seldom?: true;
}

/** One page of the public form, one part of the desk's. */
export interface Step {
  /** In the address: Dutch. */
  readonly slug: string;
  /** What it is called on the page with all answers, and on the desk's page. */
  label(form: Form): string;
  /** Whether it is asked, given what was answered before. */
  applies(form: Form): boolean;
  title(form: Form): string;
  hint?(form: Form): string;
  questions(form: Form): readonly Question[];
  /** The line in front of what is seldom told, where it has such questions. */
  seldom?(form: Form): string;
  /** What is wrong between answers; each question by itself is in order then. */
  check?(form: Form): readonly FieldError[];
  /** All its answers in one line, where that reads better than one line each. */
  shown?(form: Form): string;
}

function fault(question: Question, text: string, form: Form): string | null {
  const say = CHECKS[form.language];
  switch (question.kind) {
    case 'choice': case 'list':
      return question.options?.some((option) => option.value === text) ? null : say.choose;
    case 'day': return readDay(text) ? null : say.noDay;
    case 'birth': {
      const day = readDay(text);
      return day ? birthFault(day, form.today, say) : isShortYear(text) ? say.shortYear : say.noDay;
    }
    case 'age': return ageFault(text, say);
    case 'number': return /^\d{1,4}$/.test(text) ? null : say.number(question.label);
    case 'phone': return textFault(text, true, say) ?? phoneFault(text, say);
    case 'email': return textFault(text, true, say) ?? emailFault(text, say);
    case 'line': return textFault(text, true, say);
    case 'text': return textFault(text, false, say);
  }
}

/** As it is kept: tidied, days as `YYYY-MM-DD`. */
function kept(question: Question, text: string): string {
  return question.kind === 'day' || question.kind === 'birth' ? readDay(text) ?? text : text;
}

export interface Read {
  /** What was posted for this step, for the answers; only what is in order. */
  readonly answers: Record<string, string>;
  readonly errors: readonly FieldError[];
}

/** Reads what was posted for a step. Every question is looked at, so that a page names all that is to be mended. */
export function readStep(step: Step, posted: URLSearchParams, form: Form): Read {
  const answers: Record<string, string> = {};
  const errors: FieldError[] = [];
  for (const question of step.questions(form)) {
    const text = tidy(posted.get(question.name) ?? '');
    const message = text === '' ? question.needed ?? null : fault(question, text, form);
    if (message !== null) errors.push({ field: question.name, message });
    else answers[question.name] = kept(question, text);
  }
  if (errors.length > 0) return { answers, errors };
  return { answers, errors: step.check?.({ ...form, answers: { ...form.answers, ...answers } }) ?? [] };
}

/** Whether a step still holds, given all answers; what was in order may have stopped being so. */
export function stepErrors(step: Step, form: Form): readonly FieldError[] {
  const posted = new URLSearchParams(step.questions(form).map((question) => [question.name, given(form, question.name)]));
  return readStep(step, posted, form).errors;
}

/** A kept answer as the field shows it: a birth date as people write it. */
export const asTyped = (question: Question, kept: string): string =>
  (question.kind === 'birth' && /^\d{4}-\d{2}-\d{2}$/.test(kept) ? kept.split('-').reverse().join('-') : kept);

function shownAnswer(question: Question, form: Form): string | null {
  const text = given(form, question.name);
  if (text === '') return null;
  if (question.options) return question.options.find((option) => option.value === text)?.label ?? text;
  if (question.kind === 'day' || question.kind === 'birth') return dayWords(form.language, text);
  return text;
}

/** What was answered in a step, as people read it, one line an answer; empty where nothing was. */
export function shownStep(step: Step, form: Form): string {
  if (step.shown) return step.shown(form);
  const questions = step.questions(form);
  return questions.flatMap((question) => {
    const shown = shownAnswer(question, form);
    if (shown === null) return [];
    return [questions.length === 1 || question.label === step.label(form) ? shown : `${question.label.replace(/[?:]$/, '')}: ${shown}`];
  }).join('\n');
}
