import { isCode } from '../core/codes.ts';
import { isOfficeKind, type Decidable, type Ending, type FileHoldReason, type HoldReason, type OfficeKind, type Retention, type Stop } from '../core/retention.ts';
import type { Tone } from '../ui/tag.tsx';
import { capital, word } from '../words/codes.ts';

/** "Bemiddeld contact", "Afgekeurd: niet te bereiken". */
export const endingText = (ending: Ending): string =>
  (isCode('outcome', ending) ? capital(word('outcome', ending)) : `Afgekeurd: ${word('rejection', ending)}`);

export const OFFICE_WORDS: Readonly<Record<OfficeKind, string>> = {
  request: 'Verzoek: wie het vroeg, waarom, en de brieven', 'given-file': 'Verzoek: het dossier dat iemand kreeg', breach: 'Datalek: het verhaal en de weging',
  decision: 'Besluit over privacy: wat en waarom', plan: 'Jaarplan: wat gedaan is',
};

export function decidableText(what: Decidable): string {
  if (what === 'undecided') return 'Nog niet beslist: naar de privacyfunctionaris na';
  return isOfficeKind(what) ? OFFICE_WORDS[what] : endingText(what);
}

export const HOLD_WORDS: Readonly<Record<HoldReason, string>> = {
  complaint: 'er loopt een klacht', claim: 'er loopt een rechtszaak of een vordering', investigation: 'politie, justitie of toezicht doet onderzoek',
  'access-request': 'iemand vroeg om inzage', other: 'een andere reden',
};

export const FILE_HOLD_WORDS: Readonly<Record<FileHoldReason, string>> = { 'still-holds': 'het besluit geldt nog', ...HOLD_WORDS };

export const STANDING_TEXTS: Readonly<Record<Exclude<Retention['standing'], 'kept'>, { readonly text: string; readonly tone: Tone }>> = {
  overdue: { text: 'Over de termijn', tone: 'late' }, warned: { text: 'Nog na te lopen', tone: 'attention' }, reviewed: { text: 'Nagelopen', tone: 'good' },
  due: { text: 'Aan de beurt', tone: 'info' }, held: { text: 'Gehouden', tone: 'paused' },
};

export const STOP_TEXTS: Readonly<Record<Stop, { readonly title: string; readonly press: string }>> = {
  'clock-back': { title: 'Wissen staat stil: de klok ging terug', press: 'De datum klopt, ga door' },
  'clock-ahead': { title: 'Wissen staat stil: de klok sprong vooruit, of BIS heeft lang stilgestaan', press: 'De datum klopt, ga door' },
  'large-batch': { title: 'Wissen staat stil: er zijn ongewoon veel zaken aan de beurt', press: 'Ik heb de lijst nagelopen, ga door' },
};

export const overdueText = (cases: number): string => (cases === 1 ? 'Eén zaak is over de bewaartermijn' : `${cases} zaken zijn over de bewaartermijn`);
export const monthsText = (months: number): string => (months % 12 === 0 ? `${months / 12} jaar` : months === 1 ? '1 maand' : `${months} maanden`);
export const overdueFilesText = (files: number): string => (files === 1 ? 'Eén dossier van een verzoek, datalek of besluit is over de termijn' : `${files} dossiers van verzoeken, datalekken en besluiten zijn over de termijn`);
