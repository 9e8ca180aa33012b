import { parseDay, type Day } from '../core/day.ts';
import { asItSounds, nameWords } from '../database/people/fold-name.ts';

/**
 * Whether an answer is about whom the referral tells of. One line too high or too low puts the address of a stranger in a case, and a letter
 * about what somebody did at their door: what differs, and what cannot be compared, is taken in by nobody but a person who looked.
 */
export const DOUBTS = ['of-who-registered', 'fits-both', 'name-differs', 'birth-date-differs', 'little-to-compare'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** What a line of the prosecution service says of a person; empty or null where it does not. */
export interface Answered { readonly name: string; readonly born: Day | null }

/** What is known of the person who was asked after, and the names of who registered. */
export interface Told { readonly names: readonly string[]; readonly born: Day | null; readonly registered: readonly string[] }

interface Parts { readonly words: readonly string[]; readonly initials: readonly string[] }

/** By sound, without prefixes: in whatever order and spelling an office writes them. */
function partsOf(name: string): Parts {
  const { strong, weak } = nameWords(name);
  const words = strong.filter((word) => word.length > 1).map(asItSounds);
  return { words, initials: [...strong, ...weak].filter((word) => word.length === 1) };
}

/** A given name is written in full, as a letter, or not at all. */
const fits = (one: string, other: string): boolean => one === other || (one.length === 1 ? other.startsWith(one) : other.length === 1 && one.startsWith(other));

/**
 * Whether two spellings can be of one person: they share a word, and where both have more, one of those fits one of the other. So
 * "Wit, K. de" is Karel de Witt, and neither Anna de Wit nor Karel de Boer. A word that is spelled otherwise differs: a person judges.
 */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  const shared = a.words.filter((word) => b.words.includes(word));
  if (shared.length === 0) return false;
  const restOf = ({ words, initials }: Parts): string[] => [...words.filter((word) => !shared.includes(word)), ...initials];
  const [restA, restB] = [restOf(a), restOf(b)];
  return restA.length === 0 || restB.length === 0 || restA.some((word) => restB.some((more) => fits(word, more)));
}

/** One name alone is of so many people that it tells nothing. */
const tells = (name: string): boolean => { const { words, initials } = partsOf(name); return words.length + initials.length > 1; };

/** Why a person looks first, by what differs; empty where it may go along. What says too little is nothing to go by. */
export function doubtsOf({ name, born }: Answered, told: Told): Doubt[] {
  const [named, bornBoth] = [name !== '' && told.names.length > 0, born !== null && told.born !== null];
  const same = told.names.some((known) => sameName(known, name));
  const enough = tells(name) && told.names.some((known) => tells(known) && sameName(known, name));
  const registered = name !== '' && told.registered.some((known) => sameName(known, name));
  const found: Readonly<Record<Doubt, boolean>> = {
    // "K. Bakker" can be Karel, who was asked after, and Kees, who registered: then the birth date alone tells.
    'of-who-registered': registered && !same, 'fits-both': registered && same && !(bornBoth && born === told.born), 'name-differs': named && !same && !registered, 'birth-date-differs': bornBoth && born !== told.born,
    'little-to-compare': !registered && !bornBoth && (!named || (same && !enough)),
  };
  return DOUBTS.filter((doubt) => found[doubt]);
}

/** As a spreadsheet writes a birth date: 1980-03-12, or day first. Null where it is none. */
export function readBorn(text: string): Day | null {
  const [, day, month, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  return parseDay(day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text);
}
