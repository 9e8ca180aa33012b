import { createHash } from 'node:crypto';
import type { Day } from '../core/day.ts';
import type { CaseId } from '../core/fields.ts';
import type { Reason } from '../core/case/reasons.ts';
import type { Settings } from '../core/case/settings.ts';
import type { Database, Db } from '../database/database.ts';
import { appendCases } from '../database/journal.ts';
import type { KeyStore } from '../database/keys.ts';
import { readRow, type Cells, type Fault } from './cells.ts';
import { replay, type Replayed, type Told } from './replay.ts';
import { knownRows, mediatorsByEmail, Organisations, rememberRows } from './sql.ts';
import { wordsOf } from './words.ts';

export interface Loading {
  readonly database: Database;
  readonly keys: KeyStore;
  readonly now: Date;
  readonly today: Day;
  newId(): string;
  readonly settings: Settings;
  /** Name of the old system or file; source numbers are unique within it. */
  readonly source: string;
  readonly sentence: (reason: Reason) => string;
}

export interface Counts { read: number; imported: number; present: number; differs: number; refused: number }
export interface Refusal { readonly line: number; readonly raw: readonly string[]; readonly faults: readonly Fault[] }
export interface InputLine { readonly line: number; readonly cells: Cells; readonly raw: readonly string[] }

/** Rows in one transaction: large enough that the sync of the keys and the commit cost little, small enough to keep memory flat. */
const BATCH = 500;

interface Ready { readonly line: InputLine; readonly hash: Buffer; readonly done: Replayed; readonly caseId: CaseId }

const hashOf = (cells: Cells): Buffer =>
  createHash('sha256').update(JSON.stringify(Object.entries(cells).map(([k, v]) => [k, v.trim()]).filter(([, v]) => v !== '').sort())).digest();

/**
 * Takes rows in, batch by batch, each batch in one transaction of its own; a bad row is told to `refuse` and changes nothing.
 * Started again on the same rows it goes on where it stopped. Nothing leaves the house. `progress` gets the counts after each batch.
 */
export async function load(
  lines: AsyncIterable<InputLine> | Iterable<InputLine>, loading: Loading, refuse: (refusal: Refusal) => void, progress: (counts: Counts) => void,
): Promise<Counts> {
  const counts: Counts = { read: 0, imported: 0, present: 0, differs: 0, refused: 0 };
  const lists = await within(loading, async (db) => ({ mediators: await mediatorsByEmail(db), organisations: await Organisations.read(db, loading.newId) }));
  const told: Told = {
    today: loading.today, recorded: loading.now.toISOString(), settings: loading.settings, sentence: loading.sentence,
    lists: { mediators: lists.mediators, organisation: (kind, name) => lists.organisations.find(kind, name) },
  };
  let batch: InputLine[] = [];
  const flush = async () => {
    await takeIn(batch, loading, told, lists.organisations, counts, refuse);
    batch = [];
    progress(counts);
  };
  for await (const line of lines) {
    counts.read += 1;
    batch.push(line);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return counts;
}

const within = <T>(loading: Loading, work: (db: Db) => Promise<T>): Promise<T> =>
  loading.database.transaction({ role: 'bis_app', user: null, request: loading.newId() }, work);

async function takeIn(
  batch: readonly InputLine[], loading: Loading, told: Told, organisations: Organisations, counts: Counts, refuse: (refusal: Refusal) => void,
): Promise<void> {
  await within(loading, async (db) => {
    const numbers = batch.map(({ cells }) => (cells['source_number'] ?? '').trim());
    const known = await knownRows(db, loading.source, numbers);
    const ready: Ready[] = [];
    for (const [i, line] of batch.entries()) {
      const hash = hashOf(line.cells);
      const before = known.get(numbers[i] as string);
      if (before) {
        if (before.equals(hash)) counts.present += 1;
        else { counts.differs += 1; refuse({ line: line.line, raw: line.raw, faults: [{ column: 'source_number', sentence: 'Dit nummer is al ingelezen met een andere inhoud. Er is niets veranderd.' }] }); }
        continue;
      }
      const judged = judge(line, loading, told);
      if ('faults' in judged) {
        counts.refused += 1;
        refuse({ line: line.line, raw: line.raw, faults: judged.faults });
        continue;
      }
      known.set(numbers[i] as string, hash);
      ready.push({ line, hash, done: judged, caseId: loading.newId() as CaseId });
    }
    await organisations.write(db);
    await append(db, ready, loading);
    counts.imported += ready.length;
  });
}

function judge(line: InputLine, loading: Loading, told: Told): Replayed | { faults: Fault[] } {
  const read = readRow(line.cells, line.line, loading.today);
  return 'faults' in read ? read : replay(read.row, told);
}

async function append(db: Db, ready: readonly Ready[], loading: Loading): Promise<void> {
  if (ready.length === 0) return;
  await appendCases(db, loading.keys, ready.map(({ done, caseId }) => ({
    caseId, entries: done.entries, standing: done.standing, words: wordsOf(done, caseId, loading.today, loading.now),
  })), { now: loading.now, newId: loading.newId });
  await rememberRows(db, loading.source, ready.map(({ done, hash, caseId }) => ({ number: done.row.number, hash, caseId })));
}
