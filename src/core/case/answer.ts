import type { Code } from '../codes.ts';
import type { Day } from '../day.ts';
import type { Reason } from './reasons.ts';

/**
 * What may follow on an answer without that person coming themselves first: nothing that would ease it (P-01). It holds in
 * the order in which things happened, so that what is entered late eases nothing either.
 */
const FOLLOWS: Partial<Record<Code<'answer'>, { readonly may: readonly Code<'answer'>[]; readonly else: Reason }>> = {
  never: { may: ['never', 'yes'], else: 'never-again' },
  no: { may: ['no', 'never', 'yes'], else: 'already-said-no' },
  'not-now': { may: ['not-now', 'no', 'never', 'yes'], else: 'not-now' },
  yes: { may: ['yes', 'not-now', 'no', 'never'], else: 'no-reminder' },
};

/** Why this answer cannot follow on the one before; null where it can. */
export function answerWhyNot(before: Code<'answer'> | null, answer: Code<'answer'>): Reason | null {
  const follows = before === null ? undefined : FOLLOWS[before];
  return follows === undefined || follows.may.includes(answer) ? null : follows.else;
}

/** Whether this answer holds against an approach on a day, as long as that person does not come themselves: *never* and a plain no always, *not now* until its date (P-01). */
export const answerBars = ({ answer, until }: { readonly answer: Code<'answer'>; readonly until: Day | null }, on: Day): boolean =>
  answer === 'never' || answer === 'no' || (answer === 'not-now' && (until === null || until > on));
