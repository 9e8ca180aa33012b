import { findsSomebody, type DataKind } from '../core/breach.ts';
import { OFFICE } from './office.ts';

export const DATA_WORDS: Readonly<Record<DataKind, string>> = {
  name: 'naam', address: 'adres', 'telephone-or-email': 'telefoon of e-mail', 'birth-date': 'geboortedatum', 'that-known-here': 'dat iemand bij ons bekend is', event: 'wat er gebeurde',
  offence: 'verdenking of strafbaar feit', health: 'gezondheid', answer: 'wat iemand antwoordde', whereabouts: 'waar iemand verblijft', staff: 'gegevens van medewerkers',
};

type Own = Exclude<DataKind, 'staff'>;

/** As they are said to whom they are about. */
const NL: Readonly<Record<Own, string>> = { ...DATA_WORDS, 'that-known-here': 'dat u bij ons bekend bent', answer: 'wat u antwoordde', whereabouts: 'waar u verblijft' };
const NL_EASY: Readonly<Record<Own, string>> = {
  name: 'uw naam', address: 'uw adres', 'telephone-or-email': 'uw telefoon of e-mail', 'birth-date': 'uw geboortedag', 'that-known-here': 'dat wij u kennen', event: 'wat er is gebeurd',
  offence: 'wat er over u is gezegd bij de politie', health: 'hoe het met u gaat', answer: 'wat u tegen ons zei', whereabouts: 'waar u nu bent',
};
const EN: Readonly<Record<Own, string>> = {
  name: 'your name', address: 'your address', 'telephone-or-email': 'your telephone number or email address', 'birth-date': 'your date of birth', 'that-known-here': 'that you are known to us', event: 'what happened',
  offence: 'a suspicion or an offence', health: 'your health', answer: 'what you answered', whereabouts: 'where you are staying',
};

export interface BreachPart { readonly heading: string; readonly paragraphs: readonly string[]; readonly points: readonly string[] }

/** To somebody whom a breach touches (AVG art. 34), in plain words: codes and a day. It says nothing of anybody else, and not how we know them. */
export interface BreachWords { readonly subject: string; readonly opening: readonly string[]; readonly parts: readonly BreachPart[] }

/** What is known of the breach. `on`: the day on which it was found, in words of the language. */
export interface BreachTold { readonly on: string; readonly dataKinds: readonly DataKind[] }

const part = (heading: string, paragraphs: readonly string[], points: readonly string[] = []): BreachPart => ({ heading, paragraphs, points });
const kindsIn = (words: Readonly<Record<Own, string>>, kinds: readonly DataKind[]): string[] => kinds.flatMap((kind) => (kind === 'staff' ? [] : [words[kind]]));

/** In every language that letters have; the authority is told of everything that people are told of, before or after. */
export const BREACH_WORDS = {
  nl: ({ on, dataKinds }: BreachTold): BreachWords => ({
    subject: 'Er ging iets mis met uw gegevens',
    opening: ['Er ging bij ons iets mis met gegevens over u. Dat spijt ons.', `Wij ontdekten het op ${on}.`],
    parts: [
      part('Om welke gegevens het gaat', ['Iemand die dit niet mocht zien, zag het misschien wel. Het gaat om:'], kindsIn(NL, dataKinds)),
      ...(findsSomebody(dataKinds) ? [part('Voelt u zich niet veilig?', ['Bel dan 112 bij gevaar. Bel ons ook, wij denken met u mee.'])] : []),
      part('Wat wij doen', ['Wij doen er alles aan om de gevolgen klein te houden. Wij melden het ook bij de Autoriteit Persoonsgegevens.']),
      part('Heeft u vragen?', [`Bel ons: ${OFFICE.phone}. Vraag naar de privacyfunctionaris.`]),
    ],
  }),
  'nl-easy': ({ on, dataKinds }: BreachTold): BreachWords => ({
    subject: 'Er ging iets mis',
    opening: ['Er ging bij ons iets mis.', 'Het gaat over u.', 'Dat spijt ons.', `Wij zagen het op ${on}.`],
    parts: [
      part('Wat ging er mis?', ['Iemand zag misschien iets over u.', 'Dat mocht niet.', 'Het gaat om:'], kindsIn(NL_EASY, dataKinds)),
      ...(findsSomebody(dataKinds) ? [part('Bent u bang?', ['Is er gevaar? Bel dan 112.', 'Bel ook ons. Wij helpen u.'])] : []),
      part('Wat doen wij?', ['Wij doen ons best.', 'Wij willen dat u er geen last van hebt.', 'Wij melden het ook.', 'Dat moet van de wet.']),
      part('Wilt u iets vragen?', [`Bel ons: ${OFFICE.phone}.`, 'U mag ook iemand laten bellen.']),
    ],
  }),
  en: ({ on, dataKinds }: BreachTold): BreachWords => ({
    subject: 'Something went wrong with your data',
    opening: ['Something went wrong here with data about you. We are sorry.', `We found out on ${on}.`],
    parts: [
      part('Which data it is about', ['Somebody who was not allowed to see this may have seen it:'], kindsIn(EN, dataKinds)),
      ...(findsSomebody(dataKinds) ? [part('Do you feel unsafe?', ['Call 112 if you are in danger. Call us too: we will help you.'])] : []),
      part('What we do', ['We do all we can to keep the harm small. We also report it to the Dutch Data Protection Authority (Autoriteit Persoonsgegevens).']),
      part('Do you have questions?', [`Call us: ${OFFICE.phone}. Ask for the privacy officer (privacyfunctionaris).`]),
    ],
  }),
} as const satisfies Readonly<Record<string, (told: BreachTold) => BreachWords>>;
