import { stat } from 'node:fs/promises';
import { beginImport, endImport, tellImport } from '../database/import-run.ts';
import type { Db } from '../database/database.ts';
import { CsvError, delimiterOf, firstLineOf, headerFaults, readLines } from './read.ts';
import { load, type Counts, type InputLine, type Loading, type Refusal } from './load.ts';
import { RefusedFile } from './refused.ts';

const TELL_EVERY = 1_000;

/** Of a file of refused rows it is another one: a run never writes what it reads. */
const refusedPath = (path: string): string => `${path}.geweigerd.csv`;

const countsLine = ({ read, imported, present, differs, refused }: Counts): string =>
  `Gelezen ${read} = ingelezen ${imported} + al aanwezig ${present} + verschilt ${differs} + geweigerd ${refused}`;

/** `clock`: what time it is now; `now` stays the moment at which the whole was begun. */
export interface FileLoading extends Loading { clock(): Date }

/** How far the file was read when a row of it was given on. */
interface Reach { bytes: number }

/** Tells on a page how far it is. That this fails keeps no row from being taken in. */
class Told {
  readonly #loading: FileLoading;
  readonly #id: string;
  readonly #size: number;
  constructor(loading: FileLoading, size: number) { this.#loading = loading; this.#id = loading.newId(); this.#size = size; }

  begin(): Promise<void> { return this.#within((db) => beginImport(db, { id: this.#id, source: this.#loading.source, at: this.#loading.clock() })); }
  percent({ bytes }: Reach): number { return Math.min(100, Math.floor(100 * bytes / Math.max(1, this.#size))); }
  soFar({ read, ...counts }: Counts, reach: Reach): Promise<void> { return this.#within((db) => tellImport(db, this.#id, { ...counts, rows: read, percent: this.percent(reach), at: this.#loading.clock() })); }
  end(whole: boolean): Promise<void> { return this.#within((db) => endImport(db, this.#id, whole, this.#loading.clock())); }

  #within(work: (db: Db) => Promise<void>): Promise<void> {
    const { database, newId } = this.#loading;
    return database.transaction({ role: 'bis_owner', user: null, request: newId() }, work).catch(() => undefined);
  }
}

async function* reaching(lines: AsyncIterable<InputLine>, reach: Reach): AsyncGenerator<InputLine> {
  for await (const line of lines) {
    reach.bytes = line.bytes ?? reach.bytes;
    yield line;
  }
}

/**
 * Takes a CSV file in and tells in Dutch what happened, without anything of a row but its line and columns. True where the
 * whole file was read, also where rows of it were refused; those stand in `FILE.geweigerd.csv`. What was kept before a file
 * turned out to be no CSV stays kept.
 */
export async function takeInFile(path: string, loading: FileLoading, say: (text: string) => void): Promise<boolean> {
  const delimiter = delimiterOf(await firstLineOf(path));
  const lines = readLines(path, delimiter);
  const reached: Counts = { read: 0, imported: 0, present: 0, differs: 0, refused: 0 };
  const reach: Reach = { bytes: 0 };
  const told = new Told(loading, (await stat(path)).size);
  let refused: RefusedFile | null = null;
  let begun = false;
  let whole = false;
  try {
    const header = (await lines.next()).value?.raw ?? [];
    const faults = headerFaults(header);
    if (faults.length > 0) {
      faults.forEach(say);
      return false;
    }
    const file = refused = new RefusedFile(refusedPath(path), header, delimiter);
    begun = true;
    await told.begin();
    const counts = await load(reaching(lines, reach), loading, (refusal) => tell(refusal, file, say), async (soFar) => {
      const before = Math.floor(reached.read / TELL_EVERY);
      Object.assign(reached, soFar);
      await told.soFar(soFar, reach);
      if (Math.floor(soFar.read / TELL_EVERY) > before) say(`… ${soFar.read} rijen gelezen, ${told.percent(reach)}% van het bestand`);
    });
    say(countsLine(counts));
    whole = true;
    return true;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    say(`Dit bestand is geen goede CSV: kijk bij regel ${error['lines'] ?? '?'} naar de aanhalingstekens. Verder is niets gelezen.`);
    say(countsLine(reached));
    return false;
  } finally {
    await lines.return(undefined);
    if (refused?.made) say(`De geweigerde en verschillende rijen staan in ${refused.path}, met de reden vooraan.`);
    refused?.close();
    if (begun) await told.end(whole);
  }
}

function tell(refusal: Refusal, file: RefusedFile, say: (text: string) => void): void {
  file.add(refusal);
  for (const { column, sentence } of refusal.faults) say(`Regel ${refusal.line}, kolom ${column}: ${sentence}`);
}
