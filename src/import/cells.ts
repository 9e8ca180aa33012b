import { isCode } from '../core/codes.ts';
import { parseDay, type Day } from '../core/day.ts';
import { codesOf, type Field } from '../core/fields.ts';
import { COLUMNS } from './columns.ts';
import { apartFaults } from './together.ts';

export interface Fault { readonly column: string; readonly sentence: string }
export type Cells = Readonly<Record<string, string>>;

/** A row with its cells read; `words` holds names and addresses, which go nowhere but into a sealed compartment. */
export interface Row {
  readonly line: number;
  readonly number: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, string>>;
}

const MOST_CHARACTERS = 500;
// Control characters, and marks that turn the direction of text: they hide what a name really is.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const UNSEEN_BESIDE_LINES = new RegExp(UNSEEN.source.replace('\\u0000-\\u001f', '\\u0000-\\u0009\\u000b-\\u001f'));
/** What stands where bytes were no UTF-8: the letter that was there is lost. */
const LOST = '\ufffd';

/** What is wrong with a piece of text as such; null where nothing is. `lines`: it may have several. */
export function textFault(text: string, lines = false): string | null {
  if (text.length > MOST_CHARACTERS) return `De tekst is te lang: ten hoogste ${MOST_CHARACTERS} tekens.`;
  if (text.includes(LOST)) return 'De tekst is niet goed gelezen. Bewaar het bestand als CSV in UTF-8.';
  return (lines ? UNSEEN_BESIDE_LINES : UNSEEN).test(text) ? 'De tekst bevat onzichtbare tekens. Typ de tekst opnieuw.' : null;
}

/** What a row says: cells without spaces around them, empty ones left out, lines as `\n` whatever wrote the file. */
export const tidy = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, text.replaceAll('\r\n', '\n').trim()]).filter(([, text]) => text !== ''));

function readCell(text: string, field: Field, today: Day): { value: unknown } | { sentence: string } {
  switch (field.type) {
    case 'code':
      return isCode(field.list, text) ? { value: text } : { sentence: `Deze code bestaat niet. Gebruik een van: ${codesOf(field).join(', ')}.` };
    case 'day': {
      const d = parseDay(text);
      if (d === null) return { sentence: 'Dit is geen bestaande dag. Schrijf een dag als 2018-03-31.' };
      return field.when === 'past' && d > today ? { sentence: 'Deze dag ligt in de toekomst.' } : { value: d };
    }
    case 'month':
      return /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text) ? { value: text } : { sentence: 'Schrijf een maand als 2018-03.' };
    case 'number': {
      const n = Number(text);
      return /^\d{1,4}$/.test(text) && n >= field.min && n <= field.max ? { value: n } : { sentence: `Dit moet een heel getal zijn van ${field.min} tot en met ${field.max}.` };
    }
    default: return { sentence: 'Deze kolom kan niet worden ingelezen.' };
  }
}

const REQUIRED = Object.entries(COLUMNS).flatMap(([name, column]) =>
  ((column.holds === 'field' && !('optional' in column.field)) || (column.holds === 'key' && column.required === true) ? [name] : []));

/** The cells of one row as values, or everything that is wrong with them, each at its column. A cell without a column is passed over. */
export function readRow(cells: Cells, line: number, today: Day): { row: Row } | { faults: Fault[] } {
  const given = tidy(cells);
  const values: Record<string, unknown> = {};
  const words: Record<string, string> = {};
  const faults: Fault[] = REQUIRED.filter((name) => given[name] === undefined).map((column) => ({ column, sentence: 'Deze kolom is verplicht.' }));
  for (const [name, text] of Object.entries(given)) {
    const column = Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
    if (column === undefined) continue;
    const fault = textFault(text, column.holds === 'words' && column.lines);
    if (fault) faults.push({ column: name, sentence: fault });
    else if (column.holds === 'words') words[name] = text;
    else if (column.holds === 'key') values[name] = text;
    else {
      const read = readCell(text, column.field, today);
      if ('value' in read) values[name] = read.value;
      else faults.push({ column: name, sentence: read.sentence });
    }
  }
  if (faults.length > 0) return { faults };
  const apart = apartFaults(given, values);
  return apart.length > 0 ? { faults: apart } : { row: { line, number: values['source_number'] as string, values, words } };
}
