import { shorterThan } from '../ui/form-text.ts';
import type { StandInFault } from './rules.ts';
import { GLASS_MINUTES, LONGEST_REASON, LONGEST_STAND_IN_DAYS, SHORTEST_GLASS_REASON } from './rules.ts';

export const STAND_IN_FAULTS: Readonly<Record<StandInFault, { readonly field: string; readonly message: string }>> = {
  'unknown-mediator': { field: 'bemiddelaar', message: 'Kies wie vervangen wordt.' },
  'unknown-stand-in': { field: 'vervanger', message: 'Kies wie vervangt.' },
  same: { field: 'vervanger', message: 'Kies iemand anders dan wie vervangen wordt.' },
  'no-from': { field: 'van', message: 'Kies de eerste dag.' },
  'no-until': { field: 'tot', message: 'Kies de laatste dag.' },
  'until-before-from': { field: 'tot', message: 'De laatste dag ligt voor de eerste.' },
  over: { field: 'tot', message: 'Deze dagen zijn al voorbij.' },
  'too-long': { field: 'tot', message: `Kies hoogstens ${LONGEST_STAND_IN_DAYS} dagen. Duurt het langer, zet de zaken dan opnieuw uit.` },
  'there-already': { field: 'vervanger', message: 'Deze vervanging staat er al op een van deze dagen.' },
};

export const REASON_MISSING = 'Schrijf waarom.';
export const REASON_LONG = shorterThan(LONGEST_REASON);
export const GLASS_SHORT = `Schrijf in minstens ${SHORTEST_GLASS_REASON} tekens waarom u erin moet.`;
export const NUMBER_WRONG = 'Dit is geen zaaknummer. Schrijf het zoals 2019-00042.';
/** The same whether there is no such case or this colleague may never see it. */
export const NOTHING_OPENS = 'Met dit nummer gaat er voor u geen zaak open. Kijk het nummer na, of bel het aanmeldpunt.';
export const NOBODY_LEFT = 'Dan kan niemand meer bij deze zaak. Laat iemand van het aanmeldpunt of een bemiddelaar van deze zaak erbij.';

export const GLASS_EXPLAINED = `Alleen als iemand gevaar loopt of schade lijdt en u niet kunt wachten op een collega die de zaak wel heeft. U leest de zaak ${GLASS_MINUTES} minuten en legt er niets in vast. `
  + 'De privacyfunctionaris, beleid, de directeur en de bemiddelaar zien het meteen.';

export const OUTCOMES = { justified: 'Terecht', talk: 'Gesprek gehad', breach: 'Datalek' } as const;
export type Outcome = keyof typeof OUTCOMES;
export const isOutcome = (text: string): text is Outcome => Object.hasOwn(OUTCOMES, text);

/** A second emergency while the first was not looked at in time: whoever is in danger does not wait for that. */
export const WITNESS_MISSING = 'Kies wie ervan weet. Bel eerst iemand; lukt dat niet, kies dan dat u niemand bereikte.';
export const NOBODY_REACHED = 'niemand';
