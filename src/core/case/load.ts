import type { CasePhase } from './outcome.ts';
import type { WaitsFor } from './waiting.ts';

/** A running case as far as its weight goes. */
export interface Weighed { readonly phase: CasePhase; readonly waitsFor: WaitsFor }

/** What a running case asks of its mediator, by phase: the most where people are prepared and brought together. Own choice, no source. */
const WEIGHTS: Readonly<Record<CasePhase, number>> = {
  referral: 0, completing: 1, allocating: 1, 'intake-a': 2, approach: 2, 'intake-b': 2, preparation: 3, contact: 3, 'rounding-off': 1, closed: 0, rejected: 0,
};

/** A pause asks nothing. */
export const caseWeight = ({ phase, waitsFor }: Weighed): number => (waitsFor === 'pause' ? 0 : WEIGHTS[phase]);

/** How much somebody has in hand. Of the work, never of the person: nothing is compared with what came of it (P-03). */
export const loadOf = (cases: readonly Weighed[]): number => cases.reduce((sum, one) => sum + caseWeight(one), 0);
