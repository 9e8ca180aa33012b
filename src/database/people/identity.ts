import type { Db } from '../database.ts';
import type { Strength } from './tokens.ts';

export interface SamePerson {
  otherCase: string;
  /** In this case. */
  person: string;
  /** In the other one. */
  otherPerson: string;
  strength: Strength;
}

/** More proposals than this help nobody decide. */
const MOST = 20;

/**
 * Cases in which the same people seem to be, surest first: proposals for the desk, who decides. Only where a name or a birth
 * date says enough by itself: linking goes by it (journal-link.ts). What is proposed on less is in alike.ts. By keyed tokens, so
 * nothing is opened. Never in a public request: its answer and its time would tell who is known here.
 * `otherCase`: only that one; null for all.
 */
export async function sameIdentity(db: Db, caseId: string, otherCase: string | null = null): Promise<SamePerson[]> {
  return db.query<SamePerson>(
    `with own as materialized (
       select t.token, t.person from identity_token t join compartment c on c.id = t.compartment_id where c.case_id = $1
     ), met as materialized (
       select c.case_id, own.person, other.person as other_person, bool_or(other.strength = 'name-and-birth-date') as sure
       from own join identity_token other on other.token = own.token and other.strength <> 'one-name' join compartment c on c.id = other.compartment_id
       where c.case_id <> $1 and ($2::uuid is null or c.case_id = $2) group by 1, 2, 3
     )
     select case_id as "otherCase", person, other_person as "otherPerson",
       case when sure then 'name-and-birth-date' else 'name' end as strength
     from met order by sure desc, case_id, person, other_person limit $3`,
    [caseId, otherCase, MOST],
  );
}
