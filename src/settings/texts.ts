import { isCode } from '../core/codes.ts';
import { isCompetence } from '../core/allocation.ts';
import type { ChangeReason } from '../core/case/setting-change.ts';
import type { ListSetting, NumberName, SettingValue, Subject } from '../core/case/setting-list.ts';
import { capital, word } from '../words/codes.ts';
import { COMPETENCE_WORDS } from '../words/competences.ts';

type Unit = 'days' | 'months' | 'years' | 'weight' | 'version';

interface NumberText {
  /** In the address. */
  readonly slug: string;
  readonly label: string;
  readonly unit: Unit;
  /** What it does. */
  readonly does: string;
  /** Where the number comes from that BIS begins with. */
  readonly source: string;
}

const OWN = 'Een eigen keuze om mee te beginnen.';
const WEIGHT = 'Naast 1 voor een zaak in de intake. Hiermee wordt het werk van bemiddelaars vergeleken als het aanmeldpunt iemand kiest, en gezien wie veel tegelijk heeft.';

export const NUMBER_TEXTS: Readonly<Record<NumberName, NumberText>> = {
  'incomplete-after-days': {
    slug: 'wachten-op-gegevens', label: 'Wachten op gegevens van het Openbaar Ministerie', unit: 'days', source: 'Het jaarverslag van 2018: na twee weken. Korter kan niet.',
    does: 'Zoveel dagen na de vraag om gegevens mag het aanmeldpunt een zaak zonder antwoord uitzetten. Voor een vraag die al gesteld is, blijft het aantal van die dag gelden.',
  },
  'remind-data-after-days': { slug: 'herinneren', label: 'Herinneren aan de vraag om gegevens', unit: 'days', does: 'Zoveel dagen na de vraag of de vorige herinnering vraagt BIS het aanmeldpunt om te herinneren.', source: OWN },
  'ask-again-after-months': {
    slug: 'opnieuw-vragen', label: 'Opnieuw vragen na een nee', unit: 'months', source: OWN,
    does: 'Wie nee zei, of niets liet horen, mag pas na zoveel maanden bij een latere aanmelding opnieuw gevraagd worden, en dan alleen met de reden van een tweede collega. Wie eerder nee zei, houdt het aantal van die dag.',
  },
  'follow-up-after-days': { slug: 'nazorg', label: 'Nazorg na een gesprek', unit: 'days', does: 'Zoveel dagen na een gezamenlijk gesprek stelt BIS voor om te vragen hoe het gaat.', source: 'Het jaarverslag van 2018: na enkele dagen.' },
  'look-after-days': { slug: 'nog-eens-kijken', label: 'Nog eens naar een zaak kijken', unit: 'days', does: 'Gebeurde er zoveel dagen niets, dan vraagt BIS om nog eens te kijken.', source: OWN },
  'look-at-mis-after-days': {
    slug: 'na-mediation-kijken', label: 'Kijken na mediation in strafzaken', unit: 'days', source: OWN,
    does: 'Ging iemand eerst naar mediation in strafzaken en koos het aanmeldpunt geen dag, dan vraagt BIS na zoveel dagen om weer te kijken. Voor een zaak die al is afgekeurd, blijft het aantal van die dag gelden.',
  },
  'take-within-days': { slug: 'zaak-aannemen', label: 'Een zaak aannemen', unit: 'days', does: 'Binnen zoveel dagen neemt een bemiddelaar een zaak aan of geeft die terug.', source: OWN },
  'heavy-load': { slug: 'veel-tegelijk', label: 'Veel tegelijk', unit: 'weight', does: 'Telt het lopende werk van een bemiddelaar op tot meer dan dit, dan ziet de werkbegeleider dat. Hoeveel een zaak telt, staat hieronder bij Werk. Het zegt iets over het werk, niet over wie het doet.', source: OWN },
  'information-version': { slug: 'informatie', label: 'Versie van de informatie voor deelnemers', unit: 'version', does: 'Welke tekst bemiddelaars nu vertellen. BIS schrijft het nummer bij de zaak als iemand is ingelicht.', source: 'De eerste versie.' },
  'much-work': { slug: 'veel-werk', label: 'Veel werk bij het verdelen', unit: 'weight', does: 'Wie zoveel werk heeft of meer, stelt BIS na anderen voor.', source: OWN },
  'leave-soon-days': { slug: 'binnenkort-weg', label: 'Binnenkort met verlof', unit: 'days', does: 'Wie binnen zoveel dagen met verlof gaat, stelt BIS na anderen voor.', source: OWN },
  'practice-years': { slug: 'vlieguren', label: 'Vlieguren', unit: 'years', does: 'Over zoveel jaar tellen trajecten mee als ervaring.', source: OWN },
  'weight-intake-a': { slug: 'werk-intake', label: 'Werk: intake', unit: 'weight', does: 'Hoeveel werk een zaak in de intake is. Andere fasen staan ernaast.', source: OWN },
  'weight-approach': { slug: 'werk-benaderen', label: 'Werk: benaderen', unit: 'weight', does: WEIGHT, source: OWN },
  'weight-intake-b': { slug: 'werk-intake-andere-kant', label: 'Werk: intake andere kant', unit: 'weight', does: WEIGHT, source: OWN },
  'weight-preparation': { slug: 'werk-voorbereiding', label: 'Werk: voorbereiding', unit: 'weight', does: WEIGHT, source: OWN },
  'weight-contact': { slug: 'werk-contact', label: 'Werk: contact', unit: 'weight', does: WEIGHT, source: OWN },
  'weight-rounding-off': { slug: 'werk-afronden', label: 'Werk: afronden', unit: 'weight', does: WEIGHT, source: OWN },
  'weight-paused': { slug: 'werk-pauze', label: 'Werk: pauze', unit: 'weight', does: `${WEIGHT} Een zaak op pauze telt zo, in welke fase ook.`, source: OWN },
};

/** In the order of the page. */
export const NUMBER_GROUPS: readonly { readonly title: string; readonly names: readonly NumberName[] }[] = [
  { title: 'Wachten en vragen', names: ['incomplete-after-days', 'remind-data-after-days', 'ask-again-after-months'] },
  { title: 'Werken aan een zaak', names: ['take-within-days', 'look-after-days', 'look-at-mis-after-days', 'follow-up-after-days', 'information-version'] },
  { title: 'Werk en zaken verdelen', names: [
    'heavy-load', 'much-work', 'leave-soon-days', 'practice-years', 'weight-intake-a', 'weight-approach', 'weight-intake-b', 'weight-preparation', 'weight-contact', 'weight-rounding-off', 'weight-paused',
  ] },
];

interface ListText {
  readonly slug: string;
  readonly title: string;
  readonly does: string;
  readonly source: string;
  /** What is said of a code that is in the list, and of one that is not. */
  readonly inside: string;
  readonly outside: string;
}

const OFFERED = { inside: 'wordt aangeboden', outside: 'wordt niet aangeboden' };

export const LIST_TEXTS: Readonly<Record<ListSetting, ListText>> = {
  cause: {
    ...OFFERED, slug: 'aanleidingen', title: 'Aanleidingen', source: 'De indeling van het jaarverslag van 2018.',
    does: 'Wat er gebeurd is, zoals het op het aanmeldformulier staat. Wat niet wordt aangeboden, kan niemand kiezen; zaken die het al hebben, houden het.',
  },
  rejection: {
    ...OFFERED, slug: 'redenen-om-af-te-keuren', title: 'Redenen om af te keuren', source: 'Het jaarverslag van 2018 en het beleidskader van 2020.',
    does: 'Waarmee het aanmeldpunt een zaak afkeurt. Wie zelf stopt, een dubbele aanmelding en wat niet veilig is, moeten altijd kunnen.',
  },
  form: {
    ...OFFERED, slug: 'contactvormen', title: 'Vormen van contact', source: 'Het jaarverslag van 2018; de videoboodschap is er sinds 2018, de audioboodschap sinds 2021.',
    does: 'Waarmee iemand kan instemmen. Wie al instemde met een vorm, houdt die.',
  },
  'clock-exception': {
    slug: 'uitzonderingen-op-de-klok', title: 'Uitzonderingen op de klok', inside: 'wacht altijd op gegevens', outside: 'mag na de wachttijd zonder gegevens worden uitgezet',
    does: 'Aanleidingen waarbij een zaak nooit zonder gegevens wordt uitgezet, hoe lang het ook duurt.', source: 'Het jaarverslag van 2018 noemt stalking; andere aanleidingen kiest de stichting.',
  },
  'police-report': {
    slug: 'aangifte-nodig', title: 'Aangifte nodig', inside: 'vraagt een aangifte', outside: 'kan zonder aangifte',
    does: 'Soorten aanleidingen waarbij een zaak pas wordt goedgekeurd als er aangifte is.', source: 'Het jaarverslag van 2018: bij zeden hoeft het niet.',
  },
  'policy-agrees': {
    slug: 'afkeuren-met-beleid', title: 'Afkeuren met beleid', inside: 'na akkoord van beleid', outside: 'door het aanmeldpunt alleen',
    does: 'Redenen waarbij beleid het ermee eens moet zijn voor het aanmeldpunt afkeurt.', source: 'Op inhoud beslist het aanmeldpunt niet alleen.',
  },
  'competence-required': {
    slug: 'ervaring-nodig', title: 'Ervaring nodig', inside: 'moet een bemiddelaar hebben', outside: 'is een voordeel',
    does: 'Vraagt een zaak om deze ervaring, dan stelt BIS niemand voor die haar niet heeft. Kiezen kan altijd.', source: OWN,
  },
};

/** "Videoboodschap". */
export function codeText(list: ListSetting, code: string): string {
  if (list === 'competence-required') return isCompetence(code) ? capital(COMPETENCE_WORDS[code]) : code;
  if (list === 'police-report') return isCode('causeClass', code) ? capital(word('causeClass', code)) : code;
  if (list === 'form') return isCode('form', code) ? capital(word('form', code)) : code;
  if (list === 'rejection' || list === 'policy-agrees') return isCode('rejection', code) ? capital(word('rejection', code)) : code;
  return isCode('cause', code) ? capital(word('cause', code)) : code;
}

const UNITS: Readonly<Record<Unit, readonly [one: string, several: string] | null>> = {
  days: ['dag', 'dagen'], months: ['maand', 'maanden'], years: ['jaar', 'jaar'], weight: null, version: null,
};

export const unitText = (name: NumberName): string => UNITS[NUMBER_TEXTS[name].unit]?.[1] ?? '';

export const numberText = (value: number): string => String(value).replace('.', ',');

/** "14 dagen", "wordt aangeboden". */
export function valueText(subject: Subject, value: SettingValue): string {
  if ('list' in subject) return value === true ? LIST_TEXTS[subject.list].inside : LIST_TEXTS[subject.list].outside;
  const { unit } = NUMBER_TEXTS[subject.number];
  const number = numberText(Number(value));
  const words = UNITS[unit];
  return words ? `${number} ${value === 1 ? words[0] : words[1]}` : unit === 'version' ? `versie ${number}` : number;
}

/** "Videoboodschap: wordt niet aangeboden", or the value alone where the page is about one thing. */
export const decisionText = (subject: Subject, value: SettingValue): string =>
  ('list' in subject ? `${codeText(subject.list, subject.code)}: ${valueText(subject, value)}` : valueText(subject, value));

export const REASON_TEXTS: Readonly<Record<ChangeReason, string>> = {
  'out-of-bounds': 'Dit getal valt buiten de grenzen.', 'not-a-number': 'Vul een getal in.', stays: 'Dit staat vast en kan hier niet anders.',
  'too-early': 'Kies een dag vanaf morgen. Wat vandaag gebeurt, gaat nog op de oude manier.', 'too-late': 'Kies een dag binnen twee jaar.',
  'nothing-changes': 'Op die dag is het al zo.',
};
