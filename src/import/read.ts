import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import type { Cells } from './cells.ts';
import { COLUMNS, NEEDED } from './columns.ts';

export interface Line { readonly line: number; readonly cells: Cells; readonly raw: readonly string[] }
export interface Header { readonly names: readonly string[]; readonly delimiter: ',' | ';' }

/** What is wrong with the first line of a file, as Dutch sentences; [] where it can be read. */
export function headerFaults(names: readonly string[]): string[] {
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

/** The rows of a file one by one, memory flat; the first is the header, as `raw`. Throws CsvError where the file is no CSV. */
export async function* readLines(path: string, delimiter: ',' | ';'): AsyncGenerator<Line> {
  const rows = createReadStream(path).pipe(parse({ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true }));
  let names: readonly string[] | null = null;
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (names === null) {
      names = record.map((name) => name.trim());
      yield { line: 1, cells: {}, raw: names };
      continue;
    }
    const header = names;
    yield { line: info.lines, raw: record, cells: Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])) };
  }
}

export { CsvError };

/** The first line of a file, to tell its delimiter; an empty file gives an empty line. */
export async function firstLineOf(path: string): Promise<string> {
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 65_536 })) return String(chunk).split('\n')[0] ?? '';
  return '';
}
