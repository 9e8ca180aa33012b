import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { Door, LetterLanguage, Part, Requestable } from './letter.ts';
import { EN } from './texts-en.ts';
import { NL } from './texts-nl.ts';
import { NL_EASY } from './texts-nl-easy.ts';

/**
 * The words of every letter that a participant may get. Level B1 or easier (G12, R-111); no guilt, no pressure, no
 * event and no offence anywhere; free, voluntary, confidential. A language that lacks a text does not compile.
 */
export interface LetterTexts {
  readonly page: string;
  readonly dateLabel: string;
  readonly referenceLabel: string;
  readonly phoneLabel: string;
  readonly emailLabel: string;
  readonly mediatorRole: string;
  readonly deskRole: string;
  readonly regards: string;
  readonly officeLine: (phone: string) => string;
  readonly date: (day: Day) => string;
  /** Title of the document: neutral, for it shows in every viewer and list of files. */
  readonly title: (caseNumber: string) => string;
  readonly greeting: (name: string) => string;
  /** For a representative: whose letter this is. */
  readonly onBehalfOf: (name: string) => string;
  /** Where the address stands in a letter that goes by post. */
  readonly byHand: string;
  readonly approach: ApproachTexts;
  readonly closing: ClosingTexts;
  readonly rejection: RejectionTexts;
}

export interface ApproachTexts {
  readonly subject: string;
  /** Who writes, and that nothing has to be done. Names nobody of the other side. */
  readonly opening: readonly string[];
  /** The same where this is the one reminder after no reaction (P-01). */
  readonly openingAgain: readonly string[];
  /** `wish` is null where no form was released; `withLines` where own words follow on a sheet of their own. */
  readonly why: (name: string, wish: Code<'form'> | null, withLines: boolean) => Part;
  readonly choice: (name: string, reminder: boolean) => Part;
  readonly more: Part;
  readonly lines: { readonly heading: (name: string) => string; readonly note: string };
}

/** One text for everyone: it says the same whatever anybody answered, did or left (R-060, P-02). */
export interface ClosingTexts { readonly subject: string; readonly opening: readonly string[]; readonly parts: readonly Part[] }

/**
 * What a rejection says (P-10). Fewer than there are reasons: whether data was refused, absent or protected, or the
 * other may not be asked again, the letter reads the same.
 */
export type RejectionWording = 'stopped-at-your-request' | 'cannot-make-contact' | 'outside-our-work' | 'other-route-first';

export interface RejectionTexts {
  readonly wording: Readonly<Record<RejectionWording, { readonly subject: string; readonly opening: readonly string[] }>>;
  readonly doorsHeading: string;
  readonly doorsLead: string;
  readonly doors: Readonly<Record<Door, string>>;
  readonly later: Part;
}

export const TEXTS: Readonly<Record<LetterLanguage, LetterTexts>> = { nl: NL, 'nl-easy': NL_EASY, en: EN };

export { OFFICE } from '../words/office.ts';

/** Words of the request to the prosecution service: to colleagues, in Dutch only. */
export const DATA_REQUEST = {
  subject: 'Verzoek om gegevens',
  reminder: 'Herinnering: verzoek om gegevens',
  /** Title of a document with several. */
  bundle: 'Brieven aan het Openbaar Ministerie',
  greeting: 'Geachte heer of mevrouw,',
  opening: 'Wij vragen u om gegevens van iemand. Wij doen dat op grond van de afspraken die wij met u hebben.',
  firstAsked: (day: string) => `Op ${day} vroegen wij u dit ook. Wij kregen nog geen antwoord.`,
  purpose: {
    heading: 'Waarvoor wij de gegevens gebruiken',
    paragraphs: [
      'Wij gebruiken de gegevens voor één doel. Wij willen deze persoon vragen of er ruimte is voor bemiddeling. Meedoen is vrij.',
      'Wij geven de gegevens niet aan de andere partij. Wij bewaren niet meer dan nodig is.',
    ],
    points: [],
  } satisfies Part,
  searchHeading: 'Om welke zaak het gaat',
  soughtLabel: 'Gegevens van',
  sought: { 'victim-side': 'het slachtoffer of de nabestaande', 'offender-side': 'de verdachte, dader of veroorzaker' } satisfies Record<Code<'position'>, string>,
  prosecutionNumber: 'Parketnummer',
  policeNumber: 'Nummer van de politie',
  registered: 'Aangemeld bij ons',
  table: { heading: 'Wat wij vragen', columns: ['Gegeven', 'Uw antwoord'] as const },
  requested: {
    name: 'Naam', address: 'Adres', telephone: 'Telefoonnummer', email: 'E-mailadres', 'birth-date': 'Geboortedatum',
    representative: 'Ouder, voogd of andere vertegenwoordiger', detention: 'Zit deze persoon vast, en waar?',
    'contact-ban': 'Is er een contactverbod?', 'criminal-stage': 'Hoe ver is de strafzaak?',
  } satisfies Record<Requestable, string>,
  answer: (day: string, reference: string): Part => ({
    heading: 'Hoe u kunt antwoorden',
    paragraphs: [
      `Wilt u vóór ${day} antwoorden? Noem daarbij ons kenmerk ${reference}.`,
      'Hebt u een gegeven niet? Of mag u het niet geven? Schrijf dat dan in de tabel. Dan weten wij waar wij aan toe zijn.',
    ],
    points: [],
  }),
} as const;
