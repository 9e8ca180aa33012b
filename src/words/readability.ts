/**
 * How easy a Dutch text reads: Flesch in the version of Douma (1960), 206.835 − 0.93 × words a sentence − 77 × syllables
 * a word. 65 and more is plain, 85 and more very easy (guarantee G12). It measures length, not meaning: a text that
 * scores well can still be unclear, one that scores badly is.
 */
export interface Readability {
  readonly score: number;
  readonly words: number;
  readonly sentences: number;
  readonly wordsPerSentence: number;
  readonly longestSentence: number;
  readonly syllablesPerWord: number;
}

/** Spelled vowel groups that sound as one, longest first. A diaeresis starts a new one: be-ëin-di-gen. */
const ONE_SOUND = /ëi|ëe|ïe|eau|ieu|eeu|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|ai|oi|[aeiouyáàâéèêíìîóòôúùûäëïöü]/g;

/** Words in which such a pair belongs to two syllables although nothing in the spelling says so (mu-se-um). */
const APART: Readonly<Record<string, number>> = { museum: 3, petroleum: 4 };

/** Syllables of one Dutch word, at least 1. */
export function syllables(word: string): number {
  const lower = word.normalize('NFC').toLowerCase();
  const known = APART[lower];
  if (known) return known;
  const sounded = lower.replace(/qu/g, 'k').replace(/(^|[aeiou])y(?=[aeiou])/g, '$1j');
  return Math.max(1, sounded.match(ONE_SOUND)?.length ?? 0);
}

/** A line is a sentence too, with or without a full stop. Words of digits only (telephone numbers, years) do not count. */
export function readability(text: string): Readability {
  const sentences = text.split(/\n|(?<=[.!?:])\s+/).map((s) => s.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return { score: 0, words: 0, sentences: 0, wordsPerSentence: 0, longestSentence: 0, syllablesPerWord: 0 };
  const wordsPerSentence = words.length / sentences.length;
  const syllablesPerWord = words.flatMap((w) => w.split('-')).filter(Boolean).reduce((sum, w) => sum + syllables(w), 0) / words.length;
  return {
    score: 206.835 - 0.93 * wordsPerSentence - 77 * syllablesPerWord,
    words: words.length,
    sentences: sentences.length,
    wordsPerSentence,
    longestSentence: Math.max(...sentences.map((s) => s.length)),
    syllablesPerWord,
  };
}
