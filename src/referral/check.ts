import { parseDay, type Day } from '../core/day.ts';
import { isEmail, slipIn } from '../core/email.ts';
import { PUBLIC_WORDS } from '../words/public.ts';
import type { CheckTexts } from './texts-checks.ts';

/** Nobody was ever older (R-086 and common knowledge); facts hold no higher age. */
export const OLDEST = 120;

/** "03" for "maart", "mrt", "Mar."; empty for anything else. In any language of the form: people mix them. */
function monthOf(word: string): string {
  const short = word.toLowerCase();
  const found = short === 'mrt' ? 2 : Object.values(PUBLIC_WORDS).map(({ months }) => months.findIndex((month) => month.toLowerCase().startsWith(short))).find((at) => at >= 0) ?? -1;
  return found < 0 ? '' : String(found + 1);
}

/** A day as the browser posts it, or as people type it: `2018-03-31`, `31-3-2018`, `31/3/2018`, `31032018`, `31 maart 2018`. Null where it is none. */
export function readDay(typed: string): Day | null {
  const match = /^(\d{1,2})(?:\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*|[-\s]*(\p{L}{3,})\.?[-\s]*)(\d{4})$/u.exec(typed) ?? /^(\d\d)(\d\d)()(\d{4})$/.exec(typed);
  if (!match) return parseDay(typed);
  const [, date = '', number, word = '', year] = match;
  return parseDay(`${year}-${(number ?? monthOf(word)).padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** "31-3-85", "31 maart 85", "310385": no guess is made which century. */
export const isShortYear = (typed: string): boolean => /^(?:\d{6}|\d{1,2}[-/. ]+(?:\d{1,2}|\p{L}{3,}\.?)[-/. ]+'?\d\d)$/u.test(typed);

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

/** Of a Dutch postcode a part is there, or not all: what is foreign, or a town alone, is none. */
export const isBrokenPostcode = (town: string): boolean => /^(?:\d{2,3}\s?\p{L}{2}|\d{4}\s?\p{L})(?![\p{L}'’-])/u.test(town);

export function emailFault(text: string, say: CheckTexts): string | null {
  if (!isEmail(text)) return say.email;
  const slip = slipIn(text);
  return slip === null ? null : say.slip(slip.wrong, slip.meant);
}
