import { violenceJudged } from './held.ts';
import { dataComplete } from './complete.ts';
import type { OrderName } from './orders.ts';
import { lacksRepresentative, participants, takesPart, type CaseState } from './state.ts';

/** What a case needs before it can be sent out, in the order in which the desk asks it. */
export const NEEDS = ['violence', 'agreement', 'representative', 'details'] as const;
export type Need = (typeof NEEDS)[number];

/** By which orders the desk fills each need, the likeliest first. */
export const NEED_ORDERS: Readonly<Record<Need, readonly OrderName[]>> = {
  violence: ['judge-violence'], agreement: ['confirm-agreement'], representative: ['add-representative'], details: ['record-detail', 'request-data', 'record-data-answer'],
};

/** What is still missing of that; nothing after it was sent out. */
export function missingIn(state: CaseState): Need[] {
  if (state.allocated || state.rejected || state.closed) return [];
  const missing: Readonly<Record<Need, boolean>> = {
    violence: !violenceJudged(state), agreement: state.referral?.entry !== 'self' && state.clientAgrees !== 'yes',
    representative: participants(state).some((p) => takesPart(p) && lacksRepresentative(p)), details: !dataComplete(state),
  };
  return NEEDS.filter((need) => missing[need]);
}

/**
 * Somebody asked to be called before anything else, and nothing tells yet that they were: a self-referral that was not accepted, or somebody of whom it
 * is not known that they agree. Until then nobody else of the case is contacted, as the form promised (P-14).
 */
export const asksForCall = (state: CaseState): boolean => state.referral?.callBack === 'yes' && !state.accepted && !state.allocated && !state.rejected && !state.closed
  && (state.referral.entry === 'self' || state.clientAgrees !== 'yes');

/** What is missing beside what the next step already says. */
export const missingBeside = (missing: readonly Need[], next: OrderName | null): Need[] => missing.filter((need) => next === null || !NEED_ORDERS[need].includes(next));
