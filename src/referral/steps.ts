import { parseDay } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import { asksCall, given, MOST_OTHERS, otherPrefix, othersOf, say, type Form } from './answers.ts';
import { certainties, natures, roles, yesNoUnknown } from './options.ts';
import { stepErrors, type Question, type Step } from './question.ts';
import { AGE, AUTHORITY, PARENTS } from './steps-child.ts';
import { BAN, CAUSE, COURT, KIND, NEED, REPORT, STORY, WHEN } from './steps-event.ts';
import { CALL, CARE, DETENTION, LANGUAGE, NAME, REACH, REPRESENTATIVE, SUPPORT } from './steps-person.ts';
import { AGREEMENT, ENTRY, REFERRER, REPORTER, ROLE, SIDE } from './steps-who.ts';
import { OTHER } from './texts-other.ts';

const texts = (form: Form) => OTHER[form.language];

/** Everything about the other side may stay open; the desk looks for it. */
function other(index: number): Step {
  const at = otherPrefix(index);
  return {
    slug: index === 1 ? 'ander' : `ander-${index}`, label: (form) => texts(form).other.label(index),
    applies: (form) => !asksCall(form) && index <= othersOf(form),
    title: (form) => (index === 1 ? texts(form).other.title : texts(form).other.moreTitle),
    hint: (form) => `${say(form, texts(form).other.contact)} ${texts(form).other.hint}`,
    questions: (form) => otherQuestions(form, at),
    seldom: (form) => texts(form).other.more,
    check: (form) => otherErrors(form, at),
  };
}

function otherQuestions(form: Form, at: string): Question[] {
  const t = texts(form).other;
  return [
    { name: `${at}nature`, kind: 'choice', label: t.nature, row: true, options: natures(form) },
    { name: `${at}name`, begins: true, kind: 'line', label: t.name },
    { name: `${at}role`, begins: true, kind: 'list', label: t.role, options: roles(form) },
    { name: `${at}birthDate`, begins: true, kind: 'birth', label: t.birth, hint: t.birthHint },
    { name: `${at}age`, kind: 'age', label: t.age, size: 'short', hint: t.ageHint },
    { name: `${at}repName`, seldom: true, begins: true, kind: 'line', label: t.speaks, hint: t.speaksHint },
    { name: `${at}phone`, seldom: true, begins: true, kind: 'phone', label: t.phone, size: 'medium' },
    { name: `${at}email`, seldom: true, kind: 'email', label: t.email },
    { name: `${at}address`, seldom: true, kind: 'text', label: t.address },
    { name: `${at}detained`, seldom: true, begins: true, kind: 'choice', label: t.detained, row: true, options: yesNoUnknown(form) },
    { name: `${at}detainedWhere`, seldom: true, kind: 'line', label: t.where },
    { name: `${at}remarks`, kind: 'text', label: t.remarks },
  ];
}

function otherErrors(form: Form, at: string): FieldError[] {
  const t = texts(form).other;
  const birth = parseDay(given(form, `${at}birthDate`));
  const organisation = given(form, `${at}nature`) === 'organisation';
  if (organisation && birth !== null) return [{ field: `${at}birthDate`, message: t.noBirth }];
  if (organisation && given(form, `${at}age`) !== '') return [{ field: `${at}age`, message: t.noAge }];
  const where = given(form, `${at}detainedWhere`) !== '' && given(form, `${at}detained`) !== 'yes';
  return where ? [{ field: `${at}detained`, message: t.whereOnly }] : [];
}

export const OTHERS: readonly Step[] = Array.from({ length: MOST_OTHERS }, (_, index) => other(index + 1));

export const WISH: Step = {
  slug: 'wens', label: (form) => texts(form).wish.label, applies: (form) => !asksCall(form),
  title: (form) => say(form, texts(form).wish.title),
  hint: (form) => texts(form).wish.hint,
  questions: (form): Question[] => [
    { name: 'certainty', kind: 'choice', row: true, options: certainties(form), needed: texts(form).wish.sureNeeded, label: say(form, texts(form).wish.sure) },
    { name: 'wish', kind: 'text', label: texts(form).wish.wish, hint: texts(form).wish.wishHint },
  ],
};

/** In the order of asking. */
export const STEPS: readonly Step[] = [
  ENTRY, AGE, AUTHORITY, PARENTS, AGREEMENT, REFERRER, REPORTER, ROLE, SIDE, KIND, CAUSE, WHEN, STORY, REPORT, NEED, COURT, NAME, REPRESENTATIVE, DETENTION, CALL, REACH, CARE, LANGUAGE, SUPPORT,
  ...OTHERS, BAN, WISH,
];

export const stepsOf = (form: Form): Step[] => STEPS.filter((step) => step.applies(form) && step.questions(form).length > 0);

/** Answers to what is asked now: what was answered before a change of mind is left out. */
export function relevant(form: Form): Form {
  const names = new Set([...stepsOf(form).flatMap((step) => step.questions(form).map((question) => question.name)), 'others']);
  return { ...form, answers: Object.fromEntries(Object.entries(form.answers).filter(([name]) => names.has(name))) };
}

/** The first page that still needs somebody: never seen, no longer right, or with something in it that was not sent. Null where all is done. */
export function firstOpen({ form, seen, typed }: { form: Form; seen: ReadonlySet<string>; typed: Readonly<Record<string, string>> }): Step | null {
  const asked = relevant(form);
  return stepsOf(form).find((step) => !seen.has(step.slug) || step.slug in typed || stepErrors(step, asked).length > 0) ?? null;
}
