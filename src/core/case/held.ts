import { skipped, type Context } from './order.ts';
import type { Reason } from './reasons.ts';
import type { CaseState } from './state.ts';

/** Domestic violence or stalking, as judged or by the cause. */
export const violent = ({ violence, cause }: CaseState): boolean => violence.domestic === 'yes' || violence.stalking === 'yes' || cause === 'stalking';

/** R-030, P-04: domestic violence, stalking, or a concern that somebody raised later. */
export const policyAsked = (state: CaseState): boolean => violent(state) || state.concern;

export const violenceJudged = (state: CaseState): boolean =>
  state.violence.domestic !== 'not-yet' && state.violence.stalking !== 'not-yet';

/** Why nothing may go out to the other side as long as policy has not said go (P-04); null where it may. */
export function heldForPolicy(state: CaseState): Reason | null {
  if (!policyAsked(state)) return null;
  if (state.policy === null) return 'waiting-for-policy';
  if (state.policy.answer === 'not-yet') return 'policy-not-yet';
  if (state.policy.answer === 'no') return 'policy-said-no';
  // R-031 again: policy may have said go before a judgement of an earlier day was recorded.
  if (!violent(state)) return null;
  return state.policy.treatmentProvider ? (state.policy.safetyHouse ? null : 'safety-house-needed') : 'treatment-provider-needed';
}

/** Why nothing at all may go out: not judged yet, or held for policy (P-04, guarantee "The clock"). */
export function heldWhyNot(context: Context): Reason | null {
  const { state } = context;
  if (!violenceJudged(state) && !skipped(context, 'violence')) return 'violence-not-judged';
  return state.policy === null && !state.concern && skipped(context, 'policy') ? null : heldForPolicy(state);
}

/**
 * Why a referral rests where it is before it went out: policy judges, or somebody holds it back with a question to policy (P-04, R-015).
 * It is not accepted then, and nobody is asked about the other side. What an import tells of was done.
 */
export function restsWhyNot({ state, historic }: Context): Reason | null {
  if (historic) return null;
  return heldForPolicy(state) ?? (state.heldBack ? 'held-back' : null);
}

/** Why the prosecution service is not asked about the other side: that names them, and nothing goes out before it is judged (P-04). */
export const askingWhyNot = (context: Context): Reason | null =>
  (context.historic || context.state.allocated ? null : heldWhyNot(context) ?? restsWhyNot(context));
