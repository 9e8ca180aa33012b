import { parseDay } from '../core/day.ts';
import type { FieldError } from '../ui/field.tsx';
import { asksCall, given, MOST_OTHERS, otherPrefix, othersOf, say, type Form } from './answers.ts';
import { CERTAINTIES, ROLES, YES_NO_UNKNOWN } from './options.ts';
import { stepErrors, type Question, type Step } from './question.ts';
import { BAN, CAUSE, COURT, KIND, NEED, REPORT, STORY, WHEN } from './steps-event.ts';
import { CALL, CARE, DETENTION, LANGUAGE, NAME, REACH, REPRESENTATIVE, SUPPORT } from './steps-person.ts';
import { AGREEMENT, ENTRY, REFERRER, REPORTER, ROLE, SIDE } from './steps-who.ts';

/** Everything about the other side may stay open; the desk looks for it. */
function other(index: number): Step {
  const at = otherPrefix(index);
  return {
    slug: index === 1 ? 'ander' : `ander-${index}`, label: index === 1 ? 'De ander' : `De ander (${index})`,
    applies: (form) => !asksCall(form) && index <= othersOf(form),
    title: () => (index === 1 ? 'Wie is de ander?' : 'Wie is er nog meer?'),
    hint: (form) => `${say(form, 'Met wie zou u contact willen?', 'Met wie zou uw cliënt contact willen?', 'Met wie zou deze persoon contact willen?')} Alles mag leeg blijven. Wij nemen geen contact op voordat wij u hebben gesproken.`,
    questions: (): Question[] => [
      { name: `${at}nature`, kind: 'choice', label: 'Gaat het om een persoon of een organisatie?', row: true, options: [{ value: 'person', label: 'Persoon' }, { value: 'organisation', label: 'Organisatie' }] },
      { name: `${at}name`, begins: true, kind: 'line', label: 'Naam' },
      { name: `${at}role`, begins: true, kind: 'list', label: 'Betrokken als', options: ROLES.map(({ value, label }) => ({ value, label })) },
      { name: `${at}birthDate`, begins: true, kind: 'birth', label: 'Geboortedatum', hint: 'Als u die weet, bijvoorbeeld 31-3-1980.' },
      { name: `${at}age`, kind: 'age', label: 'Leeftijd', size: 'short', hint: 'Ongeveer mag ook.' },
      { name: `${at}repName`, begins: true, kind: 'line', label: 'Wie spreekt voor de ander?', hint: 'Bij een organisatie, of bij iemand jonger dan 18 jaar.' },
      { name: `${at}phone`, begins: true, kind: 'phone', label: 'Telefoonnummer', size: 'medium' },
      { name: `${at}email`, kind: 'email', label: 'E-mailadres' },
      { name: `${at}address`, kind: 'text', label: 'Adres' },
      { name: `${at}detained`, begins: true, kind: 'choice', label: 'Zit de ander vast?', row: true, options: YES_NO_UNKNOWN },
      { name: `${at}detainedWhere`, kind: 'line', label: 'Waar?' },
      { name: `${at}remarks`, kind: 'text', label: 'Is er nog iets dat wij over de ander moeten weten?' },
    ],
    check: (form) => otherErrors(form, at),
  };
}

function otherErrors(form: Form, at: string): FieldError[] {
  const birth = parseDay(given(form, `${at}birthDate`));
  const organisation = given(form, `${at}nature`) === 'organisation';
  if (organisation && birth !== null) return [{ field: `${at}birthDate`, message: 'Een organisatie heeft geen geboortedatum. Maak dit leeg, of kies "persoon".' }];
  if (organisation && given(form, `${at}age`) !== '') return [{ field: `${at}age`, message: 'Een organisatie heeft geen leeftijd. Maak dit leeg, of kies "persoon".' }];
  const where = given(form, `${at}detainedWhere`) !== '' && given(form, `${at}detained`) !== 'yes';
  return where ? [{ field: `${at}detained`, message: 'U vulde in waar. Kies dan ook "ja", of maak "waar" leeg.' }] : [];
}

export const OTHERS: readonly Step[] = Array.from({ length: MOST_OTHERS }, (_, index) => other(index + 1));

const WISH: Step = {
  slug: 'wens', label: 'Wens', applies: (form) => !asksCall(form),
  title: (form) => say(form, 'Wat hoopt u?', 'Wat hoopt uw cliënt?', 'Wat hoopt deze persoon?'),
  hint: () => 'Twijfelen mag. De bemiddelaar praat eerst rustig door wat er mogelijk is.',
  questions: (form): Question[] => [
    {
      name: 'certainty', kind: 'choice', row: true, options: CERTAINTIES, needed: 'Kies een antwoord. "Nog niet zeker" is ook goed.',
      label: say(form, 'Weet u al of u contact wilt?', 'Weet uw cliënt al of hij of zij contact wil?', 'Weet deze persoon al of hij of zij contact wil?'),
    },
    { name: 'wish', kind: 'text', label: 'Wat is belangrijk?', hint: 'Bijvoorbeeld iets vragen, iets vertellen, of sorry zeggen.' },
  ],
};

/** In the order of asking. */
export const STEPS: readonly Step[] = [
  ENTRY, AGREEMENT, REFERRER, REPORTER, ROLE, SIDE, KIND, CAUSE, WHEN, STORY, REPORT, NEED, COURT, NAME, REPRESENTATIVE, CALL, REACH, CARE, LANGUAGE, DETENTION, SUPPORT,
  ...OTHERS, BAN, WISH,
];

export const stepsOf = (form: Form): Step[] => STEPS.filter((step) => step.applies(form) && step.questions(form).length > 0);

/** Answers to what is asked now: what was answered before a change of mind is left out. */
export function relevant(form: Form): Form {
  const names = new Set([...stepsOf(form).flatMap((step) => step.questions(form).map((question) => question.name)), 'others']);
  return { ...form, answers: Object.fromEntries(Object.entries(form.answers).filter(([name]) => names.has(name))) };
}

/** The first page that still needs somebody: never seen, or no longer right. Null where all is done. */
export function firstOpen(form: Form, seen: ReadonlySet<string>): Step | null {
  const asked = relevant(form);
  return stepsOf(form).find((step) => !seen.has(step.slug) || stepErrors(step, asked).length > 0) ?? null;
}
