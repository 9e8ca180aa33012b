import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { COLUMNS, NEEDED, REFUSED_COLUMN } from './columns.ts';
import type { InputLine } from './load.ts';

/** A row is far smaller; a quote that is never closed would otherwise take the rest of the file into memory. */
const LARGEST_ROW = 1_000_000;

/** What is wrong with the first line of a file, as Dutch sentences; [] where it can be read. */
export function headerFaults(names: readonly string[]): string[] {
  // Without a line of names the first row would be shown as names, with the people in it.
  if (!names.some((name) => Object.hasOwn(COLUMNS, name))) return ['De eerste regel van dit bestand bevat geen namen van kolommen. Zie docs/import.md.'];
  const unknown = names.filter((name) => !Object.hasOwn(COLUMNS, name));
  const missing = NEEDED.filter((name) => !names.includes(name));
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  return [
    ...unknown.map((name) => `De kolom "${name.slice(0, 60)}" bestaat niet. Zie docs/import.md.`),
    ...missing.map((name) => `De kolom "${name}" ontbreekt en is verplicht.`),
    ...twice.map((name) => `De kolom "${name}" staat er twee keer.`),
  ];
}

/** Spreadsheets in the Netherlands write a semicolon where others write a comma. */
export const delimiterOf = (firstLine: string): ',' | ';' =>
  (firstLine.split(';').length > firstLine.split(',').length ? ';' : ',');

const breaksIn = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/**
 * The rows of a file one by one, memory flat; the first is the header, as `raw`. `line` is where a row begins. The
 * sentences of a file of refused rows are left out. Throws CsvError where the file is no CSV.
 */
export async function* readLines(path: string, delimiter: ',' | ';'): AsyncGenerator<InputLine> {
  const rows = createReadStream(path).pipe(parse({
    delimiter, bom: true, info: true, relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: LARGEST_ROW,
  }));
  let header: { names: readonly string[]; told: number } | null = null;
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number; bytes: number } }>) {
    if (header === null) {
      const told = record[0]?.trim() === REFUSED_COLUMN ? 1 : 0;
      header = { names: record.slice(told).map((name) => name.trim()), told };
      yield { line: 1, cells: {}, raw: header.names };
    } else yield { ...row(header.names, record.slice(header.told), info.lines - breaksIn(record)), bytes: info.bytes };
  }
}

function row(names: readonly string[], raw: readonly string[], line: number): InputLine {
  const cells = Object.fromEntries(names.map((name, i) => [name, raw[i] ?? '']));
  const more = raw.slice(names.length).some((cell) => cell.trim() !== '');
  if (!more && raw.length >= names.length) return { line, cells, raw };
  // A comma too many or a line broken in two would put every value under another name.
  return { line, cells, raw, fault: { column: '(hele rij)', sentence: `Deze rij heeft ${raw.length} waarden en de eerste regel ${names.length} kolommen.` } };
}

export { CsvError };

/** The first line of a file, to tell its delimiter; an empty file gives an empty line. */
export async function firstLineOf(path: string): Promise<string> {
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 65_536 })) return String(chunk).split(/[\r\n]/)[0] ?? '';
  return '';
}
