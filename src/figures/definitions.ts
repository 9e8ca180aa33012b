/**
 * What each figure of the year is. One figure is one definition; the page, the CSV and the calculation all read it here.
 * Two ways of counting stand in one report (dataset-2018, 0.2):
 * - `cohort`: by year of registration, each case as it stands on the reference date;
 * - `period`: by closing date inside the year.
 */
export type Method = 'cohort' | 'period';

export interface Definition {
  readonly id: string;
  /** Dutch, as a heading. */
  readonly name: string;
  /** Dutch: what is counted, in a sentence for who reads the figure. */
  readonly sentence: string;
  readonly numerator: string;
  /** What the percentages are of; null where the figure has none. */
  readonly denominator: string | null;
  /** What the base is called behind its number: "van 1457 uitgezette zaken". */
  readonly base: string;
  /** Heading of the percentages. */
  readonly share: string;
  readonly method: Method;
  /** Where the definition comes from: file and line of the annual reports, or a rule. */
  readonly source: string;
}

const RECEIVED = 'meldingen die in het jaar zijn ontvangen, zoals ze op de peildatum staan';
const DISPATCHED = 'alle zaken van dat jaar die op de peildatum zijn uitgezet';
const CLOSED = 'alle zaken die in het jaar zijn afgesloten';
const CLOSED_CONTACT = 'alle in het jaar afgesloten zaken met bemiddeld contact';

const cohort = (id: string, name: string, sentence: string, numerator: string, denominator: string | null, base: string, source: string): Definition =>
  ({ id, name, sentence, numerator, denominator, base, share: 'Deel', method: 'cohort', source });
const period = (id: string, name: string, sentence: string, numerator: string, denominator: string | null, base: string, source: string): Definition =>
  ({ id, name, sentence, numerator, denominator, base, share: 'Deel', method: 'period', source });

export const DEFINITIONS = {
  volume: cohort(
    'volume', 'Ontvangen meldingen', 'Wat er op de peildatum met de meldingen van dit jaar is gebeurd. Een melding telt bij het jaar waarin zij binnenkwam. In behandeling genomen is: uitgezet bij een bemiddelaar.',
    RECEIVED, 'ontvangen meldingen zonder de meldingen die nog openstaan', 'ontvangen meldingen', '000:100-108, 000:167 (noot 7); R-025, R-026',
  ),
  'rejection-reasons': cohort(
    'rejection-reasons', 'Waarom een melding is afgekeurd', 'Meldingen van dit jaar die op de peildatum zijn afgekeurd, naar reden. Afgekeurd is iets anders dan gestopt vóór benadering: een afgekeurde melding is nooit uitgezet.',
    'afgekeurde meldingen met die reden', 'alle afgekeurde meldingen van dat jaar', 'afgekeurde meldingen', '000:110, 000:173; R-021 tot R-024, R-081',
  ),
  'rejected-by-source': { ...cohort(
    'rejected-by-source', 'Afgekeurd, naar wie meldde', 'Welk deel van de meldingen van zelfmelders en van verwijzers is afgekeurd.',
    'afgekeurde meldingen uit die groep', 'meldingen uit die groep zonder wat nog openstaat', 'afgekeurde meldingen', '000:152; R-120',
  ), share: 'Deel van de groep' },
  'source-split': cohort(
    'source-split', 'Verwijzers en zelfmelders', 'Hoeveel uitgezette zaken van een professional kwamen en hoeveel van betrokkenen zelf. Wie door een bekende is gemeld, telt als zelfmelder: er was geen professional.',
    'uitgezette zaken uit die groep', DISPATCHED, 'uitgezette zaken', '000:152, 000:164; R-091',
  ),
  referrers: cohort(
    'referrers', 'Wie meldde aan?', 'Uitgezette zaken naar verwijzer. De drie reclasseringsorganisaties (3RO) tellen samen als één, met de delen eronder.',
    'uitgezette zaken van die verwijzer', DISPATCHED, 'uitgezette zaken', '000:117-152; R-008, R-027, R-090',
  ),
  'four-largest': cohort(
    'four-largest', 'De vier grootste verwijzers', 'Het deel van de uitgezette zaken dat van de vier grootste verwijzers samen komt.',
    'uitgezette zaken van de vier grootste verwijzers', DISPATCHED, 'uitgezette zaken', '000:154',
  ),
  'initiative-offence': cohort(
    'initiative-offence', 'Wie nam het initiatief? Na een delict', 'Van welke kant de eerste vraag kwam, in alle uitgezette zaken behalve verkeer. Nabestaanden horen bij de kant van slachtoffers. Medische incidenten en sport tellen hier mee.',
    'uitgezette zaken met initiatief van die kant, zonder verkeer', 'alle uitgezette zaken zonder verkeer', 'uitgezette zaken zonder verkeer', '000:162; R-085',
  ),
  'initiative-traffic': cohort(
    'initiative-traffic', 'Wie nam het initiatief? In het verkeer', 'Van welke kant de eerste vraag kwam, in uitgezette verkeerszaken.',
    'uitgezette verkeerszaken met initiatief van die kant', 'alle uitgezette verkeerszaken', 'uitgezette verkeerszaken', '000:162; R-085',
  ),
  'cause-class': cohort(
    'cause-class', 'Wat was de aanleiding?', 'Uitgezette zaken naar soort gebeurtenis.',
    'uitgezette zaken met die aanleiding', DISPATCHED, 'uitgezette zaken', '000:197-200; R-087',
  ),
  causes: cohort(
    'causes', 'Aanleidingen apart', 'De losse aanleidingen binnen de soorten, van meest naar minst.',
    'uitgezette zaken met die aanleiding', DISPATCHED, 'uitgezette zaken', '000:150, 000:197-200; R-087',
  ),
  speed: cohort(
    'speed', 'Hoe snel is een zaak uitgezet?', 'Tijd van melding tot uitzetten, van goedgekeurde meldingen. Vanaf 29 dagen telt als langer dan vier weken.',
    'uitgezette zaken in die tijd', 'alle goedgekeurde en uitgezette meldingen van dat jaar', 'uitgezette zaken', '000:253; R-028',
  ),
  'age-offender-side': cohort(
    'age-offender-side', 'Leeftijd van daders en veroorzakers', 'Leeftijd bij de melding van de eerste persoon aan de kant van dader of veroorzaker.',
    'uitgezette zaken met iemand van die leeftijd', DISPATCHED, 'uitgezette zaken', '000:182; R-086',
  ),
  'age-victim-side': cohort(
    'age-victim-side', 'Leeftijd van slachtoffers en nabestaanden', 'Leeftijd bij de melding van de eerste persoon aan de kant van slachtoffer of nabestaande.',
    'uitgezette zaken met iemand van die leeftijd', DISPATCHED, 'uitgezette zaken', '000:182; R-086',
  ),
  'self-detained': cohort(
    'self-detained', 'Zelfmelders die vastzaten', 'Zelfmelders van de kant van dader of veroorzaker die bij hun melding vastzaten.',
    'uitgezette zaken van zelfmelders van die kant, naar vastzitten', 'alle uitgezette zaken van zelfmelders van de kant van dader of veroorzaker', 'zelfmelders van die kant', '000:150; R-007',
  ),
  outcome: period(
    'outcome', 'Wel of geen contact?', 'Hoe de in het jaar afgesloten zaken eindigden. Afwijzing: gestopt vóór de ander is benaderd. Poging: gestopt nadat de ander is benaderd. Ook zonder contact kan een traject van waarde zijn.',
    'afgesloten zaken met die afloop', CLOSED, 'afgesloten zaken', '000:202-219; R-078 tot R-082, R-116',
  ),
  'outcome-traffic': period(
    'outcome-traffic', 'Wel of geen contact? In het verkeer', 'Hoe de in het jaar afgesloten verkeerszaken eindigden.',
    'afgesloten verkeerszaken met die afloop', 'alle in het jaar afgesloten verkeerszaken', 'afgesloten verkeerszaken', '000:232; R-082',
  ),
  form: period(
    'form', 'Op welke manier was er contact?', 'De vorm van contact in afgesloten zaken met bemiddeld contact. Een zaak met meer vormen telt één keer, bij de laatste.',
    'afgesloten zaken met contact in die vorm', CLOSED_CONTACT, 'afgesloten zaken met contact', '000:246-249; R-051, R-080',
  ),
  duration: period(
    'duration', 'Hoe lang duurde een traject?', 'Tijd van uitzetten tot afsluiten, van alle in het jaar afgesloten zaken.',
    'afgesloten zaken met die duur', CLOSED, 'afgesloten zaken', '000:267; R-083',
  ),
  'duration-contact': period(
    'duration-contact', 'Hoe lang duurde een traject met contact?', 'Tijd van uitzetten tot afsluiten, van in het jaar afgesloten zaken met bemiddeld contact.',
    'afgesloten zaken met contact en die duur', CLOSED_CONTACT, 'afgesloten zaken met contact', '000:280; R-083',
  ),
} as const satisfies Record<string, Definition>;

export type FigureId = keyof typeof DEFINITIONS;

/** A year from which something is counted in another way, so that the years before it cannot be compared. */
export interface Break {
  /** The first year of the new way. */
  readonly from: number;
  readonly figure: FigureId;
  /** Null: the whole figure. */
  readonly cell: string | null;
  /** `none`: no difference is shown at all. `careful`: shown, with the sentence. */
  readonly comparable: 'none' | 'careful';
  readonly sentence: string;
}

export const BREAKS: readonly Break[] = [
  {
    from: 2018, figure: 'referrers', cell: 'other', comparable: 'none', // 000:130, R-009
    sentence: 'Niet vergelijkbaar: meldingen via ZSM telden tot en met 2017 bij overig, en vanaf 2018 bij de organisatie die verwees.',
  },
  {
    from: 2018, figure: 'referrers', cell: 'police', comparable: 'careful', // 000:131, 000:139; I-18
    sentence: 'De 35 zaken van de pilot internetoplichting (LMIO) in 2017 zijn niet meegeteld; met die zaken waren het er 55. In 2018 kwamen nog vijf zulke meldingen.',
  },
  {
    from: 2018, figure: 'referrers', cell: null, comparable: 'careful', // 000:164
    sentence: 'In 2018 is de manier van rapporteren aangepast. Meldingen via ZSM tellen sindsdien bij de organisatie die verwees.',
  },
];
