import { isCode, type Code } from '../core/codes.ts';
import { parseDay } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import type { Language } from '../ui/texts.ts';
import { asksCall, eventSpan, given, say, type Form } from './answers.ts';
import { CAUSE_GROUPS, causeOptions, causesOf, deskCauses, groups, months, monthWord, policeReports, stages, yesNoUnknown, type CauseGroup } from './options.ts';
import type { Question, Step } from './question.ts';
import { DESK } from './texts-desk.ts';
import { EVENT } from './texts-event.ts';

const texts = (form: Form) => EVENT[form.language];

const groupOf = (form: Form): CauseGroup | null => CAUSE_GROUPS.find((group) => group === given(form, 'causeGroup')) ?? null;

/** What happened; a call-back request does not ask it. */
export function causeOf(form: Form): Code<'cause'> {
  const cause = given(form, 'cause');
  if (form.by === 'desk') return isCode('cause', cause) ? cause : 'other-event';
  const group = groupOf(form);
  const list = group === null ? [] : causesOf(form, group);
  return list.length === 1 ? list[0] as Code<'cause'> : list.find((code) => code === cause) ?? 'other-event';
}

export const KIND: Step = {
  slug: 'soort', label: (form) => texts(form).kind.label, applies: (form) => !asksCall(form) && form.by === 'public',
  title: (form) => texts(form).kind.title, hint: (form) => texts(form).kind.hint,
  questions: (form): Question[] => [{ name: 'causeGroup', kind: 'choice', label: KIND.title(form), options: groups(form), needed: texts(form).kind.needed }],
};

export const CAUSE: Step = {
  slug: 'wat', label: (form) => texts(form).cause.label,
  applies: (form) => !asksCall(form) && (form.by === 'desk' || causesOf(form, groupOf(form) ?? 'traffic').length > 1),
  title: (form) => (form.by === 'desk' ? DESK.cause : texts(form).cause.title),
  questions: (form): Question[] => (form.by === 'desk'
    ? [{ name: 'cause', kind: 'list', label: DESK.cause, options: deskCauses(form), needed: DESK.causeNeeded }]
    : [{ name: 'cause', kind: 'choice', label: CAUSE.title(form), options: causeOptions(form, groupOf(form) ?? 'other'), needed: texts(form).cause.needed }]),
};

/** Only the month goes into the case's facts; the day stays words (P-08). */
export const WHEN: Step = {
  slug: 'wanneer', label: (form) => texts(form).when.label, applies: (form) => !asksCall(form),
  title: (form) => texts(form).when.title, hint: (form) => texts(form).when.hint,
  questions: (form): Question[] => [
    { name: 'eventDay', kind: 'number', label: texts(form).when.day, size: 'short' },
    { name: 'eventMonth', kind: 'list', label: texts(form).when.month, options: months(form) },
    { name: 'eventYear', kind: 'number', label: texts(form).when.year, size: 'short' },
  ],
  check: whenErrors,
  shown: (form) => eventWords(form, form.language),
};

/** "12 maart 2016", "maart 2016" or "2016"; empty where nothing is known. */
export function eventWords(form: Form, language: Language): string {
  return [given(form, 'eventDay').replace(/^0/, ''), monthWord(language, given(form, 'eventMonth')), given(form, 'eventYear')].filter(Boolean).join(' ');
}

function whenErrors(form: Form): FieldError[] {
  const t = texts(form).when;
  const [day, month, year] = ['eventDay', 'eventMonth', 'eventYear'].map((name) => given(form, name)) as [string, string, string];
  const wrong = (field: string, message: string) => [{ field, message }];
  if (year === '') return day + month === '' ? [] : wrong('eventYear', t.yearToo);
  if (!/^\d{4}$/.test(year)) return wrong('eventYear', t.fourDigits);
  if (!/^(19|20|21)/.test(year)) return wrong('eventYear', t.farYear);
  if (day !== '' && month === '') return wrong('eventMonth', t.monthToo);
  const span = eventSpan(form);
  if (day !== '' && (span === null || parseDay(span.first) === null)) return wrong('eventDay', t.noSuchDay);
  if (span === null) return [];
  const at = day !== '' ? 'eventDay' : month !== '' ? 'eventMonth' : 'eventYear';
  if (span.first > form.today) return wrong(at, t.future);
  return beforeBirth(form) ? wrong(at, t.beforeBirth) : [];
}

/** What happened cannot lie before the birth of whoever it happened to or who was part of it; relatives may be younger. */
export function beforeBirth(form: Form): boolean {
  const span = eventSpan(form);
  const birth = parseDay(given(form, 'birthDate'));
  const role = given(form, 'role');
  return span !== null && birth !== null && !['bereaved', 'relative', 'other'].includes(role) && span.last < birth;
}

export const STORY: Step = {
  slug: 'verhaal', label: (form) => texts(form).story.label, applies: () => true,
  title: (form) => (asksCall(form) ? texts(form).story.callTitle : say(form, texts(form).story.title)),
  hint: (form) => texts(form).story.hint,
  questions(form): Question[] {
    const t = texts(form).story;
    return asksCall(form)
      ? [{ name: 'description', kind: 'text', label: t.callWhat }]
      : [{ name: 'place', kind: 'line', label: t.place, hint: t.placeHint }, { name: 'description', kind: 'text', label: t.what }];
  },
};

export const REPORT: Step = {
  slug: 'aangifte', label: (form) => texts(form).report.label, applies: (form) => !asksCall(form),
  title: (form) => texts(form).report.title, hint: (form) => texts(form).report.hint,
  questions: (form): Question[] => [{ name: 'policeReport', kind: 'choice', label: REPORT.title(form), options: policeReports(form), needed: texts(form).chooseOne }],
};

/** asked of internet fraud only. */
export const NEED: Step = {
  slug: 'behoefte', label: (form) => texts(form).need.label, applies: (form) => !asksCall(form) && (causeOf(form) === 'internet-fraud' || form.by === 'desk'),
  title: (form) => (form.by === 'desk' ? DESK.need : say(form, texts(form).need.title)),
  hint: (form) => texts(form).need.hint,
  questions: (form): Question[] => [{ name: 'immaterialNeed', kind: 'choice', label: NEED.title(form), options: yesNoUnknown(form), row: true }],
};

export const COURT: Step = {
  slug: 'strafzaak', label: (form) => texts(form).court.label,
  applies: (form) => !asksCall(form) && (form.by === 'desk' || !['none', 'not-applicable'].includes(given(form, 'policeReport'))),
  title: (form) => texts(form).court.title, hint: (form) => texts(form).court.hint,
  questions: (form): Question[] => [
    { name: 'stage', kind: 'choice', label: texts(form).court.label, options: stages(form) },
    { name: 'hearing', begins: true, kind: 'day', label: texts(form).court.hearing, hint: texts(form).court.hearingHint },
  ],
  check(form) {
    const hearing = given(form, 'hearing');
    const span = eventSpan(form);
    return hearing !== '' && span !== null && hearing < span.first ? [{ field: 'hearing', message: texts(form).court.beforeEvent }] : [];
  },
};

/** P-05: until somebody who may has given permission, nothing goes to the other. */
export const BAN: Step = {
  slug: 'contactverbod', label: (form) => texts(form).ban.label, applies: (form) => !asksCall(form),
  title: (form) => texts(form).ban.title, hint: (form) => texts(form).ban.hint,
  questions: (form): Question[] => [
    { name: 'ban', kind: 'choice', label: texts(form).ban.label, row: true, options: yesNoUnknown(form), needed: texts(form).chooseOne },
    { name: 'banWords', kind: 'text', label: texts(form).ban.words },
  ],
};
