import { HALF_GROWN } from '../core/case/intake.ts';
import { impliedPosition, isCode, type Code } from '../core/codes.ts';
import { parseDay, yearsBetween, type Day } from '../core/day.ts';
import type { Language } from '../ui/texts.ts';
import type { Voices } from './texts.ts';

/** What was answered so far, by the name of the question; tidied, and only what passed its own check. */
export type Answers = Readonly<Record<string, string>>;

/** A form under way. `desk`: a colleague enters what came by telephone or on paper, on one page. */
export interface Form {
  readonly answers: Answers;
  readonly today: Day;
  readonly by: 'public' | 'desk';
  /** In which it is asked; answers are the same in each. The desk works in Dutch. */
  readonly language: Language;
  /** Causes that the foundation does not offer on that day. */
  readonly notOffered: readonly Code<'cause'>[];
  /** Whole names of the organisations that the desk can choose from; the public is shown none. */
  readonly organisations?: readonly string[];
  /** Names of people who work at them. */
  readonly referrers?: readonly string[];
}

export const ENTRIES = ['self', 'professional', 'child', 'acquaintance', 'organisation', 'call-back'] as const;
export type Entry = (typeof ENTRIES)[number];

/** Others whom one form can name; more can be added to the case by the desk. */
export const MOST_OTHERS = 9;

export const given = (form: Form, name: string): string => form.answers[name] ?? '';

export const entryOf = (form: Form): Entry | null => ENTRIES.find((entry) => entry === given(form, 'entry')) ?? null;

export const isChild = (form: Form): boolean => entryOf(form) === 'child';

/** Somebody who is no professional registers another: a parent, or whoever is near. */
export const byReporter = (form: Form): boolean => isChild(form) || entryOf(form) === 'acquaintance';

export const forAnother = (form: Form): boolean => byReporter(form) || entryOf(form) === 'professional';

/** Somebody refers another person, who has not (yet) said yes: then we first call the one who refers (P-14). */
export const withoutAgreement = (form: Form): boolean =>
  (isChild(form) && childWaits(form)) || (asksAgreement(form) && given(form, 'agrees') !== '' && given(form, 'agrees') !== 'yes');

/** Only a talk is asked for: the shortest form. */
export const asksCall = (form: Form): boolean => entryOf(form) === 'call-back' || withoutAgreement(form);

/** The person's own details may be asked: not of a client who does not know. */
export const asksPerson = (form: Form): boolean => !withoutAgreement(form);

export const isOrganisation = (form: Form): boolean => entryOf(form) === 'organisation';

export function positionOf(form: Form): Code<'position'> | null {
  const role = given(form, 'role');
  const near = given(form, 'near');
  return (isCode('role', role) ? impliedPosition(role) : null) ?? (isCode('position', near) ? near : null);
}

/** Years, from the birth date where it is known, else as told; null where neither is. `prefix`: of which person. */
export function ageOf(form: Form, prefix = ''): number | null {
  const birth = parseDay(given(form, `${prefix}birthDate`));
  if (birth) return yearsBetween(birth, form.today);
  const age = given(form, `${prefix}age`);
  return /^\d{1,3}$/.test(age) ? Number(age) : null;
}

/** Under twelve a child is not asked: whoever decides about it says yes. */
export function decidedFor(form: Form): boolean {
  const age = ageOf(form);
  return age !== null && age < HALF_GROWN;
}

/** The parent who fills in the form is the other side of the matter. */
export const isOtherSide = (form: Form): boolean => isChild(form) && given(form, 'parentInvolved') === 'self';

/** P-14: whether who is registered agrees. Of a child from twelve; not where the parent who asks is of the other side: we speak with that parent first. */
export const asksAgreement = (form: Form): boolean => forAnother(form) && !(isChild(form) && (decidedFor(form) || isOtherSide(form)));

/** Whoever fills in the form for a child speaks for it: said to decide about it, and not of the other side. Never assumed. */
export const speaksForChild = (form: Form): boolean => isChild(form) && ['alone', 'together', 'guardian'].includes(given(form, 'authority')) && !isOtherSide(form);

const childWaits = (form: Form): boolean => isOtherSide(form) || (decidedFor(form) && given(form, 'authority') !== '' && !speaksForChild(form));

/** P-14, as far as it was said: of a young child by whoever decides about it. */
export function agreedOf(form: Form): Code<'yesNoUnknown'> {
  const agrees = given(form, 'agrees');
  return isChild(form) && decidedFor(form) ? (speaksForChild(form) ? 'yes' : 'unknown') : isCode('yesNoUnknown', agrees) ? agrees : 'unknown';
}

export const otherPrefix = (index: number): string => `b${index}-`;

/** How many others the form has room for now; at least one. */
export const othersOf = (form: Form): number => Math.min(MOST_OTHERS, Math.max(1, Number(given(form, 'others')) || 1));

/** The first and the last day that the event may have been, as far as it was told; null where not even the year is known. */
export function eventSpan(form: Form): { first: string; last: string } | null {
  const [year, month, day] = ['eventYear', 'eventMonth', 'eventDay'].map((name) => given(form, name)) as [string, string, string];
  if (!/^\d{4}$/.test(year)) return null;
  if (month === '') return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (day === '') return { first: `${year}-${month}-01`, last: `${year}-${month}-31` };
  const whole = `${year}-${month}-${day.padStart(2, '0')}`;
  return { first: whole, last: whole };
}

/** Who is spoken to: somebody about himself, a professional about a client, somebody about another person, a parent about a child. */
export function voiceOf(form: Form): keyof Voices {
  if (form.by === 'desk') return 'other';
  const entry = entryOf(form);
  return entry === 'professional' ? 'client' : entry === 'acquaintance' ? 'other' : entry === 'child' ? 'child' : 'self';
}

export const say = (form: Form, voices: Voices): string => voices[voiceOf(form)];
