import type { Db } from '../database.ts';
import type { KeyStore } from '../keys.ts';
import { wordContext } from './tokens.ts';

/** How a word of a name answers to a word that was searched for: higher is nearer. */
export const EXACT = 100;
export const BEGINNING = 60;
const ONE_TYPO = 50;
const TWO_TYPOS = 30;

export interface Near { readonly word: string; readonly weight: number }

/** Every distinct word of every name, folded, in memory: typos are looked for here and never in the database. */
export interface Dictionary {
  /** Reads what was added since, by any process. One small query where nothing was. */
  refresh(db: Db): Promise<void>;
  /** Words equal to this one, beginning with it (from three letters), or a typo away; nearest first, at most `most`. */
  near(word: string, most: number): Near[];
  readonly size: number;
}

/** One typo in a short word, two in a longer one; none in one or two letters. */
export const typosIn = (word: string): number => (word.length <= 2 ? 0 : word.length <= 5 ? 1 : 2);

/** How near a word with so many typos is; 0 where there are too many. */
export const weightOf = (count: number, allowed: number): number => (count > allowed ? 0 : count === 1 ? ONE_TYPO : TWO_TYPOS);

const SHORTEST_BEGINNING = 3;
export const beginsWith = (word: string, beginning: string): boolean =>
  beginning.length >= SHORTEST_BEGINNING && word.length > beginning.length && word.startsWith(beginning);

const LETTERS = 26;
const FIRST_LETTER = 97;

/** Which letters are in a word, a bit each; everything that is no plain letter shares one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - FIRST_LETTER;
    letters |= 1 << (letter >= 0 && letter < LETTERS ? letter : LETTERS);
  }
  return letters;
}

function bits(mask: number): number {
  let left = mask - ((mask >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const LONGEST = 64;
let before = new Uint8Array(LONGEST + 1);
let above = new Uint8Array(LONGEST + 1);
let row = new Uint8Array(LONGEST + 1);

/**
 * Typos between two words (a letter more, less or other; two neighbours exchanged counts one), or `most + 1` where there
 * are more. Works in one shared table, which a function without a pause may.
 */
export function typos(a: string, b: string, most: number): number {
  const over = most + 1;
  if (Math.abs(a.length - b.length) > most || a.length > LONGEST || b.length > LONGEST) return over;
  for (let j = 0; j <= b.length; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let least = (row[0] = i);
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + (same ? 0 : 1));
      const exchanged = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (exchanged) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return over;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[b.length] as number, over);
}

interface Row { cursor: string; token: Buffer | null; word: Buffer | null }

/** Words opened without a pause, about 10 ms of work: pages are answered in between. */
const AT_ONCE = 1_000;
const breathe = () => new Promise<void>((resolve) => { setImmediate(resolve); });

class Words implements Dictionary {
  readonly #keys: KeyStore;
  readonly #known = new Set<string>();
  readonly #words: string[] = [];
  #letters = new Int32Array(1024);
  #lengths = new Uint8Array(1024);
  /** Transactions before this one have all ended: what they added is known. */
  #cursor = '0';

  constructor(keys: KeyStore) {
    this.#keys = keys;
  }

  get size(): number {
    return this.#words.length;
  }

  async refresh(db: Db): Promise<void> {
    // Only ids that this server can have given: a restored database can hold later ones, which the first read took.
    const limit = this.#cursor === '0' ? '' : 'and w.tx < pg_snapshot_xmax(pg_current_snapshot())';
    const rows = await db.query<Row>(
      `select pg_snapshot_xmin(pg_current_snapshot())::text as cursor, w.token, w.word
       from (values (1)) one left join name_word w on w.tx >= $1::xid8 ${limit}`,
      [this.#cursor],
    );
    for (const [index, { token, word }] of rows.entries()) {
      if (token && word) this.#add(token, word);
      if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    }
    const cursor = rows[0]?.cursor ?? '0';
    if (BigInt(cursor) > BigInt(this.#cursor)) this.#cursor = cursor;
  }

  #add(token: Buffer, sealed: Buffer): void {
    const word = this.#keys.openShared(wordContext(token), sealed).toString();
    if (this.#known.has(word)) return;
    this.#known.add(word);
    if (this.#words.length === this.#letters.length) this.#widen();
    this.#letters[this.#words.length] = lettersOf(word);
    this.#lengths[this.#words.length] = word.length;
    this.#words.push(word);
  }

  #widen(): void {
    const letters = new Int32Array(this.#letters.length * 2);
    const lengths = new Uint8Array(letters.length);
    letters.set(this.#letters);
    lengths.set(this.#lengths);
    this.#letters = letters;
    this.#lengths = lengths;
  }

  near(word: string, most: number): Near[] {
    const found: Near[] = this.#known.has(word) ? [{ word, weight: EXACT }] : [];
    const allowed = typosIn(word);
    for (const candidate of this.#candidates(word, allowed)) {
      const weight = candidate === word ? 0 : beginsWith(candidate, word) ? BEGINNING : weightOf(typos(word, candidate, allowed), allowed);
      if (weight > 0) found.push({ word: candidate, weight });
    }
    return found.sort((a, b) => b.weight - a.weight || a.word.length - b.word.length || (a.word < b.word ? -1 : 1)).slice(0, most);
  }

  /**
   * Words that could begin with this one or be a typo away, by numbers alone: a beginning has no letter that the word
   * lacks, and a typo changes the set of letters by two at most. Of 60,000 words some hundred are left.
   */
  #candidates(word: string, allowed: number): string[] {
    const { length } = word;
    const letters = lettersOf(word);
    const begins = length >= SHORTEST_BEGINNING;
    const found: string[] = [];
    for (let at = 0; at < this.#words.length; at++) {
      const theirs = this.#letters[at] as number;
      const longer = (this.#lengths[at] as number) - length;
      const near = longer <= allowed && longer >= -allowed && bits(letters ^ theirs) <= 2 * allowed;
      if (near || (begins && longer > 0 && (letters & ~theirs) === 0)) found.push(this.#words[at] as string);
    }
    return found;
  }
}

const open = new WeakMap<KeyStore, Promise<Dictionary>>();

/** The dictionary of this house; the first call reads it all, later ones give the same one at no cost. */
export function openDictionary(db: Db, keys: KeyStore): Promise<Dictionary> {
  const present = open.get(keys);
  if (present) return present;
  const words = new Words(keys);
  const loading = words.refresh(db).then(() => words);
  open.set(keys, loading);
  // Where reading failed, the next call tries again.
  loading.catch(() => open.delete(keys));
  return loading;
}

/** After an erasure: words that went are out of this process's memory as well, the next call reads the rest anew. */
export function forgetDictionary(keys: KeyStore): void {
  open.delete(keys);
}
