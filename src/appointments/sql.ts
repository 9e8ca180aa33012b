import type { Db } from '../database/database.ts';
import { names } from '../database/people/people.ts';
import type { Visit } from '../web/route.ts';

/** Names of the people of one case, by their id in it. */
export async function namesOfCase(visit: Visit, caseId: string): Promise<ReadonlyMap<string, string>> {
  return (await names(visit.db, visit.keys, [caseId])).get(caseId) ?? new Map();
}

export const supervises = async (db: Db, supervisor: string, mediator: string): Promise<boolean> =>
  (await db.query('select from supervision where supervisor = $1 and mediator = $2', [supervisor, mediator])).length > 0;
