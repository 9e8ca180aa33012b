import type { Fault } from '../database/log-check.ts';
import type { Kind } from './rules.ts';

/** Why looking was pointed out, as a question and no verdict. */
export const KIND_TEXTS: Readonly<Record<Kind, string>> = {
  'kept-out': 'Deze collega mag niet bij deze zaak.',
  glass: 'De collega vroeg noodtoegang tot deze zaak.',
  'same-name': 'Iemand in de zaak heeft dezelfde achternaam als deze collega.',
  'same-postcode': 'Iemand in de zaak woont op dezelfde postcode als deze collega.',
  'protected-case': 'De namen in deze zaak zijn verborgen, en de collega legde er niets in vast.',
  'closed-case': 'De zaak was al afgesloten, en de collega legde er niets in vast.',
  'no-part': 'De zaak is van iemand anders, en de collega legde er niets in vast.',
  'same-search': 'De collega zocht vaker naar dezelfde zaak.',
  'many-searches': 'Veel gezocht in een uur, zonder een zaak te openen.',
  'many-cases': 'Veel verschillende zaken achter elkaar geopend.',
  'odd-hours': 'Zaken geopend buiten kantooruren.',
};

export const OUTCOMES = ['explained', 'talk', 'breach'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_TEXTS: Readonly<Record<Outcome, { readonly label: string; readonly hint: string }>> = {
  explained: { label: 'Verklaard', hint: 'Er was een goede reden.' },
  talk: { label: 'Gesprek', hint: 'Er is of komt een gesprek met de collega.' },
  breach: { label: 'Datalek', hint: 'Meld het als datalek: de termijn van 72 uur loopt vanaf het moment dat u het weet.' },
};

/** What a check found, in words that say nothing of a case but its number. */
export function faultText(fault: Fault, numberOf: (caseId: string) => string): string {
  switch (fault.kind) {
    case 'line-gone': return `Regel ${fault.line} van het logboek is weg.`;
    case 'line-changed': return `Regel ${fault.line} van het logboek is veranderd.`;
    case 'number-gone': return `Regel ${fault.line} is weg, en ook zijn nummer.`;
    case 'line-back-dated': return `Regel ${fault.line} kreeg later een eerdere tijd. Of de klok is teruggezet.`;
    case 'line-not-sealed': return 'Er is een regel tussengevoegd die nooit is verzegeld.';
    case 'seal-broken': return `Zegel ${fault.seal} klopt niet.`;
    case 'held-head-differs': return `Zegel ${fault.seal}, dat ergens anders is bewaard, staat niet zo in de database. Is er een oude kopie teruggezet?`;
    case 'case-gone': return `Van ${numberOf(fault.case)} is alles weg.`;
    case 'journal-changed': return `In ${numberOf(fault.case)} is iets veranderd.`;
    case 'journal-cut': return `Van ${numberOf(fault.case)} ontbreekt het laatste stuk.`;
    case 'journal-not-sealed': return `In ${numberOf(fault.case)} is iets toegevoegd buiten BIS om.`;
  }
}
