import type { Day } from '../../core/day.ts';
import type { CaseId } from '../../core/fields.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { openText } from './people.ts';

/** A referral whose organisation is not one of the list, with what was typed. */
export interface Unplaced { readonly id: CaseId; readonly number: string; readonly registered: Day; readonly kind: string | null; readonly words: string }

const UNPLACED = `
  from standing t join bis_case b on b.id = t.case_id join compartment c on c.case_id = t.case_id and c.kind = 'referrer'
  join lateral (select x.kind, x.content from sealed x where x.compartment_id = c.id and x.kind = 'organisation' and x.replaced_by is null order by x.recorded desc, x.number desc limit 1) s on true
  where t.organisation is null and t.entry = 'professional' and t.case_id <> all($1::uuid[])`;

/** Referrals that name an organisation in their own words only, the newest first; without what was erased and what this reader may not know of. */
export async function unplacedReferrals(db: Db, keys: KeyStore, barred: ReadonlySet<string>, most: number): Promise<Unplaced[]> {
  const rows = await db.query<Omit<Unplaced, 'words' | 'kind'> & { referrer_kind: string | null; compartment_id: string; key_id: number; kind: string; content: Buffer }>(
    `select t.case_id as id, b.number, t.registered, t.referrer_kind, c.id as compartment_id, c.key_id, s.kind, s.content ${UNPLACED} order by t.registered desc, b.number desc limit $2`, [[...barred], most]);
  return rows.flatMap((row) => {
    const words = openText(keys, row);
    return words === null ? [] : [{ id: row.id, number: row.number, registered: row.registered, kind: row.referrer_kind, words }];
  });
}

export async function countUnplaced(db: Db, barred: ReadonlySet<string>): Promise<number> {
  return (await db.query<{ n: number }>(`select count(*)::int as n ${UNPLACED}`, [[...barred]]))[0]?.n ?? 0;
}

/** Of the newest referrals whose organisation is not one of the list: the cases in which the referrer wrote a name like that. `among`: only these; null for all. */
export async function casesReferredBy(db: Db, keys: KeyStore, fits: (words: string) => boolean, { among, barred, most }: { among: readonly string[] | null; barred: readonly string[]; most: number }): Promise<string[]> {
  const rows = await db.query<{ case_id: string; compartment_id: string; key_id: number; kind: string; content: Buffer }>(
    `with newest as materialized (
       select t.case_id, t.registered from standing t
       where t.organisation is null and t.entry = 'professional' and ($1::uuid[] is null or t.case_id = any($1)) and t.case_id <> all($2::uuid[])
       order by t.registered desc, t.case_id limit $3)
     select n.case_id, c.id as compartment_id, c.key_id, s.kind, s.content from newest n join compartment c on c.case_id = n.case_id and c.kind = 'referrer'
     join lateral (select x.kind, x.content from sealed x where x.compartment_id = c.id and x.kind = 'organisation' and x.replaced_by is null order by x.recorded desc, x.number desc limit 1) s on true
     order by n.registered desc, n.case_id`, [among, barred, most]);
  return rows.filter((row) => fits(openText(keys, row) ?? '')).map(({ case_id }) => case_id);
}
