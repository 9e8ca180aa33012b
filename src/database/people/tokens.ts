import { parseDay } from '../../core/day.ts';
import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { hex, insertRows, type Row } from '../rows.ts';
import type { Compartment } from './compartment.ts';
import { asItSounds, nameWords } from './fold-name.ts';
import { openText, type NewWords } from './people.ts';
import { readStatement, STATEMENT } from './statement.ts';
import { STANDS } from './struck.ts';

/** How sure it is that two people in two cases are the same one. A person at the desk decides. `one-name`: of one of them only one word is known. */
export type Strength = 'name-and-birth-date' | 'name' | 'one-name';

export type Placed = NewWords & { readonly id: string; readonly in: Compartment };

/** A text with the id of the sealed words that it came in. */
interface Text { readonly id: string; readonly text: string }

/** Somebody told of in a compartment: its own person, or another of whom that one told. */
interface Told {
  readonly compartmentId: string;
  readonly person: string;
  readonly names: Text[];
  readonly birthDates: Text[];
}

export const WORD_PURPOSE = 'name-word';
/** Of a referrer's name: other tokens than of the same name of somebody who takes part, so that neither is ever found or proposed as the other. */
export const REFERRER_PURPOSE = 'referrer-word';
export const wordContext = (token: Buffer): string => `${WORD_PURPOSE} ${token.toString('hex')}`;

/**
 * Makes names findable: a keyed token a word, each new word sealed into the dictionary, and identity tokens. Each says of which words it
 * was made, and goes with them (`unfindStruck`); words that are struck already are not given here.
 */
export async function insertTokens(db: Db, keys: KeyStore, words: readonly Placed[]): Promise<void> {
  const told = toldIn(words);
  const referrers = await referrersIn(db, words);
  if (told.length === 0 && referrers.length === 0) return;
  await completeFromBefore(db, keys, words, told);
  const found = [
    ...told.flatMap(({ compartmentId, names }) => names.flatMap((name) => nameTokens(keys, WORD_PURPOSE, compartmentId, name))),
    ...referrers.flatMap((name) => nameTokens(keys, REFERRER_PURPOSE, name.in.id, name)),
  ];
  // The dictionary is held before anything else of these is written.
  await Promise.all([
    insertDictionary(db, keys, new Map(found.map(({ token, word }) => [token.toString('hex'), { token, word }]))),
    insertRows(db, 'name_token', ['token', 'compartment_id', 'words'], found.map(({ token, ...row }) => ({ token: hex(token), compartment_id: row.place, words: row.words })), 'on conflict do nothing'),
    insertRows(db, 'identity_token', ['token', 'compartment_id', 'person', 'strength', 'words', 'dated'], told.flatMap((one) => identityRows(keys, one)), 'on conflict do nothing'),
  ]);
}

interface NameToken { readonly token: Buffer; readonly word: string; readonly place: string; readonly words: string }

const nameTokens = (keys: KeyStore, purpose: string, place: string, { id, text }: Text): NameToken[] =>
  nameWords(text).strong.map((word) => ({ token: keys.token(purpose, word), word, place, words: id }));

/** Names of referrers who did so as their work. Of an acquaintance nobody looks for what else they referred. */
async function referrersIn(db: Db, words: readonly Placed[]): Promise<Placed[]> {
  const named = words.filter(({ compartment, kind }) => compartment === 'referrer' && kind === 'name');
  if (named.length === 0) return [];
  const rows = await db.query<{ case_id: string }>("select case_id from standing where entry = 'professional' and case_id = any($1::uuid[])", [named.map(({ caseId }) => caseId)]);
  const professional = new Set(rows.map(({ case_id }) => case_id));
  return named.filter(({ caseId }) => professional.has(caseId));
}

function toldIn(words: readonly Placed[]): Told[] {
  const found = new Map<string, Told>();
  const of = (compartmentId: string, person: string): Told => {
    const key = `${compartmentId} ${person}`;
    const told = found.get(key) ?? { compartmentId, person, names: [], birthDates: [] };
    found.set(key, told);
    return told;
  };
  for (const { id, compartment, person, kind, text, in: place } of words) {
    if (compartment !== 'person' || person === null) continue;
    if (kind === 'name') of(place.id, person).names.push({ id, text });
    if (kind === 'birth-date') of(place.id, person).birthDates.push({ id, text });
    const statement = kind === STATEMENT ? readStatement(text) : null;
    if (statement?.name) of(place.id, statement.about).names.push({ id, text: statement.name });
    if (statement?.birthDate) of(place.id, statement.about).birthDates.push({ id, text: statement.birthDate });
  }
  return [...found.values()];
}

/** A name that comes later than the birth date, or the other way round: identity needs both. */
async function completeFromBefore(db: Db, keys: KeyStore, words: readonly Placed[], told: readonly Told[]): Promise<void> {
  const before = new Set(words.filter((own) => own.in.existed && (own.kind === 'name' || own.kind === 'birth-date')).map((own) => own.in.id));
  if (before.size === 0) return;
  const rows = await db.query<{ id: string; compartment_id: string; person: string; key_id: number; kind: string; content: Buffer }>(
    `select s.id, s.compartment_id, c.person, c.key_id, s.kind, s.content from sealed s join compartment c on c.id = s.compartment_id
     where s.compartment_id = any($1::uuid[]) and s.kind in ('name', 'birth-date') and s.id <> all($2::uuid[]) and ${STANDS}`,
    [[...before], words.map(({ id }) => id)],
  );
  for (const row of rows) {
    const own = told.find(({ compartmentId, person }) => compartmentId === row.compartment_id && person === row.person);
    const text = openText(keys, row);
    if (own && text !== null) (row.kind === 'name' ? own.names : own.birthDates).push({ id: row.id, text });
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
async function insertDictionary(db: Db, keys: KeyStore, tokens: ReadonlyMap<string, Pick<NameToken, 'token' | 'word'>>): Promise<void> {
  if (tokens.size === 0) return;
  await holdDictionary(db, 'with-others');
  const sorted = [...tokens].sort(([, a], [, b]) => a.token.compare(b.token));
  const known = await db.query<{ token: Buffer }>('select token from name_word where token = any($1::bytea[])', [sorted.map(([, { token }]) => token)]);
  const present = new Set(known.map(({ token }) => token.toString('hex')));
  const rows = sorted.filter(([name]) => !present.has(name))
    .map(([, { token, word }]) => ({ token: hex(token), word: hex(keys.sealShared(wordContext(token), word)) }));
  await insertRows(db, 'name_word', ['token', 'word'], rows, 'on conflict do nothing');
}

/**
 * One token for the whole name; with a birth date one more for each word of it, so that "P. Jansen" and "Piet Jansen"
 * of the same day are proposed as the same person. Both as they sound. A name of one word has that word as it is found by in a search, so
 * that it meets longer names too (alike.ts).
 */
function identityRows(keys: KeyStore, { compartmentId, person, names, birthDates }: Told): Row[] {
  const days = birthDates.flatMap(({ id, text }) => {
    const day = parseDay(text.trim());
    return day === null ? [] : [{ id, day }];
  });
  return names.flatMap(({ id, text }) => {
    const row = (strength: Strength, token: Buffer, dated = id): Row => ({ token: hex(token), compartment_id: compartmentId, person, strength, words: id, dated });
    const { strong } = nameWords(text);
    const sounds = strong.map(asItSounds);
    const dated = [...new Set(sounds)].flatMap((word) => days.map((one) => row('name-and-birth-date', keys.token('identity name-and-birth-date', `${word} ${one.day}`), one.id)));
    const alone = strong.length > 1 ? [row('name', keys.token('identity name', [...sounds].sort().join(' ')))] : strong.map((word) => row('one-name', keys.token(WORD_PURPOSE, word)));
    return [...alone, ...dated];
  });
}
