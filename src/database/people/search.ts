import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { EXACT, typos, typosIn, type Dictionary, type Near } from './dictionary.ts';
import { nameWords, type NameWords } from './fold-name.ts';
import { openText } from './people.ts';
import { readStatement, STATEMENT } from './statement.ts';
import { WORD_PURPOSE } from './tokens.ts';

export { openDictionary } from './dictionary.ts';

export interface Found {
  caseId: string;
  /** `p1`…: also a person of whom somebody told and whom nobody completed yet. */
  person: string;
  /** As it was typed. */
  name: string;
}

/** Words of a question that count; more do not make it better. */
const MOST_WORDS = 5;
/** Words of the dictionary that one word of the question may mean. */
const MOST_MEANINGS = 40;
/** Compartments looked into for each person that is asked for: a compartment can tell of several people. */
const ROOM = 2;
/** People of one name word, where the question has no other word: they are all equally near. */
const ALIKE = 60;

/**
 * People by name, nearest first: accents, order of words and capitals do not matter, a beginning is enough, and typos are
 * forgiven (one up to five letters, else two). Every word must be found, or all but one where nobody has them all.
 * `among`: only these cases; null for all. The caller names what it shows to the access log.
 */
export async function searchNames(
  db: Db, keys: KeyStore, dictionary: Dictionary, text: string, limit: number, among: readonly string[] | null = null,
): Promise<Found[]> {
  const { strong, weak } = nameWords(text);
  const asked = { strong: strong.slice(0, MOST_WORDS), weak };
  if (asked.strong.length === 0 || among?.length === 0) return [];
  await dictionary.refresh(db);
  const exact = asked.strong.map((word) => [{ word, weight: EXACT }]);
  const sure = await compartmentsWith(db, keys, exact, limit * ROOM, among, true);
  const ids = sure.length >= limit ? sure : await near(db, keys, dictionary, asked.strong, limit * ROOM, among);
  return look(db, keys, ids, asked, limit);
}

async function near(db: Db, keys: KeyStore, dictionary: Dictionary, words: readonly string[], most: number, among: readonly string[] | null): Promise<string[]> {
  const meanings = words.map((word) => dictionary.near(word, MOST_MEANINGS));
  return compartmentsWith(db, keys, meanings, most, among, false);
}

/**
 * Compartments by how many words of the question they have, then how near. The `materialized` steps and the lateral one
 * fix the plan: by token, never over all rows.
 */
async function compartmentsWith(
  db: Db, keys: KeyStore, meanings: readonly (readonly Near[])[], most: number, among: readonly string[] | null, all: boolean,
): Promise<string[]> {
  const flat = meanings.flatMap((own, position) => own.map(({ word, weight }) => ({ position, weight, token: keys.token(WORD_PURPOSE, word) })));
  if (flat.length === 0) return [];
  const alone = meanings.length === 1 && among === null;
  const rows = await db.query<{ compartment_id: string }>(
    `with meaning as materialized (
       select * from unnest($1::bytea[], $2::int[], $3::int[]) as m(token, position, weight)
     ), hit as materialized (
       select t.compartment_id, m.position, max(m.weight) as weight
       from meaning m cross join lateral (select compartment_id from name_token where token = m.token ${alone ? 'limit $5' : 'offset $5'}) t
       group by 1, 2
     ), ranked as materialized (
       select compartment_id, count(*) as words, sum(weight) as weight from hit group by 1
     )
     select r.compartment_id from ranked r
     ${among ? 'join compartment c on c.id = r.compartment_id and c.case_id = any($6::uuid[])' : ''}
     where r.words >= $7
     order by r.words desc, r.weight desc, r.compartment_id limit $4`,
    [flat.map(({ token }) => token), flat.map(({ position }) => position), flat.map(({ weight }) => weight), most, alone ? ALIKE : 0, among, all ? meanings.length : Math.max(1, meanings.length - 1)],
  );
  return rows.map(({ compartment_id }) => compartment_id);
}

interface NameRow { compartment_id: string; case_id: string; person: string; key_id: number; kind: string; content: Buffer; recorded: Date }

/** Opens the names in these compartments and ranks them as a person would: the database saw tokens only. */
async function look(db: Db, keys: KeyStore, ids: readonly string[], asked: NameWords, limit: number): Promise<Found[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<NameRow>(
    `select s.compartment_id, c.case_id, c.person, c.key_id, s.kind, s.content, s.recorded from sealed s join compartment c on c.id = s.compartment_id
     where s.compartment_id = any($1::uuid[]) and s.kind in ('name', $2) and s.replaced_by is null order by s.recorded, s.fact_seq nulls first`,
    [ids, STATEMENT],
  );
  const found = new Map<string, Found & Score>();
  for (const { person, name, caseId } of rows.flatMap((row) => named(keys, row))) {
    const before = found.get(`${caseId} ${person}`);
    const own = score(asked, name);
    // The newest name is shown; an earlier one still finds its person.
    const nearest = before && before.order > own.order ? before : own;
    found.set(`${caseId} ${person}`, { caseId, person, name, words: nearest.words, order: nearest.order });
  }
  const matching = [...found.values()].filter(({ words }) => words > 0);
  const most = Math.max(0, ...matching.map(({ words }) => words));
  const ranked = matching.filter(({ words }) => words === most).sort((a, b) => b.order - a.order || (a.name < b.name ? -1 : 1));
  return ranked.slice(0, limit).map(({ caseId, person, name }) => ({ caseId, person, name }));
}

function named(keys: KeyStore, row: NameRow): Found[] {
  const text = openText(keys, row);
  if (text === null) return [];
  if (row.kind === 'name') return [{ caseId: row.case_id, person: row.person, name: text }];
  const { about, name } = readStatement(text);
  return name ? [{ caseId: row.case_id, person: about, name }] : [];
}

interface Score { words: number; order: number }

/** How many words of the question a name has, and how near it is; prefixes and initials only decide between equals. */
function score(asked: NameWords, name: string): Score {
  const own = nameWords(name);
  const weights = asked.strong.map((word) => Math.max(0, ...own.strong.map((theirs) => nearness(word, theirs))));
  const prefixes = asked.weak.filter((word) => own.weak.includes(word) || own.strong.some((theirs) => theirs.startsWith(word))).length;
  const rest = Math.max(0, own.strong.length - asked.strong.length);
  return { words: weights.filter((weight) => weight > 0).length, order: weights.reduce((sum, weight) => sum + weight, 0) + prefixes - rest / 10 };
}

function nearness(word: string, theirs: string): number {
  if (word === theirs) return EXACT;
  const allowed = typosIn(word);
  const count = typos(word, theirs, allowed);
  if (word.length > 2 && theirs.startsWith(word)) return 60;
  return count > allowed ? 0 : 60 - count * 10;
}
