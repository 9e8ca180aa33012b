/** Letters that do not come apart into a letter and an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ı: 'i', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŋ: 'n', ə: 'e', ŧ: 't',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Prefixes of Dutch names (tussenvoegsels) and their like: so many people have them that they find nobody. */
const PREFIXES = new Set(['van', 'de', 'der', 'den', 'ter', 'ten', 'te', 'het', 'el', 'al']);

const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/** The words of a name by which it is found. */
export interface NameWords {
  /** Without accents, in small letters, each once. */
  readonly strong: readonly string[];
  /** Prefixes and single letters. */
  readonly weak: readonly string[];
}

/**
 * Folds a name: small letters, accents and other marks off, the Turkish ı and its like to plain letters, `ij` as `y`
 * (Dijkstra, Dykstra). A name of prefixes and single letters only keeps them as its strong words.
 */
export function nameWords(name: string): NameWords {
  const plain = name.normalize('NFKD').toLowerCase().replace(/[\p{M}\p{Cf}'’`]/gu, '').replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
  const words = [...new Set(plain.replaceAll('ij', 'y').match(/[\p{L}\p{N}]+/gu) ?? [])].map((word) => word.slice(0, LONGEST_WORD)).slice(0, MOST_WORDS);
  const isWeak = (word: string) => word.length === 1 || PREFIXES.has(word);
  const strong = words.filter((word) => !isWeak(word));
  return strong.length > 0 ? { strong, weak: words.filter(isWeak) } : { strong: words, weak: [] };
}

/** Spellings of one sound in Dutch names. Consonants only: a vowel more is as a rule another name (Bos, Boos). */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'], [/th/g, 't'], [/gh/g, 'g'], [/dt\b/g, 't'], [/ck/g, 'k'], [/c(?=[aoulrk])/g, 'k'], [/ks/g, 'x'], [/([bdfgklmnprst])\1/g, '$1'],
];

/** A folded word as it sounds: Janssen and Jansen, Carel and Karel, Witt and Wit are one. For proposals that a person judges, never for a search. */
export const asItSounds = (word: string): string => SOUNDS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), word);
