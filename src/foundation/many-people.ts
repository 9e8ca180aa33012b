import { addDays, type Day } from '../core/day.ts';
import type { Chance } from './chance.ts';

const FIRST = [
  'Noor', 'Sem', 'Yara', 'Daan', 'Fatma', 'Lucas', 'Iris', 'Mehmet', 'Sanne', 'Ruben', 'Aylin', 'Joost', 'Mila', 'Tariq', 'Eva', 'Bram', 'Zoë', 'Wout', 'Hanna', 'Milan',
  'Anouk', 'Jelle', 'Farah', 'Pieter', 'Lieke', 'Youssef', 'Maud', 'Thijs', 'Selin', 'Koen', 'Femke', 'Omar', 'Jasmijn', 'Gijs', 'Naïma', 'Stijn', 'Elif', 'Hugo', 'Renée', 'Casper',
];
const PREFIX = ['', '', '', '', '', 'van ', 'de ', 'van der ', 'van den ', 'ter '];
const ONSET = ['b', 'br', 'd', 'dr', 'f', 'g', 'gr', 'h', 'k', 'kl', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'v', 'w'];
const VOWEL = ['a', 'e', 'i', 'o', 'u', 'ie', 'oe', 'aa', 'ee', 'oo'];
const CODA = ['k', 'l', 'm', 'n', 'r', 's', 't', 'lm', 'rt', 'nk'];
const SYLLABLES = ONSET.length * VOWEL.length * CODA.length;
/** Nobody's name ends so: it marks every family name as synthetic. */
const MARK = 'syn';
/** Family names that there are: over 200,000 people about 60,000 of them occur, the common ones often. */
const FAMILIES = 72_000;
/** Spreads neighbouring numbers over all pairs of syllables; has no divisor in common with their number. */
const STRIDE = 1_234_577;

const syllable = (n: number): string =>
  (ONSET[n % ONSET.length] as string) + (VOWEL[Math.floor(n / ONSET.length) % VOWEL.length] as string) + (CODA[Math.floor(n / (ONSET.length * VOWEL.length))] as string);

/** The family name of this number, of two invented syllables and the mark. Different numbers have different names. */
export function familyName(n: number): string {
  const pair = (n * STRIDE) % (SYLLABLES * SYLLABLES);
  const name = syllable(pair % SYLLABLES) + syllable(Math.floor(pair / SYLLABLES)) + MARK;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Cells of a person for an import file: a common name often, a rare one once. Nobody in it exists. */
export function personCells(chance: Chance, prefix: string, n: number, age: number, registered: Day, reachable: boolean): Record<string, string> {
  const first = chance.pick(FIRST);
  const family = familyName(Math.floor(FAMILIES * chance.share() ** 2));
  return {
    [`${prefix}name`]: `${first} ${chance.pick(PREFIX)}${family}`,
    [`${prefix}birth_date`]: addDays(`${Number(registered.slice(0, 4)) - age - 1}${registered.slice(4).replace('-02-29', '-02-28')}` as Day, chance.between(1, 364)),
    ...(reachable ? {
      [`${prefix}address`]: `Synthetische laan ${n}\n0000 AA Voorbeeldstad`,
      // 06-00000000 is no number that is given out; .invalid never resolves (RFC 2606).
      [`${prefix}telephone`]: '06-00000000', [`${prefix}email`]: `persoon${n}@voorbeeld.invalid`,
    } : {}),
  };
}
