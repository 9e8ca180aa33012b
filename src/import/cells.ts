import { isCode } from '../core/codes.ts';
import { parseDay, type Day } from '../core/day.ts';
import { codesOf, type Field } from '../core/fields.ts';
import { COLUMNS } from './columns.ts';

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
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** What is wrong with a piece of text as such; null where nothing is. */
export function textFault(text: string): string | null {
  if (text.length > MOST_CHARACTERS) return `De tekst is te lang: ten hoogste ${MOST_CHARACTERS} tekens.`;
  return UNSEEN.test(text) ? 'De tekst bevat onzichtbare tekens. Typ de tekst opnieuw.' : null;
}

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

/** The cells of one row as values, or everything that is wrong with them, each at its column. */
export function readRow(cells: Cells, line: number, today: Day): { row: Row } | { faults: Fault[] } {
  const values: Record<string, unknown> = {};
  const words: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [name, column] of Object.entries(COLUMNS)) {
    const text = (cells[name] ?? '').trim();
    if (text === '') {
      const needed = column.holds === 'field' ? !('optional' in column.field) : column.holds === 'key' && column.required === true;
      if (needed) faults.push({ column: name, sentence: 'Deze kolom is verplicht.' });
      continue;
    }
    const fault = textFault(text);
    if (fault) faults.push({ column: name, sentence: fault });
    else if (column.holds === 'words') words[name] = text;
    else if (column.holds === 'key') values[name] = text;
    else {
      const read = readCell(text, column.field, today);
      if ('value' in read) values[name] = read.value;
      else faults.push({ column: name, sentence: read.sentence });
    }
  }
  return faults.length > 0 ? { faults } : { row: { line, number: values['source_number'] as string, values, words } };
}
