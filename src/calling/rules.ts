import type { Reason } from '../core/case/reasons.ts';
import type { Participant } from '../core/case/state.ts';
import type { PersonId } from '../core/fields.ts';

/** Somebody of a case, with why they are not called now; null where they may be. */
export interface Callable { readonly person: Participant; readonly reason: Reason | null }

/**
 * Whom a link that names nobody may go straight on to; null where a person chooses. Only where nobody else could be meant: on a list it
 * stands beside the step or the visit of one person, and the number of another, perhaps of the other side, may not open on that press.
 * `about`: whom the next step of the case is about; null where it is about nobody in particular.
 */
export function onlyOneMeant(people: readonly Callable[], about: PersonId | null): Participant | null {
  const meant = people.filter(({ person, reason }) => reason !== 'not-approached' && !person.dead);
  const [one] = meant;
  return one && meant.length === 1 && one.reason === null && (about === null || about === one.person.id) ? one.person : null;
}

/** The first telephone number in what somebody wrote down, as a telephone dials it; null where there is none to recognise. */
export function dialled(text: string): string | null {
  const found = /(?<![\d+])(\+|00|0)[\d\s().-]{7,18}\d/.exec(text)?.[0];
  if (found === undefined) return null;
  const digits = found.replace(/\(0\)/, '').replace(/\D/g, '');
  const whole = found.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : `31${digits.slice(1)}`;
  // E.164: at most fifteen; shorter than nine is no whole number.
  return whole.length >= 9 && whole.length <= 15 ? `tel:+${whole}` : null;
}
