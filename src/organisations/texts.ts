import { UNREADABLE_SIGN, shorterThan } from '../ui/form-text.ts';
import type { ListNo } from './sql.ts';

/** Why the list cannot be changed so, with what can be done. */
export const NO_WORDS: Readonly<Record<ListNo, string>> = {
  unknown: 'Kies een organisatie uit de lijst.',
  itself: 'Dit is dezelfde organisatie. Kies een andere.',
  loop: 'Dan zou een organisatie onder zichzelf komen te staan. Kies een andere, of verplaats eerst het onderdeel.',
  merged: 'Een van deze organisaties is intussen samengevoegd of weer los. Kijk hieronder hoe het nu is.',
  ended: 'Deze organisatie wordt niet meer aangeboden. Kies een andere, of zet haar eerst terug in de lijst.',
  there: 'Een organisatie met deze naam staat hier al in de lijst.',
};

export const WRONG = {
  name: 'Vul een naam in.',
  kind: 'Kies wat voor organisatie het is.',
  telephone: 'Dit is geen telefoonnummer. Kijk het na.',
  email: 'Dit is geen e-mailadres. Kijk het na.',
  unreadable: UNREADABLE_SIGN,
  long: shorterThan,
} as const;

/** "3 aanmeldingen" */
export const referrals = (number: number): string => (number === 0 ? 'nog geen aanmelding' : number === 1 ? '1 aanmelding' : `${number} aanmeldingen`);
