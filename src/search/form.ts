import { nameWords } from '../database/people/fold-name.ts';
import type { KeyStore } from '../database/keys.ts';
import { SealBroken } from '../database/keys.ts';

export const QUESTION = 'q';
/** Longer is no name. */
const LONGEST = 100;

export type Asked =
  | { readonly kind: 'number'; readonly number: string }
  /** The number within a year: `23`. */
  | { readonly kind: 'serial'; readonly serial: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string };

const HELPS = 'Typ minstens twee letters van een naam, of een zaaknummer zoals 2019-00042 of 42.';

/** What somebody looks for. A case number may lack its zeros: `2019-42`. */
export function readQuestion(typed: string): Asked {
  const text = typed.trim();
  if ([...text].length > LONGEST) return { kind: 'wrong', message: `Dit is langer dan ${LONGEST} tekens. Typ alleen een naam of een zaaknummer.` };
  const number = /^(\d{4})\s*[-/\s]\s*(\d{1,5})$/.exec(text) ?? /^(\d{4})(\d{5})$/.exec(text);
  if (number) return { kind: 'number', number: `${number[1]}-${number[2]?.padStart(5, '0')}` };
  if (/^\d{1,5}$/.test(text)) return { kind: 'serial', serial: text.padStart(5, '0') };
  const { strong, weak } = nameWords(text);
  return [...strong, ...weak].some((word) => word.length > 1) ? { kind: 'name', text } : { kind: 'wrong', message: HELPS };
}

/** All tokens of short questions are equally long, so that the address does not even tell the length of a name. */
const PADDED = 64;
const contextOf = (user: string): string => `search ${user}`;

/**
 * A question as it may stand in an address: sealed, and of use to this user only. With the question in an address that is
 * read (GET), going back, reloading and a second tab work as everywhere; with a name in it, it would stay in the history.
 */
export const sealQuestion = (keys: KeyStore, user: string, text: string): string =>
  keys.sealShared(contextOf(user), text.padEnd(PADDED)).toString('base64url');

/** Null for what this server did not seal for this user. */
export function openQuestion(keys: KeyStore, user: string, token: string): string | null {
  try {
    return keys.openShared(contextOf(user), Buffer.from(token, 'base64url')).toString().trim();
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
