import { parseDay, type Day } from '../core/day.ts';

/** What fits in one line, such as a name, and in a longer text. Own choice: twenty times the longest name that was seen. */
export const LINE_LIMIT = 200;
export const TEXT_LIMIT = 5_000;
/** Nobody was ever older (R-086 and common knowledge); facts hold no higher age. */
export const OLDEST = 120;

/** Control characters but for tab and newline, line and paragraph marks, and what stands where a NUL was. */
const CONTROLS = /(?![\t\n])[\p{Cc}\u2028\u2029\ufffd\ufeff\ufff9-\ufffb]/u;
/** Marks that turn the direction of writing: a name could then be read as another (Unicode TR36). */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Line ends become plain ones; outer white space goes. */
export const tidy = (typed: string): string => typed.replace(/\r\n?/g, '\n').trim();

/** Why a text cannot be kept, as a sentence; null where it can. */
export function textFault(text: string, lines: boolean): string | null {
  if (DIRECTION.test(text)) return 'Hier staan onzichtbare tekens in die de leesrichting omdraaien. Typ de tekst opnieuw, zonder te plakken.';
  if (CONTROLS.test(text)) return 'Hier staan tekens in die niet te lezen zijn. Typ de tekst opnieuw, zonder te plakken.';
  if (!lines && /[\n\t]/.test(text)) return 'Schrijf dit op één regel.';
  const limit = lines ? TEXT_LIMIT : LINE_LIMIT;
  const length = [...text].length;
  return length > limit ? `Dit is te lang: ${length} tekens. Er passen er ${limit}.` : null;
}

/** A day as the browser posts it, or as people type it: `2018-03-31`, `31-3-2018`, `31/3/2018`. Null where it is none. */
export function readDay(typed: string): Day | null {
  const match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed);
  return match ? parseDay(`${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`) : parseDay(typed);
}

export const NO_DAY = 'Deze dag bestaat niet. Schrijf dag, maand en jaar, bijvoorbeeld 31-3-2018.';

export function birthFault(day: Day, today: Day): string | null {
  if (day > today) return 'Deze geboortedatum ligt in de toekomst. Kijk het jaar nog eens na.';
  const oldest = `${Number(today.slice(0, 4)) - OLDEST}${today.slice(4)}`;
  return day < oldest ? `Deze geboortedatum is meer dan ${OLDEST} jaar geleden. Kijk het jaar nog eens na.` : null;
}

export function numberFault(typed: string, min: number, max: number, what: string): string | null {
  return /^\d{1,4}$/.test(typed) && Number(typed) >= min && Number(typed) <= max ? null : `Vul voor ${what} een getal in van ${min} tot en met ${max}.`;
}

/** Enough digits to be dialled; people add words such as "vraag naar Jo". */
export function phoneFault(text: string): string | null {
  return text.replace(/\D/g, '').length >= 6 ? null : 'Dit telefoonnummer is te kort. Vul het hele nummer in, bijvoorbeeld 06 12345678.';
}

export function emailFault(text: string): string | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text) ? null : 'Dit is geen e-mailadres. Een adres ziet eruit als naam@voorbeeld.nl.';
}
