import type { KeyStore } from '../database/keys.ts';

/**
 * Codes that people write down: of a form to go on with later, and of a referral to add something to. Twenty signs of which none is
 * taken for another when somebody writes or reads it (no 0 O Q, 1 I L, Z, 5 S, G, 8 B, U V), and no vowels, so that none is a word.
 */
export const SIGNS = '234679CDFHJKMNPRTWXY';
/** Fifteen of twenty: 64.8 bits. */
export const LENGTH = 15;
const GROUP = 3;

/**
 * A code that nobody keeps: it follows from a secret of the visitor's browser, from what is kept beside the form (`chance`), and from a
 * key of the house. So it can be told again in that browser, and nowhere else.
 */
export function codeOf(keys: KeyStore, secret: string, chance: string): string {
  let rest = BigInt(`0x${keys.token('draft', `write-down ${secret} ${chance}`).toString('hex')}`);
  let code = '';
  for (let at = 0; at < LENGTH; at += 1) {
    code += SIGNS[Number(rest % BigInt(SIGNS.length))];
    rest /= BigInt(SIGNS.length);
  }
  return code;
}

/** In groups, as it is told: "F7K 3TN 9HW C4P X2R". */
export const shownCode = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? '';

const tidied = (typed: string): string => typed.toUpperCase().replace(/[\s.\-–—_]+/gu, '');

/** As long as a code, with a letter or digit in it that none has. */
export const hasForeignSign = (typed: string): boolean => /^[A-Z0-9]{15}$/.test(tidied(typed)) && readCode(typed) === null;

/** As somebody types it: any case, with or without spaces, points and dashes. Null where it is no code. */
export function readCode(typed: string): string | null {
  const code = tidied(typed);
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}
