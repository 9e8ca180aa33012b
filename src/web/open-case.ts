import type { Reader } from '../core/case/order.ts';
import { policyAsked } from '../core/case/assess.ts';
import type { CaseState } from '../core/case/state.ts';
import { readCaseByNumber, type CaseFile } from '../database/journal.ts';
import { restrictedIn, type Restricted } from '../database/restriction.ts';
import { guard, type CaseStanding } from './relation.ts';
import type { Visit } from './route.ts';

/** Where access to a case depends on; policy also sees what the desk holds back with a question (P-10). */
export function accessOf(state: CaseState): CaseStanding {
  const withMediator = state.allocated !== null && !state.handedBack;
  return {
    mediator: withMediator ? state.allocated?.mediator ?? null : null,
    secondMediator: withMediator ? state.second : null,
    policy: policyAsked(state) || state.policy !== null || state.heldBack !== null || state.rejectionAgreed !== null,
    allocated: withMediator,
    closed: state.closed !== null,
  };
}

export interface OpenCase {
  readonly file: CaseFile;
  /** What this user is to the case, with most insight first; at least one. */
  readonly relations: readonly Reader[];
  /** Whose data are kept and not used otherwise. */
  readonly restricted: readonly Restricted[];
}

/**
 * The case at the address (`:zaak`), read, guarded and named to the access log. Null where there is none or where it is
 * none of this user's business: the handler then answers `notFound()`, the same page for both.
 */
export async function openCase(visit: Visit): Promise<OpenCase | null> {
  const file = await readCaseByNumber(visit.db, visit.params['zaak'] ?? '');
  if (!file) return null;
  const relations = await guard(visit, file.id, accessOf(file.state));
  if (!relations) return null;
  visit.shows(file.id);
  return { file, relations, restricted: await restrictedIn(visit.db, file.id) };
}
