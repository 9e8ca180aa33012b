import { capital, WORDS } from '../words/codes.ts';
import type { FigureId } from './definitions.ts';

const capitals = (words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([code, word]) => [code, capital(word)]));

const POSITION = { 'offender-side': 'Dader of veroorzaker', 'victim-side': 'Slachtoffer of nabestaande' };
const SOURCE = { professional: 'Verwijzers', self: 'Zelfmelders' };
/** Here, and nowhere a participant reads: P-19. */
const OUTCOME = { 'ended-before-approach': 'Afwijzing (gestopt vóór benadering)', 'ended-after-approach': 'Poging (gestopt na benadering)', 'mediated-contact': 'Bemiddeld contact' };
const DURATION = { 'under-1-month': 'Korter dan 1 maand', '1-to-3-months': '1 tot 3 maanden', '3-to-6-months': '3 tot 6 maanden', 'over-6-months': 'Langer dan 6 maanden' };
const AGE = { '0-11': '0 tot en met 11 jaar', '12-17': '12 tot en met 17 jaar', '18-plus': '18 jaar en ouder', unknown: 'Leeftijd niet bekend' };

/** Words for every cell of every figure. */
const CELLS: Readonly<Record<FigureId, Readonly<Record<string, string>>>> = {
  volume: { received: 'Ontvangen', allocated: 'In behandeling genomen', rejected: 'Afgekeurd', open: 'Nog open' },
  'rejection-reasons': {
    withdrawn: 'Trok zich terug vóór uitzetten', duplicate: 'Dubbel aangemeld', 'no-data': 'OM heeft geen gegevens of geeft ze niet', 'outside-scope': 'Past niet bij ons werk',
    'mis-first': 'Eerst mediation in strafzaken', unreachable: 'Niet bereikbaar', unsafe: 'Niet veilig', 'no-second-asking': 'Niet nog een keer vragen',
  },
  'rejected-by-source': SOURCE,
  'source-split': SOURCE,
  referrers: {
    ...capitals(WORDS.referrerKind), probation: 'Reclassering (3RO)', 'probation-rn': 'Reclassering Nederland', 'probation-svg': 'SVG', 'probation-ldh': 'Leger des Heils',
    'probation-unspecified': 'Organisatie niet vastgelegd', prison: 'Penitentiaire inrichtingen', 'youth-institution': 'Justitiële jeugdinrichtingen',
    'forensic-clinic': 'Tbs-klinieken (FPC)', self: 'Zelfmelders', other: 'Overig',
  },
  'four-largest': { four: 'De vier grootste', rest: 'Alle andere' },
  'initiative-offence': POSITION,
  'initiative-traffic': POSITION,
  'cause-class': { violence: 'Geweld', sexual: 'Zeden', traffic: 'Verkeer', other: 'Overig' },
  causes: capitals(WORDS.cause),
  speed: { 'up-to-14-days': 'Binnen 2 weken', '15-to-28-days': '2 tot 4 weken', 'over-28-days': 'Langer dan 4 weken' },
  'age-offender-side': AGE,
  'age-victim-side': AGE,
  'self-detained': { yes: 'Zat vast', no: 'Zat niet vast' },
  outcome: OUTCOME,
  'outcome-traffic': OUTCOME,
  form: { talk: 'Gesprek', letters: 'Brief of briefwisseling', shuttle: 'Pendelbemiddeling', conference: 'Groepsbijeenkomst', video: 'Videoboodschap', audio: 'Audioboodschap' },
  duration: DURATION,
  'duration-contact': DURATION,
};

export const cellName = (figure: FigureId, cell: string): string => CELLS[figure][cell] ?? cell;

export const METHODS = {
  cohort: 'geteld naar het jaar van de melding, zoals het op de peildatum staat',
  period: 'geteld naar de dag van afsluiten, in het jaar en tot en met de peildatum',
} as const;

/** Short names of figures, for rows of a picture that holds several. */
export const SHORT: Partial<Record<FigureId, string>> = {
  'initiative-offence': 'Delict', 'initiative-traffic': 'Verkeer', outcome: 'Alle zaken', 'outcome-traffic': 'Verkeerszaken', duration: 'Alle zaken',
  'duration-contact': 'Met contact', 'age-offender-side': 'Daders en veroorzakers', 'age-victim-side': 'Slachtoffers en nabestaanden',
};

export interface Section {
  id: string;
  title: string;
  figures: readonly FigureId[];
  /** `bars`: one picture a figure, last year beside it. `whole`: the figures as bars of 100% under each other. `none`: a table says it. */
  picture: 'bars' | 'whole' | 'none';
  /** The last part stands first in the picture, in the strongest colour. */
  flip?: true;
}

/** The order of the annual report. */
export const SECTIONS: readonly Section[] = [
  { id: 'meldingen', title: 'Meldingen', figures: ['volume'], picture: 'bars' },
  { id: 'afgekeurd', title: 'Afgekeurde meldingen', figures: ['rejection-reasons', 'rejected-by-source'], picture: 'bars' },
  { id: 'verwijzers', title: 'Wie meldde aan?', figures: ['referrers', 'source-split', 'four-largest'], picture: 'bars' },
  { id: 'initiatief', title: 'Wie nam het initiatief?', figures: ['initiative-offence', 'initiative-traffic'], picture: 'whole' },
  { id: 'aanleiding', title: 'Wat was de aanleiding?', figures: ['cause-class', 'causes'], picture: 'bars' },
  { id: 'leeftijd', title: 'Jonger of ouder?', figures: ['age-offender-side', 'age-victim-side'], picture: 'whole' },
  { id: 'zelfmelders', title: 'Zelfmelders die vastzaten', figures: ['self-detained'], picture: 'none' },
  { id: 'snelheid', title: 'Hoe snel uitgezet?', figures: ['speed'], picture: 'bars' },
  { id: 'afloop', title: 'Wel of geen contact?', figures: ['outcome', 'outcome-traffic'], picture: 'whole', flip: true },
  { id: 'vorm', title: 'Op welke manier contact?', figures: ['form'], picture: 'bars' },
  { id: 'duur', title: 'Hoe lang duurde het?', figures: ['duration', 'duration-contact'], picture: 'whole' },
];
