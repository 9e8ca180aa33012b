import type { StaffId } from '../fields.ts';
import { policyAsked } from './held.ts';
import type { CaseState } from './state.ts';

/** On whom a case's door opens. Stored beside the standing, so that the fence of the database compares and decides nothing. */
export interface Reach {
  /** Who has the case now; after a hand-back nobody. */
  readonly mediates: StaffId | null;
  readonly seconds: StaffId | null;
  /** Something is or was asked of policy; policy also sees what the desk holds back with a question (P-10). */
  readonly policy: boolean;
  /** It was sent out once: the desk reads no notes any more (P-11). */
  readonly sentOut: boolean;
  readonly ended: boolean;
}

export function reachOf(state: CaseState): Reach {
  const withMediator = state.allocated !== null && !state.handedBack;
  return {
    mediates: withMediator ? state.allocated?.mediator ?? null : null,
    seconds: withMediator ? state.second : null,
    policy: policyAsked(state) || state.policy !== null || state.heldBack !== null || state.rejectionAgreed !== null,
    sentOut: state.allocated !== null,
    ended: state.closed !== null,
  };
}
