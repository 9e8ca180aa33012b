import type { Day } from '../core/day.ts';
import type { CaseId } from '../core/fields.ts';
import type { Terms } from '../core/retention.ts';
import type { Reason } from '../core/case/reasons.ts';
import type { Database, Db } from '../database/database.ts';
import { rowMark } from '../database/import-rows.ts';
import { appendCases } from '../database/journal-bulk.ts';
import type { KeyStore } from '../database/keys.ts';
import { readSettings } from '../database/settings.ts';
import { readRow, textFault, tidy, type Cells, type Fault } from './cells.ts';
import { replay, type Replayed, type Told } from './replay.ts';
import { takeTurn } from '../database/turn.ts';
import { knownRows, mediatorsByEmail, Organisations, readTerms, rememberRows, tryToKeep } from './sql.ts';
import { wordsOf } from './words.ts';

export interface Loading {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly now: Date;
  readonly today: Day;
  newId(): string;
  /** Name of the old system; source numbers are unique within it, whatever file they come in. */
  readonly source: string;
  readonly sentence: (reason: Reason) => string;
}

export interface Counts { read: number; imported: number; present: number; differs: number; refused: number }
export interface Refusal { readonly line: number; readonly raw: readonly string[]; readonly faults: readonly Fault[] }
/** `fault`: what is wrong with the row before any cell of it is read. */
export interface InputLine { readonly line: number; readonly cells: Cells; readonly raw: readonly string[]; readonly fault?: Fault; /** How much of the file was read then. */ readonly bytes?: number }

/** Rows in one transaction: enough that its commit costs little, and few, because a referral of the same year waits for its number. */
const BATCH = 200;

interface Ready { readonly line: InputLine; readonly number: string; readonly hash: Buffer; readonly done: Replayed; readonly caseId: CaseId }

/** Where a batch stands while its transaction is open. */
interface Run {
  readonly loading: Loading;
  readonly told: Told;
  readonly organisations: Organisations;
  readonly terms: Terms;
  readonly counts: Counts;
  readonly refuse: (refusal: Refusal) => void;
}

/**
 * Takes rows in, batch by batch, each batch in one transaction of its own; a bad row is told to `refuse` and changes nothing.
 * Started again on the same rows it goes on where it stopped. Nothing leaves the house. `progress` gets the counts after each batch.
 */
export async function load(
  lines: AsyncIterable<InputLine> | Iterable<InputLine>, loading: Loading, refuse: (refusal: Refusal) => void, progress: (counts: Counts) => void | Promise<void>,
): Promise<Counts> {
  const counts: Counts = { read: 0, imported: 0, present: 0, differs: 0, refused: 0 };
  const lists = await within(loading, async (db) => ({ mediators: await mediatorsByEmail(db), organisations: await Organisations.read(db, loading.newId), terms: await readTerms(db), settings: await readSettings(db) }));
  const told: Told = {
    today: loading.today, recorded: loading.now.toISOString(), settings: lists.settings, sentence: loading.sentence,
    lists: { mediators: lists.mediators, organisation: (kind, name) => lists.organisations.find(kind, name) },
  };
  const run: Run = { loading, told, organisations: lists.organisations, terms: lists.terms, counts, refuse };
  let batch: InputLine[] = [];
  const flush = async () => {
    await within(loading, (db) => takeIn(db, batch, run));
    counts.read += batch.length;
    batch = [];
    await progress(counts);
  };
  for await (const line of lines) {
    batch.push(line);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return counts;
}

const within = <T>(loading: Loading, work: (db: Db) => Promise<T>): Promise<T> =>
  loading.database.transaction({ role: 'bis_owner', user: null, request: loading.newId() }, work);

const numberOf = (given: Cells): string => given['source_number'] ?? '';

async function takeIn(db: Db, batch: readonly InputLine[], run: Run): Promise<void> {
  const { loading, counts } = run;
  // Two imports at one moment, batch by batch.
  await takeTurn(db, 'import');
  const given = batch.map(({ cells }) => tidy(cells));
  const known = await knownRows(db, loading.source, given.map(numberOf).filter((number) => number !== '' && textFault(number) === null));
  const ready: Ready[] = [];
  for (const [i, line] of batch.entries()) {
    const cells = given[i] as Cells;
    const [number, hash] = [numberOf(cells), rowMark(loading.keys, cells)];
    const before = line.fault ? undefined : known.get(number);
    if (before?.equals(hash)) counts.present += 1;
    else if (before) {
      counts.differs += 1;
      run.refuse({ line: line.line, raw: line.raw, faults: [{ column: 'source_number', sentence: 'Dit nummer is al ingelezen met een andere inhoud. Er is niets veranderd.' }] });
    } else {
      const done = judge(line, cells, run);
      if ('faults' in done) refuseRow(line, done.faults, run);
      else {
        known.set(number, hash);
        ready.push({ line, number, hash, done, caseId: loading.newId() as CaseId });
      }
    }
  }
  await keepAll(db, ready, run);
}

function refuseRow({ line, raw }: InputLine, faults: readonly Fault[], { counts, refuse }: Run): void {
  counts.refused += 1;
  refuse({ line, raw, faults });
}

function judge(line: InputLine, cells: Cells, { loading, told }: Run): Replayed | { faults: Fault[] } {
  if (line.fault) return { faults: [line.fault] };
  const read = readRow(cells, line.line, loading.today);
  return 'faults' in read ? read : replay(read.row, told);
}

/** All rows at once; where the database refuses one, each by itself, so that only that one stays out. */
async function keepAll(db: Db, ready: readonly Ready[], run: Run): Promise<void> {
  if (ready.length === 0) return;
  if (await tryToKeep(db, () => keep(db, ready, run), throwUnlessRow)) return kept(ready, run);
  for (const one of ready) {
    if (await tryToKeep(db, () => keep(db, [one], run), throwUnlessRow)) kept([one], run);
    else refuseRow(one.line, [{ column: 'source_number', sentence: 'Deze rij kon niet worden opgeslagen. Geef regel en bestand aan de beheerder.' }], run);
  }
}

/** A full disk or a lost connection is no fault of a row: data that do not fit (SQLSTATE 22, 23) or that the journal refuses are. */
function throwUnlessRow(error: unknown): void {
  const code = (error as { code?: string }).code;
  if (code !== undefined && !/^2[23]/.test(code)) throw error;
}

const organisationsOf = (ready: readonly Ready[]) => ready.map(({ done }) => done.standing.organisation);

async function keep(db: Db, ready: readonly Ready[], { loading, organisations, terms }: Run): Promise<void> {
  const { keys, now, source } = loading;
  await organisations.write(db, organisationsOf(ready));
  const cases = ready.map(({ done, caseId }) => ({ caseId, entries: done.entries, standing: done.standing, words: wordsOf(done, caseId, terms, loading) }));
  await appendCases(db, keys, cases, { now, newId: () => loading.newId() });
  await rememberRows(db, source, ready.map(({ number, hash, caseId }) => ({ number, hash, caseId })));
}

function kept(ready: readonly Ready[], { counts, organisations }: Run): void {
  counts.imported += ready.length;
  organisations.written(organisationsOf(ready));
}
