import { CODES, type Code, type ListName } from '../core/codes.ts';
import { capital, WORDS } from './codes.ts';
import { WHOLE_MONTHS } from './day.ts';
import { PUBLIC_DUTCH_EASY } from './public-nl-easy.ts';
import { PUBLIC_ENGLISH } from './public-en.ts';

/** The languages of everything that a participant sees. */
export type PublicLanguage = Extract<Code<'language'>, 'nl' | 'nl-easy' | 'en'>;

/** The lists of codes that a participant chooses from. */
export type PublicList = Extract<ListName,
  'yesNo' | 'yesNoUnknown' | 'role' | 'position' | 'personKind' | 'representativeKind' | 'supporterKind' | 'language' | 'referrerKind' | 'cause' | 'policeReport' | 'criminalStage' | 'certainty' | 'safeAnswer'>;

/** An answer for every code, as somebody chooses it, so with a capital; one that is missing does not compile. */
export type PublicWords = { readonly [L in PublicList]: Readonly<Record<Code<L>, string>> } & {
  /** January first, as they stand inside a sentence. */
  readonly months: readonly string[];
};

const capitals = <C extends string>(words: Readonly<Record<C, string>>): Readonly<Record<C, string>> =>
  Object.fromEntries(Object.entries<string>(words).map(([code, text]) => [code, capital(text)])) as Record<C, string>;

/** The words of the staff, but where somebody who answers about himself needs other ones. */
const PUBLIC_DUTCH: PublicWords = {
  yesNo: { yes: 'Ja', no: 'Nee' },
  yesNoUnknown: { yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet' },
  role: { ...capitals(WORDS.role), relative: 'Familielid of naaste', other: 'Anders, of dat is moeilijk te zeggen' },
  position: { 'victim-side': 'De kant van het slachtoffer of de nabestaanden', 'offender-side': 'De kant van de dader of veroorzaker' },
  personKind: { person: 'Persoon', organisation: 'Organisatie' },
  representativeKind: {
    ...capitals(WORDS.representativeKind), parent: 'Een ouder', guardian: 'Een voogd', 'guardian-institution': 'Een voogdij-instelling', 'other-representative': 'Iemand anders',
  },
  supporterKind: capitals(WORDS.supporterKind),
  language: capitals(WORDS.language),
  referrerKind: capitals(WORDS.referrerKind),
  cause: {
    ...capitals(WORDS.cause), 'other-violence': 'Ander geweld, of zeg ik liever niet', 'other-sexual': 'Iets anders, of zeg ik liever niet', 'other-event': 'Iets anders, of zeg ik liever niet',
  },
  policeReport: { one: 'Ja', several: 'Ja, meer dan één', none: 'Nee', unknown: 'Weet ik niet', 'not-applicable': 'Dat past hier niet' },
  criminalStage: {
    none: 'Nee, er is geen strafzaak', reported: 'Er is aangifte gedaan, meer weet ik niet', prosecution: 'Het Openbaar Ministerie is ermee bezig',
    summoned: 'Er komt een zitting', heard: 'De zitting is geweest', appeal: 'Er loopt een hoger beroep', final: 'De strafzaak is afgerond',
    dismissed: 'De zaak is geseponeerd', unknown: 'Weet ik niet',
  },
  certainty: { sure: 'Ja', 'not-sure-yet': 'Nog niet zeker' },
  safeAnswer: { yes: 'Ja, veilig', no: 'Nee', 'not-asked': 'Niet gevraagd' },
  months: WHOLE_MONTHS,
};

export const PUBLIC_WORDS: Readonly<Record<PublicLanguage, PublicWords>> = { nl: PUBLIC_DUTCH, 'nl-easy': PUBLIC_DUTCH_EASY, en: PUBLIC_ENGLISH };

/** Codes with their words, to choose from; all of the list by default, in its order. */
export const choices = <L extends PublicList>(language: PublicLanguage, list: L, codes: readonly Code<L>[] = CODES[list]): { value: Code<L>; label: string }[] =>
  codes.map((value) => ({ value, label: (PUBLIC_WORDS[language][list] as Readonly<Record<Code<L>, string>>)[value] }));
