import { parseDay } from '../../core/day.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { hex, insertRows, type Row } from '../rows.ts';
import type { Compartment } from './compartment.ts';
import { asItSounds, nameWords } from './fold-name.ts';
import { openText, type NewWords } from './people.ts';
import { readStatement, STATEMENT } from './statement.ts';

/** How sure it is that two people in two cases are the same one. A person at the desk decides. `one-name`: of one of them only one word is known. */
export type Strength = 'name-and-birth-date' | 'name' | 'one-name';

type Placed = NewWords & { readonly in: Compartment };

/** Somebody told of in a compartment: its own person, or another of whom that one told. */
interface Told {
  readonly compartmentId: string;
  readonly person: string;
  readonly names: string[];
  readonly birthDates: string[];
}

export const WORD_PURPOSE = 'name-word';
export const wordContext = (token: Buffer): string => `${WORD_PURPOSE} ${token.toString('hex')}`;

/** Makes names findable: a keyed token a word, each new word sealed into the dictionary, and identity tokens. */
export async function insertTokens(db: Db, keys: KeyStore, words: readonly Placed[]): Promise<void> {
  const told = toldIn(words);
  if (told.length === 0) return;
  await completeFromBefore(db, keys, words, told);
  const tokens = new Map<string, Buffer>();
  for (const word of told.flatMap(({ names }) => names).flatMap((name) => nameWords(name).strong)) tokens.set(word, keys.token(WORD_PURPOSE, word));
  const found = told.flatMap(({ compartmentId, names }) => [...new Set(names.flatMap((name) => nameWords(name).strong))]
    .map((word) => ({ token: hex(tokens.get(word) as Buffer), compartment_id: compartmentId })));
  // The dictionary is held before anything else of these is written.
  await Promise.all([
    insertDictionary(db, keys, tokens), insertRows(db, 'name_token', ['token', 'compartment_id'], found, 'on conflict do nothing'),
    insertRows(db, 'identity_token', ['token', 'compartment_id', 'person', 'strength'], told.flatMap((one) => identityRows(keys, one)), 'on conflict do nothing'),
  ]);
}

function toldIn(words: readonly Placed[]): Told[] {
  const found = new Map<string, Told>();
  const of = (compartmentId: string, person: string): Told => {
    const key = `${compartmentId} ${person}`;
    const told = found.get(key) ?? { compartmentId, person, names: [], birthDates: [] };
    found.set(key, told);
    return told;
  };
  for (const { compartment, person, kind, text, in: { id } } of words) {
    if (compartment !== 'person' || person === null) continue;
    if (kind === 'name') of(id, person).names.push(text);
    if (kind === 'birth-date') of(id, person).birthDates.push(text);
    const statement = kind === STATEMENT ? readStatement(text) : null;
    if (statement?.name) of(id, statement.about).names.push(statement.name);
    if (statement?.birthDate) of(id, statement.about).birthDates.push(statement.birthDate);
  }
  return [...found.values()];
}

/** A name that comes later than the birth date, or the other way round: identity needs both. */
async function completeFromBefore(db: Db, keys: KeyStore, words: readonly Placed[], told: readonly Told[]): Promise<void> {
  const before = new Set(words.filter((own) => own.in.existed && (own.kind === 'name' || own.kind === 'birth-date')).map((own) => own.in.id));
  if (before.size === 0) return;
  const rows = await db.query<{ compartment_id: string; person: string; key_id: number; kind: string; content: Buffer }>(
    `select s.compartment_id, c.person, c.key_id, s.kind, s.content from sealed s join compartment c on c.id = s.compartment_id
     where s.compartment_id = any($1::uuid[]) and s.kind in ('name', 'birth-date')`,
    [[...before]],
  );
  for (const row of rows) {
    const own = told.find(({ compartmentId, person }) => compartmentId === row.compartment_id && person === row.person);
    const text = openText(keys, row);
    if (own && text !== null) (row.kind === 'name' ? own.names : own.birthDates).push(text);
  }
}

/** Any number that nobody else uses. */
const DICTIONARY = 8_040_913;

/**
 * Whoever adds names holds the dictionary with others; whoever takes unused words out holds it alone, until the
 * transaction ends. Otherwise a word could go while a name with it is being written.
 */
export async function holdDictionary(db: Db, how: 'with-others' | 'alone'): Promise<void> {
  await db.query(`select pg_advisory_xact_lock${how === 'alone' ? '' : '_shared'}($1)`, [DICTIONARY]);
}

/** In one order everywhere, so that two transactions never wait for each other's words crosswise. */
async function insertDictionary(db: Db, keys: KeyStore, tokens: ReadonlyMap<string, Buffer>): Promise<void> {
  if (tokens.size === 0) return;
  await holdDictionary(db, 'with-others');
  const sorted = [...tokens].sort(([, a], [, b]) => a.compare(b));
  const known = await db.query<{ token: Buffer }>('select token from name_word where token = any($1::bytea[])', [sorted.map(([, token]) => token)]);
  const present = new Set(known.map(({ token }) => token.toString('hex')));
  const rows = sorted.filter(([, token]) => !present.has(token.toString('hex')))
    .map(([word, token]) => ({ token: hex(token), word: hex(keys.sealShared(wordContext(token), word)) }));
  await insertRows(db, 'name_word', ['token', 'word'], rows, 'on conflict do nothing');
}

/**
 * One token for the whole name; with a birth date one more for each word of it, so that "P. Jansen" and "Piet Jansen"
 * of the same day are proposed as the same person. Both as they sound. A name of one word has that word as it is found by in a search, so
 * that it meets longer names too (alike.ts).
 */
function identityRows(keys: KeyStore, { compartmentId, person, names, birthDates }: Told): Row[] {
  const found = names.map((name) => nameWords(name).strong);
  const single = found.filter((words) => words.length === 1).flat();
  const folded = found.map((words) => words.map(asItSounds));
  const whole = folded.filter((words) => words.length > 1).map((words) => [...words].sort().join(' '));
  const days = birthDates.map((text) => parseDay(text.trim())).filter((day) => day !== null);
  const dated = folded.flat().flatMap((word) => days.map((day) => `${word} ${day}`));
  const row = (strength: Strength) => (text: string): Row =>
    ({ token: hex(keys.token(`identity ${strength}`, text)), compartment_id: compartmentId, person, strength });
  const one = (word: string): Row => ({ token: hex(keys.token(WORD_PURPOSE, word)), compartment_id: compartmentId, person, strength: 'one-name' satisfies Strength });
  return [...[...new Set(whole)].map(row('name')), ...[...new Set(dated)].map(row('name-and-birth-date')), ...[...new Set(single)].map(one)];
}
