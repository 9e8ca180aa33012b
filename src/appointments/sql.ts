import { names } from '../database/people/people.ts';
import type { Visit } from '../web/route.ts';

/** Names of the people of one case, by their id in it. */
export async function namesOfCase(visit: Visit, caseId: string): Promise<ReadonlyMap<string, string>> {
  return (await names(visit.db, visit.keys, [caseId])).get(caseId) ?? new Map();
}
