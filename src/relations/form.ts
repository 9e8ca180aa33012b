import { textFault } from '../ui/form-text.ts';
import { LONGEST_REASON } from './rules.ts';
import { REASON_LONG, REASON_MISSING } from './texts.ts';

/** A sentence where a reason will not do, else null. */
export function judgeReason(reason: string): string | null {
  if (reason === '') return REASON_MISSING;
  if ([...reason].length > LONGEST_REASON) return REASON_LONG;
  return textFault(reason, false);
}

/** A case number as people write it: zeros may be left out. Null where it is none. */
export function readNumber(text: string): string | null {
  const [, year, rest] = /^(\d{4})\s*[-/\s]\s*(\d{1,5})$/.exec(text) ?? /^(\d{4})(\d{5})$/.exec(text) ?? [];
  return year && rest ? `${year}-${rest.padStart(5, '0')}` : null;
}
