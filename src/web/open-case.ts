import type { Reader } from '../core/case/order.ts';
import { reachOf } from '../core/case/reach.ts';
import type { CaseState } from '../core/case/state.ts';
import { readCaseByNumber, type CaseFile } from '../database/journal.ts';
import { restrictedIn, type Restricted } from '../database/restriction.ts';
import type { Worker } from './for-colleague.ts';
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
 * A case by its number, read, guarded and named to the access log; null for one that is not there, is none of this user's business, or
 * of which `may` says no: the same to whoever asks.
 */
export async function openNumbered(visit: Worker, number: string, may: (relations: readonly Reader[]) => boolean = () => true): Promise<Pick<OpenCase, 'file' | 'relations'> | null> {
  const file = await readCaseByNumber(visit.db, number);
  const relations = file ? await guard(visit, file.id, accessOf(file.state)) : null;
  if (!file || !relations || !may(relations)) return null;
  visit.shows(file.id);
  return { file, relations };
}

/**
 * The case at the address (`:zaak`), read, guarded and named to the access log. Null where there is none or where it is
 * none of this user's business: the handler then answers `notFound()`, the same page for both.
 */
export async function openCase(visit: Visit): Promise<OpenCase | null> {
  const open = await openNumbered(visit, visit.params['zaak'] ?? '');
  return open ? { ...open, restricted: await restrictedIn(visit.db, open.file.id) } : null;
}
