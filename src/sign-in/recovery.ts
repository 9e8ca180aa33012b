import { createHash } from 'node:crypto';
import type { KeyStore } from '../database/keys.ts';

/** As many as people know from elsewhere; own choice. */
export const CODES = 10;
/** Digits, so that the keys of a telephone suffice and one field takes both kinds of code. Fifty bits, behind a password and a brake. */
const DIGITS = 15;
const GROUP = /(\d{5})(?=\d)/g;

/** `12345-67890-12345`, for paper. */
export function makeCodes(newId: () => string): string[] {
  return Array.from({ length: CODES }, () => {
    const chance = createHash('sha256').update(`${newId()} ${newId()}`).digest().readBigUInt64BE();
    return (chance % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0').replace(GROUP, '$1-');
  });
}

/** The digits of what was typed where that can be a recovery code, else null. */
export function readCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return digits.length === DIGITS && /^\d+$/.test(digits) ? digits : null;
}

/** What the database keeps: nobody can try codes on it without the key outside of it. */
export function codeHash(keys: KeyStore, staffId: string, digits: string): Buffer {
  return keys.token('recovery', `${staffId} ${digits}`);
}
