import type { Db } from '../database.ts';
import type { Strength } from './tokens.ts';

/** A case in which the same people seem to be as in `caseId`. */
export interface Alike {
  readonly caseId: string;
  readonly otherCase: string;
  readonly strength: Strength;
}

/** The same person by whole name, or by birth date and part of a name. Namesakes of whom the birth dates are known and differ are no proposal.
 * `offset 0`: PostgreSQL asks it of the few who met; without, it first reads the birth dates of everybody (0.3 s at 100,000 cases). Of who is sure it is not asked at all. */
const BY_IDENTITY = `select own.case_id, c.case_id as other, bool_or(o.strength = 'name-and-birth-date') as sure,
    bool_or(not own.dated or o.strength = 'name-and-birth-date' or not exists (select from identity_token d where d.compartment_id = o.compartment_id and d.person = o.person and d.strength = 'name-and-birth-date' offset 0)) as open
  from own join identity_token o on o.token = own.token and o.strength <> 'one-name' join compartment c on c.id = o.compartment_id
  where own.strength <> 'one-name' and c.case_id <> own.case_id group by 1, 2`;

/** One word of a name, here or there, that the other has among its own. */
const BY_ONE_NAME = `select own.case_id, c.case_id as other from own join name_token n on n.token = own.token join compartment c on c.id = n.compartment_id
    where own.strength = 'one-name' and c.case_id <> own.case_id
  union
  select c.case_id, there.case_id from compartment c join name_token n on n.compartment_id = c.id
    join identity_token o on o.token = n.token and o.strength = 'one-name' join compartment there on there.id = o.compartment_id
    where c.case_id = any(cases) and bis_is('desk') and c.case_id <> all (bis_barred()) and there.case_id <> c.case_id`;

/** The month of what happened, as the referral told it. */
const month = (caseId: string): string => `(select f.payload->>'eventMonth' from fact f where f.case_id = ${caseId} and f.kind = 'Referred' order by f.seq limit 1)`;

/** Links that stand: struck through, one counts no more. */
const LINKED = `select f.case_id, f.payload->>'other' as other from fact f
  where f.kind = 'CaseLinked' and f.case_id in (select case_id from pair union select other from pair)
    and not exists (select from fact k where k.case_id = f.case_id and k.kind = 'Corrected' and (k.payload->>'seq')::int = f.seq)`;

/**
 * What the function `bis_alike(cases)` answers: ids of cases and how sure it is, of no case that the desk's employee may not know of. Read
 * past the fences, which would ask of every token of every namesake whose it is: 84 cases of one name took seconds.
 */
export const ALIKE = `with own as materialized (
    select c.case_id, t.token, t.person, t.strength, bool_or(t.strength = 'name-and-birth-date') over (partition by c.case_id, t.person) as dated
    from identity_token t join compartment c on c.id = t.compartment_id where c.case_id = any(cases) and bis_is('desk') and c.case_id <> all (bis_barred())
  ), met as (
    select case_id, other, case when sure then 1 else 2 end as rank from (${BY_IDENTITY}) as same where sure or open
    union all
    select one.case_id, one.other, 3 from (${BY_ONE_NAME}) as one
      join standing h on h.case_id = one.case_id join standing t on t.case_id = one.other and t.cause_class = h.cause_class
    where ${month('one.case_id')} = ${month('one.other')}
  ), pair as materialized (
    select case_id, other, min(rank) as rank from met where other <> all (bis_barred()) group by 1, 2
  ), linked as materialized (${LINKED})
  select p.case_id, p.other, p.rank from pair p join standing s on s.case_id = p.other
  where s.rejection is distinct from 'duplicate'
    and not exists (select from not_same_people n where n.ended_at is null and n.one_case = least(p.case_id, p.other) and n.other_case = greatest(p.case_id, p.other))
    and not exists (select from linked l where l.case_id = p.case_id and l.other = p.other::text)
    and not exists (select from linked l where l.case_id = p.other and l.other = p.case_id::text)`;

/**
 * Other cases of what seem to be the same people, for each of these, surest first: what the desk still has to compare, and nothing for
 * anybody else. Left out are pairs that somebody compared, and referrals that were a duplicate themselves: the one that they double is
 * there. By keyed tokens, so nothing is opened. Never in a public request: its answer and its time would tell who is known here.
 */
export async function alikeCases(db: Db, caseIds: readonly string[]): Promise<Alike[]> {
  if (caseIds.length === 0) return [];
  return db.query<Alike & Record<string, unknown>>(
    `select case_id as "caseId", other as "otherCase", (array['name-and-birth-date', 'name', 'one-name'])[rank] as strength from bis_alike($1::uuid[]) order by rank, other`,
    [caseIds],
  );
}

/** How many `alikeCases` tells of each of these; a case with none is left out. Counted where they are, for a list of thousands. */
export async function alikeCounts(db: Db, caseIds: readonly string[]): Promise<Map<string, number>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db.query<{ id: string; count: number }>('select case_id as id, count(*)::int as count from bis_alike($1::uuid[]) group by case_id', [caseIds]);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
