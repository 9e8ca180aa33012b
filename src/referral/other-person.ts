import { entryOf, forAnother, isOrganisation, type Form } from './answers.ts';
import type { Draft } from './draft.ts';
import { WISH } from './steps.ts';
import { AGE } from './steps-child.ts';
import { CALL, CARE, DETENTION, isCalled, LANGUAGE, NAME, REACH, REPRESENTATIVE, SUPPORT } from './steps-person.ts';
import { ROLE, SIDE } from './steps-who.ts';

/** Pages that tell of the person whom the form is about. */
const OF_THE_PERSON = [AGE, NAME, REPRESENTATIVE, CALL, REACH, CARE, LANGUAGE, DETENTION, SUPPORT] as const;
/** Pages that tell how that person stands in what happened: as like as not it is the same for the other, so it stays, and is asked again. */
const ASKED_AGAIN: readonly string[] = [ROLE, SIDE, WISH].map(({ slug }) => slug);

const aboutWhom = (form: Form): 'organisation' | 'another' | 'oneself' => (isOrganisation(form) ? 'organisation' : forAnother(form) ? 'another' : 'oneself');

/**
 * Whether the form is now about another person than before: oneself, somebody else, or an organisation. One's own number would become that of a
 * child, a client or an office then, with the yes to calling it; or a child's date of birth one's own (P-06).
 */
export const isAboutAnother = (before: Form, after: Form): boolean => entryOf(before) !== null && aboutWhom(before) !== aboutWhom(after);

/** Asks anew who it is and how they are reached, and once more how they are part of it and what they hope for; what happened stays. */
export function withoutPerson(draft: Draft): Draft {
  // Of somebody of whom nothing was answered yet every field is asked: also one that a later answer took off its page.
  const anybody: Form = { ...draft.form, answers: { entry: 'acquaintance' } };
  const names = new Set(OF_THE_PERSON.flatMap((step) => step.questions(anybody).map(({ name }) => name)));
  const slugs = new Set<string>(OF_THE_PERSON.map(({ slug }) => slug));
  return {
    ...draft, seen: new Set([...draft.seen].filter((slug) => !slugs.has(slug) && !ASKED_AGAIN.includes(slug))),
    typed: Object.fromEntries(Object.entries(draft.typed).filter(([slug]) => !slugs.has(slug))),
    form: { ...draft.form, answers: Object.fromEntries(Object.entries(draft.form.answers).filter(([name]) => !names.has(name))) },
  };
}

/** Who may be called after all was not asked when, nor for a code word: that page is asked again, with what was told on it (P-06). */
export const withCare = (before: Form, draft: Draft): Draft =>
  (isCalled(before) || !isCalled(draft.form) ? draft : { ...draft, seen: new Set([...draft.seen].filter((slug) => slug !== CARE.slug)) });
