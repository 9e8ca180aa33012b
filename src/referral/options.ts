import { causeClass, CODES, type Code } from '../core/codes.ts';
import type { Option } from '../ui/field.tsx';
import type { Language } from '../ui/texts.ts';
import { capital, WORDS } from '../words/codes.ts';
import { choices, PUBLIC_WORDS } from '../words/public.ts';
import { ENTRIES, voiceOf, type Form } from './answers.ts';
import { DESK } from './texts-desk.ts';
import { EVENT } from './texts-event.ts';
import { WHO } from './texts-who.ts';

export const entries = (form: Form): Option[] =>
  (form.by === 'desk' ? Object.entries(DESK.entries).map(([value, label]) => ({ value, label })) : ENTRIES.map((value) => ({ value, ...WHO[form.language].entry.options[value] })));

export const yesNo = (form: Form): Option[] => choices(form.language, 'yesNo');
export const yesNoUnknown = (form: Form): Option[] => choices(form.language, 'yesNoUnknown');

export const agreements = (form: Form): Option[] => yesNoUnknown(form).map((option) => (option.value === 'no' ? { ...option, label: WHO[form.language].agreement.no } : option));

/** Somebody else may not have been asked; then it stays "not asked" (P-06). */
export const safeOptions = (form: Form): Option[] => (voiceOf(form) === 'self' ? yesNo(form) : choices(form.language, 'safeAnswer'));

/** P-20: what one is in it, not what one is guilty of. In the order in which people look for themselves. */
const ROLES: readonly Code<'role'>[] = ['victim', 'bereaved', 'offender', 'suspect', 'causing-party', 'patient', 'care-provider', 'witness', 'relative', 'other'];

export const roles = (form: Form): Option[] => choices(form.language, 'role', ROLES);

export const explainedRoles = (form: Form): Option[] =>
  choices(form.language, 'role', ROLES).map((option) => ({ ...option, hint: WHO[form.language].role.hints[option.value] }));

export const sides = (form: Form): Option[] => choices(form.language, 'position');

/** Groups by which people look for what happened; a report uses other classes. */
export const CAUSE_GROUPS = ['violence', 'sexual', 'traffic', 'property', 'medical', 'sport', 'other'] as const;
export type CauseGroup = (typeof CAUSE_GROUPS)[number];

export const groups = (form: Form): Option[] => CAUSE_GROUPS.filter((group) => causesOf(form, group).length > 0).map((value) => ({ value, ...EVENT[form.language].kind.groups[value] }));

const CAUSES_OF: Readonly<Record<CauseGroup, readonly Code<'cause'>[]>> = {
  violence: ['assault', 'threat', 'robbery', 'stalking', 'hate-crime', 'manslaughter', 'murder', 'other-violence'],
  sexual: ['rape', 'lewd-acts', 'transgressive-behaviour', 'other-sexual'],
  traffic: ['traffic-accident'],
  property: ['burglary', 'theft', 'vandalism', 'arson', 'internet-fraud', 'fraud', 'extortion', 'other-event'],
  medical: ['medical-incident'],
  sport: ['sport-incident'],
  other: ['libel', 'other-event'],
};

/** What is offered of a group on the day of the form. */
export const causesOf = (form: Form, group: CauseGroup): Code<'cause'>[] => CAUSES_OF[group].filter((cause) => !form.notOffered.includes(cause));

export const causeOptions = (form: Form, group: CauseGroup): Option[] => choices(form.language, 'cause', causesOf(form, group));

/** For the desk. */
export const deskCauses = ({ notOffered }: Form): Option[] => CODES.cause.filter((cause) => !notOffered.includes(cause)).map((cause) => ({ value: cause, label: `${capital(WORDS.causeClass[causeClass(cause)])}: ${WORDS.cause[cause]}` }));

export const policeReports = (form: Form): Option[] => choices(form.language, 'policeReport', ['one', 'several', 'none', 'unknown', 'not-applicable']);
export const stages = (form: Form): Option[] => choices(form.language, 'criminalStage');
/** Without what only an import may say. */
export const referrerKinds = (form: Form): Option[] => choices(form.language, 'referrerKind', CODES.referrerKind.filter((kind) => kind !== 'probation-unspecified'));
export const languages = (form: Form): Option[] => choices(form.language, 'language');
export const supporters = (form: Form): Option[] => choices(form.language, 'supporterKind');
export const certainties = (form: Form): Option[] => choices(form.language, 'certainty');
export const natures = (form: Form): Option[] => choices(form.language, 'personKind');

export const SPEAKS_FOR_ORGANISATION = 'organisation-representative';

/** An organisation has its own question on the public form. */
export const representatives = (form: Form): Option[] => choices(form.language, 'representativeKind').filter(({ value }) => form.by === 'desk' || value !== SPEAKS_FOR_ORGANISATION);

/** "Januari" for `01`. */
export const months = (form: Form): Option[] => PUBLIC_WORDS[form.language].months.map((label, index) => ({ value: String(index + 1).padStart(2, '0'), label: capital(label) }));

/** "maart" for `03`, as it stands inside a date; empty for anything else. */
export const monthWord = (language: Language, month: string): string => PUBLIC_WORDS[language].months[Number(month) - 1] ?? '';

/** "5 november 2018" */
export const dayWords = (language: Language, day: string): string => `${Number(day.slice(8))} ${monthWord(language, day.slice(5, 7))} ${day.slice(0, 4)}`;
