import type { Chance } from './chance.ts';

/** Synthetic people: every family name says that nobody bears it; numbers and addresses are reserved test values. */
const FIRST = ['Noor', 'Sem', 'Yara', 'Daan', 'Fatma', 'Lucas', 'Iris', 'Mehmet', 'Sanne', 'Ruben', 'Aylin', 'Joost', 'Mila', 'Tariq', 'Eva', 'Bram', 'Zoë', 'Wout', 'Hanna', 'Milan'];
const PREFIX = ['', '', '', 'van ', 'de ', 'van der ', '', ''];
const FAMILY = ['Proefstra', 'Voorbeeldsma', 'Testveld', 'Verzonnendam', 'Demohuis', 'Fictiema', 'Oefenstra', 'Denkbeeldt', 'Synthésma', 'Proefdijk', 'Yılmaztest', 'Testenaar', 'Voorbeeldink', 'Demosen', 'Verzinboer'];

/** A number that is given out to nobody. */
export const NO_NUMBER = '06-00000000';

export interface Made { readonly name: string; readonly address: string; readonly telephone: string; readonly email: string }

export function makePerson(chance: Chance, n: number): Made {
  const first = chance.pick(FIRST);
  return {
    name: `${first} ${chance.pick(PREFIX)}${chance.pick(FAMILY)}`,
    // All over the country, for the choice of a mediator; no street has a postcode that ends in SA.
    address: `Synthetische laan ${n}\n${10 + ((7 * n) % 90)}00 SA Voorbeeldstad`,
    // .invalid never resolves (RFC 2606).
    telephone: NO_NUMBER, email: `${first.toLowerCase().normalize('NFD').replace(/[^a-z]/g, '')}${n}@voorbeeld.invalid`,
  };
}

export const MEDIATOR_NAMES: readonly string[] = [
  'J. Proefmans', 'A. Testkamp', 'M. Demovries', 'S. Voorbeeldman', 'K. Fictiebos', 'L. Oefenberg', 'R. Verzinsma', 'T. Denkhof', 'I. Synthesen', 'P. Proefwater',
  'E. Testdaal', 'H. Demozand', 'N. Voorbeeldkerk', 'W. Fictiestra', 'C. Oefenmeer', 'B. Verzinhuis', 'D. Denkveld', 'F. Synthema', 'G. Proefhart', 'O. Testwijk',
  'V. Demolaan', 'Y. Voorbeeldzee',
];
export const REGIONS: readonly string[] = ['Noord', 'Oost', 'Midden', 'Amsterdam', 'Rotterdam', 'Den Haag', 'Zuidwest', 'Brabant', 'Limburg'];

export const OFFICE: readonly { readonly role: string; readonly name: string }[] = [
  { role: 'desk', name: 'L. Aanmeldproef' }, { role: 'policy', name: 'B. Beleidstest' }, { role: 'practice-supervisor', name: 'W. Werkproef' },
  { role: 'director', name: 'D. Directietest' }, { role: 'communications', name: 'C. Communicatieproef' }, { role: 'privacy-officer', name: 'P. Privacyproef' }, { role: 'administrator', name: 'A. Beheertest' },
];
