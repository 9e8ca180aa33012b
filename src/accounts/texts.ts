import type { Day } from '../core/day.ts';
import type { LeftBehind } from '../database/left-behind.ts';
import { wholeDay } from '../words/day.ts';
import type { Decision, ReviewRow } from './review-sql.ts';
import type { ReviewRefusal } from './rules.ts';

export const REFUSALS: { readonly [reason in ReviewRefusal]: string } = {
  'own-account': 'Over uw eigen account beslist een ander: een andere beheerder of de privacyfunctionaris.',
  'decided-already': 'Over dit account is in deze ronde al beslist. Kijk hieronder wat er besloten is.',
  'last-administrator': 'Dit is de laatste beheerder van accounts. Maak eerst een ander beheerder.',
  'nothing-left': 'Er blijft geen werk over. Stop het account, of laat minstens één soort werk staan.',
  'only-less': 'Bij het nakijken kan werk alleen minder worden. Meer werk geeft u op de pagina van het account.',
  'same-roles': 'Er is niets weggehaald. Zet een vinkje uit, of kies “Klopt nog”.',
  stopped: 'Dit account is al gestopt. Er is niets veranderd.',
};

export const OWN_WORK = 'Uw eigen werk verandert een andere beheerder.';

export const DECISIONS: { readonly [decision in Decision]: string } = { kept: 'Klopt nog', reduced: 'Minder werk', ended: 'Gestopt' };

export function overdueText(due: Day): string {
  return `Het nakijken van de rechten had uiterlijk ${wholeDay(due)} klaar moeten zijn. Nieuwe accounts, hervatten en meer werk kan weer zodra het gedaan is.`;
}

type Counted<Of extends string> = readonly (readonly [of: Of, one: string, several: string])[];

/** What there is of each, in numbers; nothing of what there is none. */
const counted = <Of extends string>(words: Counted<Of>, counts: Readonly<Record<Of, number>>): string[] =>
  words.filter(([of]) => counts[of] > 0).map(([of, one, several]) => (counts[of] === 1 ? one : `${counts[of]} ${several}`));

const LEFT: Counted<keyof LeftBehind> = [
  ['cases', '1 lopende zaak als bemiddelaar', 'lopende zaken als bemiddelaar'], ['seconds', '1 zaak als tweede bemiddelaar', 'zaken als tweede bemiddelaar'],
  ['appointments', '1 geplande afspraak', 'geplande afspraken'], ['visits', '1 daarvan is een bezoek', 'daarvan zijn een bezoek'], ['tasks', '1 open taak', 'open taken'],
  ['standsIn', 'vervangt nog 1 collega', 'keer vervanger van een collega'], ['replaced', 'heeft zelf 1 vervanger', 'vervangers van deze collega'],
];

/** "3 lopende zaken als bemiddelaar"; in numbers, one line each; none where nothing is left. */
export const leftLines = (left: LeftBehind): string[] => counted(LEFT, left);

const TIES = [
  ['cases', '1 lopende zaak', 'lopende zaken'], ['appointments', '1 afspraak', 'afspraken'], ['tasks', '1 open taak', 'open taken'], ['standsIn', 'vervangt 1 collega', 'keer vervanger'],
  ['supervised', 'begeleidt 1 bemiddelaar', 'bemiddelaars onder begeleiding'],
] as const satisfies Counted<keyof ReviewRow>;

/** "3 lopende zaken, 2 afspraken, 2 bemiddelaars onder begeleiding"; numbers only, of what would be left behind. */
export const tiesText = (row: Readonly<Record<(typeof TIES)[number][0], number>>): string => counted(TIES, row).join(', ') || 'Geen zaken';

export const EMAIL_TAKEN = 'Met dit e-mailadres is er al een account.';

/** Of another e-mail address: what becomes of the old one. */
export const ADDRESS_NOTES = {
  mails: 'Bij een ander adres gaat een kort bericht naar het oude, en werkt een link om in te stellen niet meer.',
  silent: 'Bij een ander adres werkt een link om in te stellen niet meer. BIS verstuurt geen mail: vertel uw collega zelf dat het adres verandert.',
} as const;

/** Said before somebody stops an account or takes the work of mediator away, and after it. */
export const LEFT_TEXTS = {
  before: { title: 'Wat nog bij deze collega hoort', text: 'Stoppen kan altijd. De zaken staan daarna bij het aanmeldpunt op de lijst “Zonder bemiddelaar”, tot een ander ze heeft.' },
  after: { title: 'Er hoort nog werk bij deze collega', text: 'De zaken staan bij het aanmeldpunt op de lijst “Zonder bemiddelaar”. Overleg met het aanmeldpunt wie de zaken en de afspraken overneemt.' },
} as const;
