import type { CaseState } from '../core/case/state.ts';
import { nameWords } from '../database/people/fold-name.ts';
import type { PersonWords } from '../database/people/people.ts';
import { statementsAbout } from '../database/people/statement.ts';

/** Shorter words of a name are words of everything. */
const SHORTEST_NAME = 3;
/** Fewer digits are a year, an age or an amount. */
const FEWEST_DIGITS = 6;

/** What is written of somebody of the other side: names, and ways to reach them. */
export interface Known { readonly person: string; readonly names: readonly string[]; readonly reach: readonly string[] }

/** Everybody of side B, and who speaks for or stands by them, with what they and others told of them. */
export function knownOfOtherSide(state: CaseState, people: readonly PersonWords[]): Known[] {
  const own = [...state.people.values()].filter(({ side }) => side === 'b').map(({ id }) => id as string);
  const near = [...state.attending].filter(([, { for: whom }]) => own.includes(whom)).map(([id]) => id as string);
  return [...own, ...near].map((person) => {
    const words = people.find(({ id }) => id === person)?.words ?? [];
    const told = statementsAbout(people, person);
    const of = (kinds: readonly string[]) => words.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
    const text = (found: readonly (string | undefined)[]) => found.filter((one) => one !== undefined);
    return {
      person, names: [...of(['name']), ...text(told.flatMap((one) => [one.name, one.representativeName]))],
      reach: [...of(['contact']), ...text(told.flatMap((one) => [one.address, one.telephone, one.email, one.representativeContact]))],
    };
  });
}

/** Something in a question by which the other side could be known. */
export interface Betrayed { readonly person: string; readonly words: string }

/**
 * Names, telephone numbers, postcodes and e-mail addresses of the other side that a question holds, as they stand in it. A warning for
 * who asks: a name can be an ordinary word, and the referrer may have told it.
 */
export function betrayedIn(question: string, known: readonly Known[]): Betrayed[] {
  const written = [...question.matchAll(/[\p{L}\p{M}'’]+/gu)].map(([word]) => ({ word, folded: new Set(nameWords(word).strong) }));
  const numbers = [...question.matchAll(/\+?\d[\d\s().-]{4,}\d/g)].map(([number]) => number);
  const codes = [...question.matchAll(/\b\d{4}\s?[A-Za-z]{2}\b|[^\s@]+@[^\s@]+\.[^\s@,;]+/g)].map(([code]) => code);
  const found = known.flatMap(({ person, names, reach }) => {
    const parts = new Set(names.flatMap((name) => nameWords(name).strong).filter((part) => part.length >= SHORTEST_NAME));
    const lines = reach.join('\n');
    return [
      ...written.filter(({ folded }) => [...folded].some((word) => parts.has(word))).map(({ word }) => word),
      ...numbers.filter((number) => digits(number).length >= FEWEST_DIGITS && digits(lines).includes(digits(number))),
      ...codes.filter((code) => squeezed(lines).includes(squeezed(code))),
    ].map((words) => ({ person, words }));
  });
  return found.filter((one, index) => found.findIndex((other) => other.words === one.words) === index);
}

const digits = (text: string): string => text.replace(/\D/g, '').replace(/^(00)?31/, '0');
const squeezed = (text: string): string => text.toLowerCase().replace(/[ \t]/g, '');
