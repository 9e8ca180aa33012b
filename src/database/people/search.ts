import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { BEGINNING, beginsWith, EXACT, typos, typosIn, weightOf, type Dictionary, type Near } from './dictionary.ts';
import { nameWords, type NameWords } from './fold-name.ts';
import { openText } from './people.ts';
import { readStatement, STATEMENT } from './statement.ts';
import { STANDS } from './struck.ts';
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
export const MOST_WORDS = 5;
/** Words of the dictionary that one word of the question may mean. */
export const MOST_MEANINGS = 40;
/** Compartments looked into beyond the people asked for: two can tell of the same person. */
const ROOM = 10;
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
  const most = limit + ROOM;
  const sure = among ? [] : await exactly(db, keys, asked.strong, most);
  if (sure.length >= limit) return look(db, keys, sure, asked, limit);
  await dictionary.refresh(db);
  const meanings = asked.strong.map((word) => dictionary.near(word, MOST_MEANINGS));
  const near = among ? [] : await every(db, keys, meanings, most);
  const ids = [...new Set([...sure, ...near])];
  return look(db, keys, ids.length > 0 ? ids : await some(db, keys, meanings, most, among), asked, limit);
}

interface Hit { compartment_id: string }
const idsOf = (rows: readonly Hit[]): string[] => rows.map(({ compartment_id }) => compartment_id);

/** Compartments with all of these words as they are. The index gives each word's in the same order: they are merged. */
async function exactly(db: Db, keys: KeyStore, words: readonly string[], most: number): Promise<string[]> {
  const joins = words.slice(1).map((_, at) => `join name_token t${at + 2} on t${at + 2}.compartment_id = t1.compartment_id and t${at + 2}.token = $${at + 2}`);
  return idsOf(await db.query<Hit>(
    `select distinct t1.compartment_id from name_token t1 ${joins.join(' ')} where t1.token = $1 limit $${words.length + 1}`,
    [...words.map((word) => keys.token(WORD_PURPOSE, word)), most],
  ));
}

export type Meanings = readonly (readonly Near[])[];

/** Tokens, their place in the question as a bit, and how near they are: three values for `MEANING`. */
export function meant(keys: KeyStore, meanings: Meanings, purpose = WORD_PURPOSE): unknown[] {
  const flat = meanings.flatMap((own, position) => own.map((near) => ({ ...near, place: 1 << position })));
  return [flat.map(({ word }) => keys.token(purpose, word)), flat.map(({ place }) => place), flat.map(({ weight }) => weight)];
}

/** `materialized` and `lateral` fix the plan: by token, never over all rows, whatever the statistics say. `limit null` is no limit. */
export const MEANING = 'meaning as materialized (select * from unnest($1::bytea[], $2::int[], $3::int[]) as m(token, place, weight))';
const ANYWHERE = 'meaning m cross join lateral (select distinct compartment_id from name_token where token = m.token limit $5::int) t';
const AMONG = 'compartment c cross join lateral (select distinct compartment_id, token from name_token where compartment_id = c.id) t join meaning m on m.token = t.token where c.case_id = any($5::uuid[])';

/** Compartments that have something like every word, nearest first. */
async function every(db: Db, keys: KeyStore, meanings: Meanings, most: number): Promise<string[]> {
  if (meanings.some((own) => own.length === 0)) return [];
  const words = meanings.map((_, at) => `w${at}`);
  const hits = words.map((word, at) => `${word} as materialized (select t.compartment_id, m.weight from ${ANYWHERE} where m.place = ${1 << at})`);
  return idsOf(await db.query<Hit>(
    `with ${[MEANING, ...hits].join(', ')} select compartment_id from ${words.map((word, at) => (at === 0 ? word : `join ${word} using (compartment_id)`)).join(' ')}
     order by ${words.map((word) => `${word}.weight`).join(' + ')} desc, compartment_id limit $4`,
    [...meant(keys, meanings), most, meanings.length === 1 ? ALIKE : null],
  ));
}

/** Compartments that have something like every word but one, by how many, then how near. */
async function some(db: Db, keys: KeyStore, meanings: Meanings, most: number, among: readonly string[] | null): Promise<string[]> {
  return idsOf(await db.query<Hit>(
    `with ${MEANING}, hit as materialized (
       select t.compartment_id, m.place, m.weight from ${among ? AMONG : ANYWHERE}
     ), ranked as materialized (
       select compartment_id, bit_count(bit_or(place)::bit(8)) as words, sum(weight) as weight from hit group by 1
     )
     select compartment_id from ranked where words >= $6 order by words desc, weight desc, compartment_id limit $4`,
    [...meant(keys, meanings), most, among ?? (meanings.length <= 2 ? ALIKE : null), Math.max(1, meanings.length - 1)],
  ));
}

interface NameRow { compartment_id: string; case_id: string; person: string; key_id: number; kind: string; content: Buffer; recorded: Date }

/** Opens the names in these compartments and ranks them as a person would: the database saw tokens only. */
async function look(db: Db, keys: KeyStore, ids: readonly string[], asked: NameWords, limit: number): Promise<Found[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<NameRow>(
    `select s.compartment_id, c.case_id, c.person, c.key_id, s.kind, s.content, s.recorded from sealed s join compartment c on c.id = s.compartment_id
     where s.compartment_id = any((select $1::uuid[])::uuid[]) and s.kind in ('name', $2) and ${STANDS} order by s.recorded, s.number`,
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
export function score(asked: NameWords, name: string): Score {
  const own = nameWords(name);
  const weights = asked.strong.map((word) => Math.max(0, ...own.strong.map((theirs) => nearness(word, theirs))));
  const prefixes = asked.weak.filter((word) => own.weak.includes(word) || own.strong.some((theirs) => theirs.startsWith(word))).length;
  const rest = Math.max(0, own.strong.length - asked.strong.length);
  return { words: weights.filter((weight) => weight > 0).length, order: weights.reduce((sum, weight) => sum + weight, 0) + prefixes - rest / 10 };
}

/** Whether somebody of this name is meant by a question, by the same measure: all of its words, or all but one. */
export function bearsName(text: string, name: string): boolean {
  const { strong, weak } = nameWords(text);
  const asked = { strong: strong.slice(0, MOST_WORDS), weak };
  return score(asked, name).words >= Math.max(1, asked.strong.length - 1);
}

function nearness(word: string, theirs: string): number {
  if (word === theirs) return EXACT;
  if (beginsWith(theirs, word)) return BEGINNING;
  const allowed = typosIn(word);
  return weightOf(typos(word, theirs, allowed), allowed);
}
