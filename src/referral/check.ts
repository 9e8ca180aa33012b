import { parseDay, type Day } from '../core/day.ts';
import { isEmail } from '../core/email.ts';
import type { CheckTexts } from './texts-checks.ts';

/** Nobody was ever older (R-086 and common knowledge); facts hold no higher age. */
export const OLDEST = 120;

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
  return isEmail(text) ? null : say.email;
}
