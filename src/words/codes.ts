import { causeClass, isCode, type Code, type ListName } from '../core/codes.ts';
import { PEOPLE_WORDS } from './codes-people.ts';
import { WORK_WORDS } from './codes-work.ts';

/** A word for every code of every list; one without a word does not compile. */
export type CodeWords = { readonly [L in ListName]: Readonly<Record<Code<L>, string>> };

export const WORDS: CodeWords = { ...PEOPLE_WORDS, ...WORK_WORDS };

/** The word for a code, in lower case, as it stands in a sentence. */
export const word = <L extends ListName>(list: L, code: Code<L>): string => WORDS[list][code];

/** The word for a code whose list is only known while running; the code itself where it is none of that list. */
export const wordOf = (list: ListName, code: string): string =>
  (isCode(list, code) ? (WORDS[list] as Readonly<Record<string, string>>)[code] : undefined) ?? code;

/** With a capital, for labels and the start of a sentence; the accents of "één" are not written on a capital. */
export const capital = (text: string): string => (text.startsWith('één') ? `Eén${text.slice(3)}` : text.charAt(0).toUpperCase() + text.slice(1));

/**
 * What somebody is called in this case. The term depends on the cause: traffic has no offenders and a medical
 * incident no victims, whatever was chosen at the referral.
 */
export function roleWord(role: Code<'role'>, cause: Code<'cause'>): string {
  if (causeClass(cause) === 'traffic' && (role === 'offender' || role === 'suspect')) return WORDS.role['causing-party'];
  if (cause === 'medical-incident') {
    if (role === 'victim') return WORDS.role.patient;
    if (role === 'offender' || role === 'suspect' || role === 'causing-party') return WORDS.role['care-provider'];
  }
  return WORDS.role[role];
}

/** What stands before the one at `index` of so many in a line: "verwijzer, tolk en steunfiguur". */
export const before = (index: number, count: number): string => (index === 0 ? '' : index === count - 1 ? ' en ' : ', ');

/** "verwijzer, tolk en steunfiguur". Of links and the like: `Listed`. */
export const listed = (words: readonly string[]): string => words.map((word, index) => `${before(index, words.length)}${word}`).join('');
