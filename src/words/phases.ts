import type { CasePhase } from '../core/case/outcome.ts';
import type { Phase as OrderPhase } from '../core/case/order.ts';
import type { WaitsFor } from '../core/case/waiting.ts';

export const PHASE_WORDS: Readonly<Record<CasePhase, string>> = {
  referral: 'Nieuwe aanmelding', completing: 'Gegevens aanvullen', allocating: 'Klaar om uit te zetten', 'intake-a': 'Intake', approach: 'Benaderen',
  'intake-b': 'Intake andere kant', preparation: 'Voorbereiding', contact: 'Contact', 'rounding-off': 'Afronden', closed: 'Afgesloten', rejected: 'Afgekeurd',
};

/** The steps of the bar, in order, each with the phases of the rules during which it is the present one. */
export const STEPS: readonly { readonly label: string; readonly during: readonly CasePhase[] }[] = [
  { label: 'Aanmelding', during: ['referral'] },
  { label: 'Gegevens', during: ['completing'] },
  { label: 'Uitzetten', during: ['allocating'] },
  { label: 'Intake', during: ['intake-a'] },
  { label: 'Benaderen', during: ['approach'] },
  { label: 'Intake ander', during: ['intake-b'] },
  { label: 'Voorbereiding', during: ['preparation'] },
  { label: 'Contact', during: ['contact'] },
  { label: 'Afronden', during: ['rounding-off'] },
];

/** Headings of the groups of orders, in the order of the work. */
export const ORDER_PHASE_WORDS: Readonly<Record<OrderPhase, string>> = {
  refer: 'Mensen en gebeurtenis', complete: 'Gegevens', assess: 'Beoordelen', allocate: 'Bemiddelaar', intake: 'Intake en besluit', approach: 'Benaderen',
  prepare: 'Voorbereiden', contact: 'Contact', 'report-back': 'Terugkoppelen', 'follow-up': 'Nazorg', close: 'Stoppen en afsluiten', pause: 'Pauze', correct: 'Verbeteren',
};

/** Whom or what a case waits for, after "Wacht op …". */
export const WAITS_WORDS: Readonly<Record<WaitsFor, string>> = {
  desk: 'het aanmeldpunt', mediator: 'de bemiddelaar', policy: 'beleid', prosecution: 'het Openbaar Ministerie', referrer: 'de verwijzer', person: 'een deelnemer', pause: 'het einde van de pauze', nobody: 'niemand',
};
