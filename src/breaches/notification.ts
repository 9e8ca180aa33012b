import { findsSomebody, notifyBy, type BreachKind, type DataKind, type Risk } from '../core/breach.ts';
import { dayOf } from '../core/day.ts';
import { capital, listed } from '../words/codes.ts';
import { minuteText, wholeDay } from '../words/day.ts';
import { OFFICE } from '../words/office.ts';
import { BREACH_WORDS, DATA_WORDS } from '../words/breach.ts';
import { KIND_WORDS } from './texts.ts';

/** What the authority and the people are told, made of what was recorded; somebody reads it before it goes. */
export interface Told {
  readonly number: string;
  readonly kind: BreachKind;
  readonly discovered: Date;
  readonly dataKinds: readonly DataKind[];
  readonly people: number;
  readonly cases: number;
  readonly what: string;
  readonly done: string;
  readonly risk: Risk;
  readonly why: string;
  readonly lateReason: string;
}

export const hourText = (at: Date): string => `${minuteText(at)} uur`;
const orNotYet = (text: string): string => text || 'Nog niet bekend; volgt in een vervolgmelding.';

/** What follows for people, by the most that is known of them. */
function consequences(kinds: readonly DataKind[]): string {
  if (findsSomebody(kinds)) return 'Iemand kan te weten komen waar een ander woont of verblijft, en die persoon opzoeken of bedreigen.';
  if (kinds.includes('offence') || kinds.includes('event') || kinds.includes('health') || kinds.includes('answer')) return 'Wat iemand in vertrouwen vertelde, kan bekend worden. Dat kan schaamte, ruzie of schade geven.';
  return 'Anderen kunnen weten dat iemand bij ons bekend is, of deze persoon ongewenst benaderen.';
}

/** The notification, in the order of the questions of AVG art. 33(3). No name and no case number in it. */
export function notificationText(told: Told): { readonly label: string; readonly text: string }[] {
  return [
    { label: 'Ons kenmerk', text: told.number }, { label: 'Wat voor inbreuk', text: capital(KIND_WORDS[told.kind]) }, { label: 'Wat er gebeurde', text: told.what },
    { label: 'Ontdekt op', text: `${hourText(told.discovered)} (melden vóór ${hourText(notifyBy(told.discovered))})` },
    { label: 'Welke gegevens', text: capital(listed(told.dataKinds.map((kind) => DATA_WORDS[kind]))) },
    { label: 'Groepen en aantallen', text: `Ongeveer ${told.people} ${told.people === 1 ? 'persoon' : 'personen'} (deelnemers aan herstelbemiddeling: slachtoffers, verdachten of daders, hun naasten), ongeveer ${Math.max(told.cases, 1)} dossier${told.cases > 1 ? 's' : ''}` },
    { label: 'Gevolgen', text: consequences(told.dataKinds) }, { label: 'Waarom dit een risico is', text: orNotYet(told.why) },
    { label: 'Wat wij deden', text: orNotYet(told.done) }, { label: 'Vooraf', text: 'Gegevens staan versleuteld, elke partij apart. Wie in een zaak kijkt, laat een regel achter.' },
    { label: 'De mensen zelf vertellen', text: told.risk === 'high' ? 'Ja, zo snel mogelijk.' : 'Nee: het risico voor hen is niet hoog.' },
    ...(told.lateReason ? [{ label: 'Waarom later dan 72 uur', text: told.lateReason }] : []),
    { label: 'Contact', text: `${OFFICE.name}, privacyfunctionaris, ${OFFICE.phone}` },
  ];
}

/** To the people it touches, line by line, for who calls; the letter itself is made in the case. */
export const letterText = (told: Pick<Told, 'discovered' | 'dataKinds'>): readonly string[] => {
  const { opening, parts } = BREACH_WORDS.nl({ on: wholeDay(dayOf(told.discovered)), dataKinds: told.dataKinds });
  return [...opening, ...parts.flatMap(({ heading, paragraphs, points }) => {
    const said = points.length > 0 ? [`${paragraphs.join(' ')} ${listed(points)}.`] : paragraphs;
    return heading.endsWith('?') ? [`${heading} ${said.join(' ')}`] : said;
  })];
};
