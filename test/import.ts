import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '../src/core/day.ts';
import { takeInFile, type FileLoading } from '../src/import/file.ts';
import { load, type Counts, type InputLine, type Loading, type Refusal } from '../src/import/load.ts';
import type { FreshDatabase } from './database.ts';

export type Cells = Record<string, string>;

export const MEDIATOR = 'bemiddelaar01@demo.invalid';

/** A case of a victim, sent out in March 2018 and ended before an approach; `changes` with an empty text leave a column empty. */
export function rowWith(number: string, changes: Cells = {}): Cells {
  return {
    source_number: number, registered: '2018-03-05', entry: 'self', cause: 'assault', police_report: 'one', a1_role: 'victim', a1_age: '34',
    a1_name: 'Testina van Voorbeeld', b1_role: 'offender', b1_age: '29', b1_name: 'Proefman de Boer', domestic_violence: 'no', stalking: 'no',
    accepted: '2018-03-06', allocated: '2018-03-13', mediator: MEDIATOR, a1_intake: '2018-03-22', closed: '2018-04-20', ...changes,
  };
}

export interface Importing {
  loading: FileLoading;
  /** Takes rows in as the lines 2, 3 … of a file. */
  rows(rows: readonly Cells[], changes?: Partial<Loading>): Promise<{ counts: Counts; refused: Refusal[] }>;
  /** Writes a file, takes it in and says what was said; `refused` is the path of its file of refused rows. */
  file(content: string | Buffer, name?: string): Promise<{ read: boolean; said: string[]; path: string; refused: string }>;
  again(path: string): Promise<{ read: boolean; said: string[]; refused: string }>;
  count(table: string): Promise<number>;
  close(): void;
}

/** The import on a database of its own, with one mediator and without the Dutch sentences of the rules: a reason stands for itself. */
export async function importing(house: FreshDatabase): Promise<Importing> {
  const { database, keys, now, newId } = house;
  const folder = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-import-`));
  const loading: FileLoading = { database, keys, now, today: dayOf(now), newId, clock: () => now, source: 'test', sentence: (reason) => reason };
  const as = (sql: string, values: readonly unknown[] = []) =>
    database.transaction({ role: 'bis_owner', user: null, request: newId() }, (db) => db.query<{ n: number }>(sql, values));
  await as("insert into staff (id, email, name, roles, created_at) values ($1, $2, 'Test', array['mediator'], $3)", [newId(), MEDIATOR, now]);
  const again: Importing['again'] = async (path) => {
    const said: string[] = [];
    return { read: await takeInFile(path, loading, (text) => said.push(text)), said, refused: `${path}.geweigerd.csv` };
  };
  return {
    loading, again,
    async rows(rows, changes = {}) {
      const refused: Refusal[] = [];
      const counts = await load(linesOf(rows), { ...loading, ...changes }, (refusal) => refused.push(refusal), () => undefined);
      return { counts, refused };
    },
    async file(content, name = 'oud.csv') {
      const path = join(folder, name);
      writeFileSync(path, content);
      return { ...await again(path), path };
    },
    count: async (table) => (await as(`select count(*) as n from ${table}`))[0]?.n ?? 0,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const linesOf = (rows: readonly Cells[]): InputLine[] => rows.map((cells, i) => ({ line: i + 2, cells, raw: Object.values(cells) }));

/** A file with every column that a row of it has. */
export function csv(rows: readonly Cells[], delimiter = ',', lineEnd = '\n'): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const quoted = (cell: string) => (/["\r\n,;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => cells.map(quoted).join(delimiter) + lineEnd).join('');
}

export const textOf = (path: string): string => readFileSync(path, 'utf8');
