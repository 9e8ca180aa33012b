import { ASKED_BY, goesToPrison, type AppointmentKind, type AppointmentPlace } from '../core/appointment.ts';
import { CODES, type Code } from '../core/codes.ts';
import type { Appointment } from '../database/people/appointment.ts';

/** No telephone in there: such a visit goes with a paper sheet (P-21). */
export const needsSheet = (one: Pick<Appointment, 'kind' | 'place'>): boolean => goesToPrison(one);

/** Talks with one that are recorded on one page, as a visit with a sheet is: what was told, agreed and decided there is no form each. */
const AT_ONCE: readonly AppointmentKind[] = ['intake', 'talk', 'preparation'];

/** Whether such a page is offered. On a distance nobody knows whether there was a picture; the form of the step asks that. `met`: the participants among who came. */
export const atOnce = (one: Pick<Appointment, 'kind' | 'place'>, met: number): boolean => needsSheet(one) || met === 1 && one.place !== 'not-in-person' && AT_ONCE.includes(one.kind);

/** In what kind of place it was. */
export const heldAt = (one: Pick<Appointment, 'kind' | 'place'>): AppointmentPlace => (needsSheet(one) ? 'prison' : one.place);

/** Four signs that stand on the sheet and on the page for it, so that two visits of a day are not mixed up. They lead nowhere. */
export const markOf = (id: string): string => id.replaceAll('-', '').slice(-4).toUpperCase();

/** The appointments that one came instead of, first to last, with itself at the end. `all`: of its case. */
export function chainOf(all: readonly Appointment[], one: Appointment): Appointment[] {
  const before = one.replaces === null ? undefined : all.find(({ id }) => id === one.replaces);
  return before ? [...chainOf(all, before), one] : [one];
}

/** Of such a row, the last with this person. Where it was moved without them, it was last changed at that moment. */
export const lastWith = (chain: readonly Appointment[], person: string): Appointment | undefined => chain.findLast(({ people }) => people.includes(person));

/** What was spoken about, as far as it is a step of its own. */
export const SPOKEN = ['inform', 'tell-data-may-fail', 'agree-confidentiality'] as const;
export const TALKS = ['intake', 'preparation', 'other'] as const;
export const NEXT = ['visit', 'call', 'letter'] as const;

/**
 * The questions of a visit: the sheet and the page that takes it over are both drawn from this list, so that their order cannot differ.
 * `name`: the field of the page. `codes`: what can be ticked; `one`: one of them. `open`: lines to write on, `day`: room for a day.
 */
export const QUESTIONS = [
  { name: 'kwam', codes: ['held', ...ASKED_BY], one: true },
  { name: 'gesprek', codes: TALKS, one: true },
  { name: 'erbij', codes: CODES.present, one: false },
  { name: 'besproken', codes: SPOKEN, one: false },
  { name: 'gezegd', codes: ['yes', 'not-now', 'no', 'never'] as const satisfies readonly Code<'answer'>[], one: true, day: 'tot' },
  { name: 'besluit', codes: CODES.decision, one: true },
  { name: 'vorm', codes: CODES.form, one: false },
  { name: 'verder', codes: NEXT, one: true, day: 'verder-op' },
  { name: 'notitie', codes: [], one: true },
  { name: 'veilig', codes: ['ja'], one: false },
] as const;

export type Question = (typeof QUESTIONS)[number];
export type QuestionName = Question['name'];
