import type { Reader } from '../core/case/order.ts';
import { reachOf } from '../core/case/reach.ts';
import type { CaseState } from '../core/case/state.ts';
import { readCaseByNumber, type CaseFile } from '../database/journal.ts';
import { restrictedIn, type Restricted } from '../database/restriction.ts';
import { guard, type CaseStanding } from './relation.ts';
import type { Visit } from './route.ts';

/** Where access to a case depends on, as the second fence has it too (core/case/reach.ts). */
export function accessOf(state: CaseState): CaseStanding {
  const { mediates, seconds, policy, ended } = reachOf(state);
  return { mediator: mediates, secondMediator: seconds, policy, allocated: mediates !== null, closed: ended };
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
