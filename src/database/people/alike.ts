import type { Db } from '../database.ts';
import { struckThrough } from './struck.ts';
import type { Strength } from './tokens.ts';

/** A case in which the same people seem to be. */
export interface Alike {
  readonly otherCase: string;
  readonly strength: Strength;
}

/** Own words of a name, and whether of their person a birth date is known: few, and read once a case. First those by which others are most likely met, as who has another birth date is read over. */
const own = (strength: string): string => `(select distinct t.token, t.dated, t.strength = 'name-and-birth-date' as sure from (
    select i.token, i.strength, bool_or(i.strength = 'name-and-birth-date') over (partition by i.person) as dated
    from compartment c join identity_token i on i.compartment_id = c.id where c.case_id = mine.case_id
  ) as t where t.strength ${strength} order by sure desc, t.dated offset 0) as own`;

/** The case of a compartment. `offset 0`, here and below: one look in the index for each that was met, until there are enough; without, PostgreSQL first reads everybody. */
const CASE_OF = (place: string): string => `cross join lateral (select c.case_id from compartment c where c.id = ${place}.compartment_id offset 0) as there`;

/** The same person by whole name, or by birth date and part of a name. Namesakes of whom the birth dates are known and differ are no proposal; of who is sure it is not asked. */
const BY_IDENTITY = `select there.case_id as other, case o.strength when 'name-and-birth-date' then 1 else 2 end as rank
  from ${own("<> 'one-name'")}
    cross join lateral (select i.compartment_id, i.person, i.strength from identity_token i where i.token = own.token and i.strength <> 'one-name'
      and (not own.dated or i.strength = 'name-and-birth-date' or not exists (select from identity_token d where d.compartment_id = i.compartment_id and d.person = i.person and d.strength = 'name-and-birth-date' offset 0)) offset 0) as o
    ${CASE_OF('o')}`;

/** One word of a name, here or there, that the other has among its own. */
const BY_ONE_NAME = `select there.case_id, 3 from ${own("= 'one-name'")}
    cross join lateral (select n.compartment_id from name_token n where n.token = own.token offset 0) as o ${CASE_OF('o')}
  union all
  select there.case_id, 3 from (select distinct n.token from compartment c join name_token n on n.compartment_id = c.id where c.case_id = mine.case_id offset 0) as word
    cross join lateral (select i.compartment_id from identity_token i where i.token = word.token and i.strength = 'one-name' offset 0) as o ${CASE_OF('o')}`;

/** The month of what happened, as the referral told it. */
const month = (caseId: string): string => `(select f.payload->>'eventMonth' from fact f where f.case_id = ${caseId} and f.kind = 'Referred' order by f.seq limit 1)`;

/** Links that stand: struck through, one counts no more. */
const linked = (one: string, other: string): string => `exists (select from fact f where f.case_id = ${one} and f.kind = 'CaseLinked' and f.payload->>'other' = ${other}::text
    and not ${struckThrough('f.case_id', 'f.seq')} offset 0)`;

const BARRED = '((select bis_barred())::uuid[])';

/**
 * What the function `bis_alike(cases, most)` answers: ids of cases and how sure it is, of no case that the desk's employee may not know of;
 * a pair may come more than once. Of each case it stops after `most` rows (null: never), as hundreds of the same people make hundreds of
 * times hundreds of pairs. Read past the fences, which would ask of every token of every namesake whose it is: 84 cases of one name took
 * seconds.
 */
export const ALIKE = `select mine.case_id, met.other, met.rank
  from (
    select one.case_id, (select s.cause_class from standing s where s.case_id = one.case_id) as cause_class, ${month('one.case_id')} as month
    from unnest(cases) as one(case_id) where (select bis_is('desk')) and one.case_id <> all ${BARRED} offset 0
  ) as mine cross join lateral (
    select found.other, found.rank from (${BY_IDENTITY} union all ${BY_ONE_NAME}) as found(other, rank)
    where found.other <> mine.case_id and found.other <> all ${BARRED}
      and exists (select from standing s where s.case_id = found.other and s.rejection is distinct from 'duplicate' and (found.rank < 3 or s.cause_class = mine.cause_class) offset 0)
      and (found.rank < 3 or ${month('found.other')} = mine.month)
      and not exists (select from not_same_people n where n.ended_at is null and n.one_case = least(mine.case_id, found.other) and n.other_case = greatest(mine.case_id, found.other) offset 0)
      and not ${linked('mine.case_id', 'found.other')} and not ${linked('found.other', 'mine.case_id')}
    limit most
  ) as met`;

/**
 * Other cases of what seem to be the same people, for this one, surest first: what the desk still has to compare, and nothing for
 * anybody else. Left out are pairs that somebody compared, and referrals that were a duplicate themselves: the one that they double is
 * there. By keyed tokens, so nothing is opened. Never in a public request: its answer and its time would tell who is known here.
 */
export async function alikeCases(db: Db, caseId: string): Promise<Alike[]> {
  return db.query<Alike & Record<string, unknown>>(
    `select other as "otherCase", (array['name-and-birth-date', 'name', 'one-name'])[min(rank)] as strength from bis_alike(array[$1::uuid], null) group by other order by min(rank), other`,
    [caseId],
  );
}

/** Those of these cases of which `alikeCases` tells any. The first that is met says it, for a list of thousands. */
export async function someAlike(db: Db, caseIds: readonly string[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await db.query<{ id: string }>('select case_id as id from bis_alike($1::uuid[], 1)', [caseIds]);
  return new Set(rows.map(({ id }) => id));
}

/** How many other cases were counted. `more`: there may be others, counting was stopped. */
export interface AlikeCount { readonly count: number; readonly more: boolean }

/** Rows that are read for each case of a page of a list (own choice): of more somebody hears that there are at least so many. */
const MOST = 100;

/** How many `alikeCases` tells of each of these, for a page of a list; a case with none is left out. */
export async function alikeCounts(db: Db, caseIds: readonly string[], most = MOST): Promise<Map<string, AlikeCount>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db.query<AlikeCount & { id: string }>(
    'select case_id as id, count(distinct other)::int as count, count(*) >= $2::int as more from bis_alike($1::uuid[], $2::int) group by case_id', [caseIds, most],
  );
  return new Map(rows.map(({ id, count, more }) => [id, { count, more }]));
}
