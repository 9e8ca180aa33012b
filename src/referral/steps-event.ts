import { isCode, type Code } from '../core/codes.ts';
import { parseDay } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import { asksCall, eventSpan, given, say, type Form } from './answers.ts';
import { ALL_CAUSES, CAUSE_GROUPS, causeOptions, CAUSES_OF, GROUP_OPTIONS, MONTHS, POLICE_REPORTS, STAGES, YES_NO_UNKNOWN, type CauseGroup } from './options.ts';
import type { Question, Step } from './question.ts';

const groupOf = (form: Form): CauseGroup | null => CAUSE_GROUPS.find((group) => group === given(form, 'causeGroup')) ?? null;

/** What happened; a call-back request does not ask it. */
export function causeOf(form: Form): Code<'cause'> {
  const cause = given(form, 'cause');
  if (form.by === 'desk') return isCode('cause', cause) ? cause : 'other-event';
  const group = groupOf(form);
  const list = group === null ? [] : CAUSES_OF[group];
  return list.length === 1 ? list[0] as Code<'cause'> : list.find((code) => code === cause) ?? 'other-event';
}

export const KIND: Step = {
  slug: 'soort', label: 'Wat er gebeurde', applies: (form) => !asksCall(form) && form.by === 'public',
  title: () => 'Wat is er gebeurd?', hint: () => 'Kies wat het beste past. Straks kunt u er meer over vertellen, als u dat wilt.',
  questions: (): Question[] => [{ name: 'causeGroup', kind: 'choice', label: 'Wat is er gebeurd?', options: GROUP_OPTIONS, needed: 'Kies wat het beste past. Twijfelt u, kies dan "Iets anders".' }],
};

export const CAUSE: Step = {
  slug: 'wat', label: 'Wat precies',
  applies: (form) => !asksCall(form) && (form.by === 'desk' || (CAUSES_OF[groupOf(form) ?? 'traffic'].length > 1)),
  title: (form) => (form.by === 'desk' ? 'Wat is er gebeurd?' : 'Wat past het beste?'),
  questions: (form): Question[] => (form.by === 'desk'
    ? [{ name: 'cause', kind: 'list', label: 'Wat is er gebeurd?', options: ALL_CAUSES, needed: 'Kies wat er is gebeurd.' }]
    : [{ name: 'cause', kind: 'choice', label: CAUSE.title(form), options: causeOptions(CAUSES_OF[groupOf(form) ?? 'other']), needed: 'Kies wat het beste past. Twijfelt u, kies dan "Iets anders".' }]),
};

/** Only the month goes into the case's facts; the day stays words (P-08). */
export const WHEN: Step = {
  slug: 'wanneer', label: 'Wanneer', applies: (form) => !asksCall(form),
  title: () => 'Wanneer was het?', hint: () => 'Weet u het niet precies? Vul in wat u weet, of laat het leeg.',
  questions: (): Question[] => [
    { name: 'eventDay', kind: 'number', label: 'Dag', size: 'short' },
    { name: 'eventMonth', kind: 'list', label: 'Maand', options: MONTHS },
    { name: 'eventYear', kind: 'number', label: 'Jaar', size: 'short' },
  ],
  check: whenErrors,
  shown: eventWords,
};

/** "12 maart 2016", "maart 2016" or "2016"; empty where nothing is known. */
export function eventWords(form: Form): string {
  const month = MONTHS.find(({ value }) => value === given(form, 'eventMonth'))?.label.toLowerCase() ?? '';
  return [given(form, 'eventDay').replace(/^0/, ''), month, given(form, 'eventYear')].filter(Boolean).join(' ');
}

function whenErrors(form: Form): FieldError[] {
  const [day, month, year] = ['eventDay', 'eventMonth', 'eventYear'].map((name) => given(form, name)) as [string, string, string];
  const wrong = (field: string, message: string) => [{ field, message }];
  if (year === '') return day + month === '' ? [] : wrong('eventYear', 'Vul ook het jaar in, of laat alles leeg.');
  if (!/^(19|20|21)\d\d$/.test(year)) return wrong('eventYear', 'Vul het jaar in vier cijfers in, bijvoorbeeld 2018.');
  if (day !== '' && month === '') return wrong('eventMonth', 'Kies ook de maand, of laat de dag leeg.');
  const span = eventSpan(form);
  if (day !== '' && (span === null || parseDay(span.first) === null)) return wrong('eventDay', 'Deze dag bestaat niet in die maand. Kijk de dag nog eens na.');
  if (span === null) return [];
  const at = day !== '' ? 'eventDay' : month !== '' ? 'eventMonth' : 'eventYear';
  if (span.first > form.today) return wrong(at, 'Dit ligt in de toekomst. Kijk de datum nog eens na.');
  return beforeBirth(form) ? wrong(at, 'Dit ligt vóór de geboortedatum. Kijk beide datums nog eens na.') : [];
}

/** What happened cannot lie before the birth of whoever it happened to or who was part of it; relatives may be younger. */
export function beforeBirth(form: Form): boolean {
  const span = eventSpan(form);
  const birth = parseDay(given(form, 'birthDate'));
  const role = given(form, 'role');
  return span !== null && birth !== null && !['bereaved', 'relative', 'other'].includes(role) && span.last < birth;
}

export const STORY: Step = {
  slug: 'verhaal', label: 'Het verhaal', applies: () => true,
  title: (form) => (asksCall(form) ? 'Wilt u alvast iets vertellen?' : say(form, 'Wilt u kort vertellen wat er gebeurde?', 'Kunt u kort vertellen wat er gebeurde?', 'Wat gebeurde er, in het kort?')),
  hint: () => 'Het mag, het hoeft niet. De ander krijgt dit niet te zien.',
  questions: (form): Question[] => [
    ...(asksCall(form) ? [] : [{ name: 'place', kind: 'line', label: 'Waar was het?', hint: 'Bijvoorbeeld de plaats.' } as const]),
    { name: 'description', kind: 'text', label: asksCall(form) ? 'Uw vraag of verhaal' : 'Wat gebeurde er?' },
  ],
};

export const REPORT: Step = {
  slug: 'aangifte', label: 'Aangifte', applies: (form) => !asksCall(form),
  title: () => 'Is er aangifte gedaan bij de politie?',
  questions: (): Question[] => [{ name: 'policeReport', kind: 'choice', label: REPORT.title({} as Form), options: POLICE_REPORTS, needed: 'Kies een antwoord. Weet u het niet, kies dan dat.' }],
};

/** asked of internet fraud only. */
export const NEED: Step = {
  slug: 'behoefte', label: 'Meer dan geld', applies: (form) => !asksCall(form) && (causeOf(form) === 'internet-fraud' || form.by === 'desk'),
  title: (form) => say(form, 'Gaat het u ook om iets anders dan geld?', 'Gaat het uw cliënt ook om iets anders dan geld?', 'Gaat het (bij internetoplichting) ook om iets anders dan geld?'),
  hint: () => 'Bijvoorbeeld om antwoorden, erkenning of rust. Wij bemiddelen niet over geld alleen.',
  questions: (form): Question[] => [{ name: 'immaterialNeed', kind: 'choice', label: NEED.title(form), options: YES_NO_UNKNOWN, row: true }],
};

export const COURT: Step = {
  slug: 'strafzaak', label: 'Strafzaak', applies: (form) => !asksCall(form) && (form.by === 'desk' || !['none', 'not-applicable'].includes(given(form, 'policeReport'))),
  title: () => 'Loopt er een strafzaak?', hint: () => 'Herstelbemiddeling kan voor, tijdens en na een strafzaak.',
  questions: (): Question[] => [
    { name: 'stage', kind: 'choice', label: 'Strafzaak', options: STAGES },
    { name: 'hearing', begins: true, kind: 'day', label: 'Datum van de zitting', hint: 'Als u die weet. Hij mag ook al geweest zijn.' },
  ],
  check(form) {
    const hearing = given(form, 'hearing');
    const span = eventSpan(form);
    return hearing !== '' && span !== null && hearing < span.first ? [{ field: 'hearing', message: 'De zitting kan niet vóór de gebeurtenis liggen. Kijk de datum nog eens na.' }] : [];
  },
};

/** P-05: until somebody who may has given permission, nothing goes to the other. */
export const BAN: Step = {
  slug: 'contactverbod', label: 'Contactverbod', applies: (form) => !asksCall(form),
  title: () => 'Is er een contactverbod?', hint: () => 'Bijvoorbeeld door de rechter, de officier van justitie of de burgemeester.',
  questions: (): Question[] => [
    { name: 'ban', kind: 'choice', label: 'Contactverbod', row: true, options: YES_NO_UNKNOWN, needed: 'Kies een antwoord. Weet u het niet, kies dan dat.' },
    { name: 'banWords', kind: 'text', label: 'Wie legde het op, voor wie, en tot wanneer?' },
  ],
};
