import type { Db } from '../database.ts';
import { STATEMENT } from './statement.ts';

/** The line of this case with this number was struck through. */
export const struckThrough = (caseId: string, seq: string): string => `exists (select from fact k where k.case_id = ${caseId} and k.kind = 'Corrected' and (k.payload->>'seq')::int = ${seq})`;

/** The line with which words of `s`, in compartment `c`, came was. */
export const STRUCK = struckThrough('c.case_id', 's.fact_seq');

/** They still hold: nobody struck them through (P-15), and nobody put other words in their place (AVG art. 16). */
export const STANDS = `s.replaced_by is null and not ${STRUCK}`;

/**
 * The body of the function `bis_unfind_struck(cases)`: takes out what these cases' words that hold no more were found by. Whoever calls it
 * takes away nothing that still leads to somebody, so nobody needs a right for it: whoever strikes a name through need not be one who may
 * take tokens away, nor one who reads the other words of that person (policy, once the case was sent out).
 */
export const UNFIND_STRUCK = `with gone as materialized (
    select s.id, s.compartment_id from compartment c join sealed s on s.compartment_id = c.id
    where c.case_id = any(cases) and s.kind in ('name', 'birth-date', '${STATEMENT}') and not (${STANDS})
  ), found as (delete from name_token t using gone g where t.compartment_id = g.compartment_id and t.words = g.id returning 1),
  proposed as (delete from identity_token t using gone g where t.compartment_id = g.compartment_id and g.id in (t.words, t.dated) returning 1)
  select (select count(*) from found) + (select count(*) from proposed)`;

/** From here on, in this transaction, nobody is found or proposed by words of these cases that were struck through or replaced. */
export async function unfindStruck(db: Db, cases: readonly string[]): Promise<void> {
  await db.query('select bis_unfind_struck($1::uuid[])', [cases]);
}
