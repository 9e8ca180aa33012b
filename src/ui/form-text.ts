import type { FieldError } from './field.tsx';

/** What people may type in a note or a field, and the sentence where they may not. */
export const LINE_LIMIT = 200;
export const TEXT_LIMIT = 5_000;

/** Control characters but for tab and newline; U+FFFD stands where a NUL was. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffd\ufeff\ufff9-\ufffb]/;
/** Marks that turn the direction of writing: a name could then be read as another (Unicode TR36, "bidi spoofing"). */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Line ends of Windows and old Macs become plain ones; outer white space goes. */
export const tidy = (typed: string): string => typed.replace(/\r\n?/g, '\n').trim();

/** What was typed in this field, tidied. */
export const typed = (form: URLSearchParams, name: string): string => tidy(form.get(name) ?? '');

/** Sentences of many fields. */
export const NO_SUCH_DAY = 'Deze dag bestaat niet. Schrijf jaar-maand-dag, bijvoorbeeld 2018-03-31.';
export const UNREADABLE_SIGN = 'Hier staat een teken dat niet te lezen is. Typ het opnieuw.';
export const shorterThan = (most: number): string => `Maak dit korter dan ${most} tekens.`;

/** How each reason why a text cannot be kept is said. */
export interface TextWords { readonly direction: string; readonly controls: string; readonly oneLine: string; tooLong(length: number, most: number): string }

export const IN_DUTCH: TextWords = {
  direction: 'Hier staan onzichtbare tekens in die de leesrichting omdraaien. Typ de tekst opnieuw, zonder te plakken.',
  controls: 'Hier staan tekens in die niet te lezen zijn. Typ de tekst opnieuw, zonder te plakken.',
  oneLine: 'Schrijf dit op één regel.',
  tooLong: (length, most) => `Dit is te lang: ${length} tekens. Er passen er ${most}.`,
};

/** Why a tidied text cannot be kept, as a sentence; null where it can. `line`: one line, such as a name. */
export function textFault(text: string, line: boolean, say: TextWords = IN_DUTCH): string | null {
  if (DIRECTION.test(text)) return say.direction;
  if (CONTROLS.test(text)) return say.controls;
  if (line && /[\n\t]/.test(text)) return say.oneLine;
  const limit = line ? LINE_LIMIT : TEXT_LIMIT;
  const length = [...text].length;
  return length > limit ? say.tooLong(length, limit) : null;
}

/** A sentence at its field where a tidied text cannot be kept. `empty`: what to say where there is none; null: there need not be one. */
export function textError(field: string, text: string, empty: string | null, line = false): FieldError[] {
  const message = text === '' ? empty : textFault(text, line);
  return message === null ? [] : [{ field, message }];
}
