import type { Day } from '../core/day.ts';
import type { PersonId } from '../core/fields.ts';
import type { Db } from './database.ts';

export interface Restricted { readonly person: PersonId; readonly since: Day }

/** Of which people of a case the data are restricted now, and since when (AVG art. 18). */
export function restrictedIn(db: Db, caseId: string): Promise<Restricted[]> {
  return db.query<Restricted & Record<string, unknown>>(
    'select person, min(since) as since from restriction where case_id = $1 and lifted_on is null group by person order by person', [caseId]);
}

/** What happened before a restriction can still be recorded. */
export const restrictedOn = (restricted: readonly Restricted[], on: Day): boolean => restricted.some(({ since }) => since <= on);
