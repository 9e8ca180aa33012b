import type { Reason } from '../core/case/reasons.ts';
import { reasonText } from '../words/reasons.ts';
import type { Made } from './compile.ts';
import type { Door, LetterKind, LetterLanguage, MadeKind, Requestable } from './letter.ts';
import type { MakeReason } from './rules.ts';
import { DATA_REQUEST } from './texts.ts';

/** Words of the screens around the letters: for colleagues, in Dutch. The words of the letters are in `texts.ts`. */
export interface KindText {
  /** Last part of the address. */
  readonly slug: string;
  readonly title: string;
  readonly explain: string;
  /** What is to be recorded once it has left. */
  readonly after: string;
}

export const KIND_TEXTS: Readonly<Record<MadeKind, KindText>> = {
  approach: {
    slug: 'benaderingsbrief', title: 'Benaderingsbrief',
    explain: 'De eerste brief aan de andere kant. Er staat alleen in wat aan deze persoon is vrijgegeven.',
    after: 'Is de brief verstuurd, leg dan op de zaak vast dat deze persoon benaderd of herinnerd is.',
  },
  closing: {
    slug: 'afsluitende-brief', title: 'Afsluitende brief',
    explain: 'Voor iedereen dezelfde woorden. Er staat niet in wat de ander zei of deed.',
    after: 'Is de brief verstuurd of overhandigd, leg dan op de zaak vast dat de afsluitende brief geregeld is.',
  },
  // Not "afwijzing": that word is for figures (P-19).
  rejection: {
    slug: 'brief-na-afkeuren', title: 'Brief over een afgekeurde aanmelding',
    explain: 'De brief zegt niet de reden uit de lijst, maar wat iemand daaraan heeft, en noemt waar iemand wél terechtkan.',
    after: 'Verstuur of overhandig de brief. Er hoeft daarna niets vastgelegd te worden.',
  },
  'data-request': {
    slug: 'gegevensverzoek', title: 'Gegevensverzoek aan het OM',
    explain: 'Wat wij vragen, waarvoor, en om welk dossier het gaat. Niets van het verhaal.',
    after: 'Is het verzoek verstuurd, leg dan op de zaak vast dat gegevens gevraagd zijn, of dat het OM herinnerd is.',
  },
  breach: {
    slug: 'datalek', title: 'Brief over een datalek',
    explain: 'Wat er mis ging met gegevens van deze persoon, en wat die kan doen. Er staat niets in van een ander, niets van het verhaal en geen zaaknummer.',
    after: 'Is de brief verstuurd, kies dan bij Over een datalek dat hij verstuurd is.',
  },
};

export const LANGUAGE_NAMES: Readonly<Record<LetterLanguage, string>> = { nl: 'Nederlands', 'nl-easy': 'Makkelijk Nederlands', en: 'Engels' };

export const DOOR_NAMES: Readonly<Record<Door, string>> = {
  'victim-support': 'Slachtofferhulp Nederland', 'own-professional': 'eigen begeleider of hulpverlener', 'general-practitioner': 'huisarts',
  'neighbourhood-team': 'wijkteam', 'mediation-in-criminal-case': 'mediation in strafzaken',
};

export const REQUESTED_NAMES: Readonly<Record<Requestable, string>> = DATA_REQUEST.requested;

/** Why there is no letter, and what helps; one without a sentence does not compile. */
const REFUSALS: Readonly<Record<Exclude<MakeReason, Reason>, string>> = {
  'name-not-released': 'Er is geen naam vrijgegeven aan deze persoon. Vraag wie zich meldde welke naam verteld mag worden, en leg dat vast.',
  'released-to-someone-else': 'Wat is vrijgegeven, is voor iemand anders bedoeld. Leg vast wat aan deze persoon verteld mag worden.',
  'post-not-allowed': 'Post is voor deze persoon niet veilig, of dat is niet gevraagd. Kies een andere weg.',
  'post-not-asked': 'Er is niet gevraagd of post voor deze persoon veilig is, en dat telt als nee. Vraag het en leg vast hoe contact veilig is.',
  'no-address': 'Er is geen naam of postadres om op de brief te zetten. Leg ze vast, met de bron.',
  'address-does-not-fit': 'Naam en adres passen niet in het venster van de envelop: hoogstens zes regels van 42 tekens. Leg het adres korter vast.',
  'no-letter-for-duplicate': 'Een dubbele aanmelding krijgt geen brief. De andere zaak loopt gewoon door.',
  'no-reference': 'Het OM kan het dossier zo niet vinden. Vul een parketnummer of een nummer van de politie in, of noem wie is aangemeld.',
  'nothing-requested': 'Kies minstens één gegeven om te vragen.',
  'knows-of-no-case': 'Deze persoon weet niet van de zaak. Een brief vertelt dat.', detained: 'Deze persoon zit vast. Post kan daar geopend worden: vertel het zelf.',
  'changed-since': 'Sinds deze brief gemaakt is, is er iets veranderd dat erin stond of erin hoort. Maak een nieuwe brief.',
};

/** P-21: the ways that are there. Beside a letter for somebody who is detained. */
export const DETAINED_POST = {
  title: 'Deze persoon zit vast: post kan daar geopend worden',
  text: 'Druk de brief af en overhandig hem zelf bij een bezoek, of geef hem via een contactpersoon daar. Stuur hem alleen per post als deze persoon dat zelf wil, nu bekend is dat anderen hem kunnen lezen.',
} as const;

/** P-21: of a letter without an address, as post is not safe there or nobody asked. */
const BY_HAND = 'Er staat geen adres op: deze persoon zit vast, en van de post is niet bekend dat die veilig is. Geef de brief bij een bezoek of via een contactpersoon daar';
export const byHandNotice = (kind: LetterKind): { readonly title: string; readonly text: string } => ({
  title: 'Deze brief is om te overhandigen', text: kind === 'closing' ? `${BY_HAND}, en leg dat daarna vast als “Brief overhandigd bij een bezoek”.` : `${BY_HAND}.`,
});

/** What the case file says about an order reads oddly about a letter. */
const FOR_LETTERS: Readonly<Partial<Record<Reason, string>>> = {
  'not-rejected': 'Deze aanmelding is niet afgekeurd. Dan is er geen brief nodig.',
  'person-died': 'Deze persoon is overleden. Er gaat niets meer uit naar deze persoon.',
  'detained-post': 'Deze persoon zit vast; post kan daar geopend worden. Ga zelf langs of via een contactpersoon.',
};

const isRefusal = (reason: MakeReason): reason is Exclude<MakeReason, Reason> => Object.hasOwn(REFUSALS, reason);

export const whyNotText = (reason: MakeReason): string => (isRefusal(reason) ? REFUSALS[reason] : FOR_LETTERS[reason] ?? reasonText(reason));

/** What keeps one case out of a pile of reminders, beside what keeps a letter. */
const NOT_IN_A_PILE: Readonly<Record<string, string>> = {
  'not-due': 'Het is nog geen tijd om te herinneren.', 'no-request-yet': 'Er loopt in deze zaak geen vraag aan het OM.',
  'never-by-letter': 'De eerste brief is niet in BIS gemaakt. Maak deze herinnering in de zaak; daarna gaat het vanzelf.',
  'office-gone': 'Het parket van de eerste brief wordt niet meer gebruikt. Kies in de zaak een ander.',
  failed: 'Dit ging een paar keer mis. Er is in deze zaak niets vastgelegd. Meld het aan wie BIS beheert.',
  'unknown-case': 'Deze zaak was niet meer van u toen de brief gemaakt werd. Er is niets vastgelegd.',
  'not-made': 'De brief kon niet gemaakt worden. Er is in deze zaak niets vastgelegd.',
};

/** By the code that a case of a pile was settled with; the work is kept, and one of an earlier version may have no sentence any more. */
export const remindWhyNotText = (code: string): string => {
  if (Object.hasOwn(NOT_IN_A_PILE, code)) return NOT_IN_A_PILE[code] as string;
  return whyNotText(code as MakeReason) ?? 'Er is in deze zaak niets vastgelegd.';
};

type Failure = Extract<Made, { kind: 'failed' }>;
const NOT_NOW = 'De brief kon nu niet gemaakt worden. Er is niets bewaard. Probeer het over een minuut nog eens.';

const FAILURES: Readonly<Record<Exclude<Failure['reason'], 'characters'>, string>> = {
  template: 'De brief kon niet gemaakt worden en dat lag niet aan u. Er is niets bewaard. Meld het aan wie BIS beheert.',
  stopped: NOT_NOW, 'timed-out': NOT_NOW, closed: NOT_NOW,
  busy: 'Er worden nu te veel brieven tegelijk gemaakt. Er is niets bewaard. Probeer het over een minuut nog eens.',
};

/** What became of a letter that could not be made, for the page: never a word of the letter but the characters themselves. */
export function failureText(failure: Failure): string {
  if (failure.reason !== 'characters') return FAILURES[failure.reason];
  const signs = failure.characters.map((sign) => `“${sign}”`).join(', ');
  return `Deze tekens kan onze brief niet laten zien: ${signs}. Leg de naam, het adres of de zinnen met andere tekens vast.`;
}
