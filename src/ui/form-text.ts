/** What people may type in a note or a field, and the sentence where they may not. */
export const LINE_LIMIT = 200;
export const TEXT_LIMIT = 5_000;

/** Control characters but for tab and newline; U+FFFD stands where a NUL was. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffd\ufeff\ufff9-\ufffb]/;
/** Marks that turn the direction of writing: a name could then be read as another (Unicode TR36, "bidi spoofing"). */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Line ends of Windows and old Macs become plain ones; outer white space goes. */
export const tidy = (typed: string): string => typed.replace(/\r\n?/g, '\n').trim();

/** Why a tidied text cannot be kept, as a sentence; null where it can. `line`: one line, such as a name. */
export function textFault(text: string, line: boolean): string | null {
  if (DIRECTION.test(text)) return 'Hier staan onzichtbare tekens in die de leesrichting omdraaien. Typ de tekst opnieuw, zonder te plakken.';
  if (CONTROLS.test(text)) return 'Hier staan tekens in die niet te lezen zijn. Typ de tekst opnieuw, zonder te plakken.';
  if (line && /[\n\t]/.test(text)) return 'Schrijf dit op één regel.';
  const limit = line ? LINE_LIMIT : TEXT_LIMIT;
  const length = [...text].length;
  return length > limit ? `Dit is te lang: ${length} tekens. Er passen er ${limit}.` : null;
}
