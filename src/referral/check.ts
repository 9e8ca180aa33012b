import { parseDay, type Day } from '../core/day.ts';
import type { CheckTexts } from './texts-checks.ts';

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
export function textFault(text: string, lines: boolean, say: CheckTexts): string | null {
  if (DIRECTION.test(text)) return say.direction;
  if (CONTROLS.test(text)) return say.controls;
  if (!lines && /[\n\t]/.test(text)) return say.oneLine;
  const limit = lines ? TEXT_LIMIT : LINE_LIMIT;
  const length = [...text].length;
  return length > limit ? say.tooLong(length, limit) : null;
}

/** A day as the browser posts it, or as people type it: `2018-03-31`, `31-3-2018`, `31/3/2018`. Null where it is none. */
export function readDay(typed: string): Day | null {
  const match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed);
  return match ? parseDay(`${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`) : parseDay(typed);
}

export function birthFault(day: Day, today: Day, say: CheckTexts): string | null {
  if (day > today) return say.birthFuture;
  const oldest = `${Number(today.slice(0, 4)) - OLDEST}${today.slice(4)}`;
  return day < oldest ? say.birthLongAgo(OLDEST) : null;
}

export function ageFault(typed: string, say: CheckTexts): string | null {
  return /^\d{1,4}$/.test(typed) && Number(typed) <= OLDEST ? null : say.age(0, OLDEST);
}

/** Enough digits to be dialled; people add words such as "vraag naar Jo". */
export function phoneFault(text: string, say: CheckTexts): string | null {
  return text.replace(/\D/g, '').length >= 6 ? null : say.phone;
}

export function emailFault(text: string, say: CheckTexts): string | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text) ? null : say.email;
}
