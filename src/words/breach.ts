import type { DataKind } from '../core/breach.ts';
import { dayOf } from '../core/day.ts';
import { listed } from './codes.ts';
import { wholeDay } from './day.ts';
import { OFFICE } from './office.ts';

export const DATA_WORDS: Readonly<Record<DataKind, string>> = {
  name: 'naam', address: 'adres', 'telephone-or-email': 'telefoon of e-mail', 'birth-date': 'geboortedatum', 'that-known-here': 'dat iemand bij ons bekend is', event: 'wat er gebeurde',
  offence: 'verdenking of strafbaar feit', health: 'gezondheid', answer: 'wat iemand antwoordde', whereabouts: 'waar iemand verblijft', staff: 'gegevens van medewerkers',
};

/** As they are said to whom they are about. */
const YOUR_WORDS: Readonly<Record<DataKind, string>> = { ...DATA_WORDS, 'that-known-here': 'dat u bij ons bekend bent', answer: 'wat u antwoordde', whereabouts: 'waar u verblijft' };

/** To somebody whom a breach touches (AVG art. 34), in plain words: codes and a day. It says nothing of anybody else, and not how we know them. */
export interface BreachWords { readonly opening: readonly string[]; readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[] }

export function breachWords({ discovered, dataKinds }: { readonly discovered: Date; readonly dataKinds: readonly DataKind[] }): BreachWords {
  const unsafe = dataKinds.includes('address') || dataKinds.includes('whereabouts');
  return {
    opening: ['Er ging bij ons iets mis met gegevens over u. Dat spijt ons.', `Wij ontdekten het op ${wholeDay(dayOf(discovered))}.`],
    parts: [
      { heading: 'Om welke gegevens het gaat', paragraphs: [`Het gaat om: ${listed(dataKinds.filter((kind) => kind !== 'staff').map((kind) => YOUR_WORDS[kind]))}.`, 'Iemand die dit niet mocht zien, zag het misschien wel.'] },
      ...(unsafe ? [{ heading: 'Voelt u zich niet veilig?', paragraphs: ['Bel dan 112 bij gevaar. Bel ons ook, wij denken met u mee.'] }] : []),
      { heading: 'Wat wij doen', paragraphs: ['Wij doen er alles aan om de gevolgen klein te houden. Wij meldden het ook bij de Autoriteit Persoonsgegevens.'] },
      { heading: 'Heeft u vragen?', paragraphs: [`Bel ons: ${OFFICE.phone}. Vraag naar de privacyfunctionaris.`] },
    ],
  };
}
