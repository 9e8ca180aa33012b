import type { FieldError } from '../ui/field.tsx';
import { LONGEST_REASON } from './rules.ts';
import { REASON_LONG, REASON_MISSING, REASON_UNREADABLE } from './texts.ts';

export const typed = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim();

/** Control characters but line ends, marks that turn the direction of text, and halves of characters. */
const UNREADABLE = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]|\p{Cs}/u;

/** A sentence where a reason will not do, else null. */
export function judgeReason(reason: string): string | null {
  if (reason === '') return REASON_MISSING;
  if ([...reason].length > LONGEST_REASON) return REASON_LONG;
  return UNREADABLE.test(reason) ? REASON_UNREADABLE : null;
}

export const faultAt = (errors: readonly FieldError[], field: string): string | undefined => errors.find((one) => one.field === field)?.message;

/** A case number as people write it: zeros may be left out. Null where it is none. */
export function readNumber(text: string): string | null {
  const [, year, rest] = /^(\d{4})\s*[-/\s]\s*(\d{1,5})$/.exec(text) ?? /^(\d{4})(\d{5})$/.exec(text) ?? [];
  return year && rest ? `${year}-${rest.padStart(5, '0')}` : null;
}
