import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import type { Dictionary } from './dictionary.ts';
import { nameWords } from './fold-name.ts';
import { openText } from './people.ts';
import { MEANING, meant, MOST_MEANINGS, MOST_WORDS, score } from './search.ts';
import { STANDS } from './struck.ts';
import { REFERRER_PURPOSE } from './tokens.ts';

/** A case that somebody of this name referred as their work. */
export interface Referred {
  readonly caseId: string;
  /** The referrer's name, as it was typed. */
  readonly name: string;
}

export interface ReferredBy {
  /** Only these cases; null for all. */
  readonly among: readonly string[] | null;
  /** None of these. */
  readonly barred: readonly string[];
  readonly most: number;
  /** All words of the question but one will do, as where nobody else was found. */
  readonly nearly: boolean;
}

/** Cases of one word of a name that are looked at: a referrer has hundreds, a first name thousands. Own choice, no source. */
const OF_A_WORD = 1_000;

const ANYWHERE = 'meaning m cross join lateral (select distinct compartment_id from name_token where token = m.token limit $6::int) t join compartment c on c.id = t.compartment_id';
const AMONG = `(select * from compartment where case_id = any($4::uuid[]) and kind = 'referrer') c
  cross join lateral (select distinct compartment_id, token from name_token where compartment_id = c.id limit $6::int) t join meaning m on m.token = t.token`;

/** By how many words of the question, then how near they are, then the newest first. */
const sql = (among: boolean): string => `with ${MEANING}, hit as materialized (
    select c.id, c.case_id, m.place, max(m.weight) as weight from ${among ? AMONG : ANYWHERE} group by 1, 2, 3
  ), near as materialized (select id, case_id, count(*) as words, sum(weight) as weight from hit group by 1, 2)
  select n.id from near n join standing t on t.case_id = n.case_id
  where n.words >= $7 and t.entry = 'professional' and ($4::uuid[] is null or n.case_id = any($4)) and n.case_id <> all($5::uuid[])
  order by n.words desc, n.weight desc, t.registered desc, n.case_id limit $8`;

/**
 * Cases by the name of who referred them as their work, nearest first and of one referrer the newest first: as people are found, with accents,
 * typos and beginnings (search.ts). Whether this reader may know who referred is the caller's to judge, and to name to the access log.
 */
export async function searchReferrers(db: Db, keys: KeyStore, dictionary: Dictionary, text: string, { among, barred, most, nearly }: ReferredBy): Promise<Referred[]> {
  const { strong, weak } = nameWords(text);
  const asked = { strong: strong.slice(0, MOST_WORDS), weak };
  if (asked.strong.length === 0 || among?.length === 0) return [];
  await dictionary.refresh(db);
  const meanings = asked.strong.map((word) => dictionary.near(word, MOST_MEANINGS));
  const least = Math.max(1, asked.strong.length - (nearly ? 1 : 0));
  const rows = await db.query<{ id: string }>(sql(among !== null), [...meant(keys, meanings, REFERRER_PURPOSE), among, barred, OF_A_WORD, least, most]);
  const known = rows.length > 0 ? await namesIn(db, keys, rows.map(({ id }) => id)) : new Map<string, Referred>();
  const found = rows.flatMap(({ id }) => known.get(id) ?? []).map((one) => ({ one, ...score(asked, one.name) }));
  const words = Math.max(least, ...found.map((one) => one.words));
  // The sort keeps the order of days between names that are equally near.
  return found.filter((one) => one.words === words).toSorted((one, other) => other.order - one.order).map(({ one }) => one);
}

async function namesIn(db: Db, keys: KeyStore, ids: readonly string[]): Promise<Map<string, Referred>> {
  const rows = await db.query<{ compartment_id: string; case_id: string; key_id: number; kind: string; content: Buffer }>(
    `select s.compartment_id, c.case_id, c.key_id, s.kind, s.content from sealed s join compartment c on c.id = s.compartment_id
     where s.compartment_id = any($1::uuid[]) and s.kind = 'name' and ${STANDS} order by s.recorded, s.number`, [ids]);
  return new Map(rows.flatMap((row) => {
    const name = openText(keys, row);
    return name === null ? [] : [[row.compartment_id, { caseId: row.case_id, name }] as const];
  }));
}
