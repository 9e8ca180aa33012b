import type { Entry } from '../core/case/facts.ts';
import type { Standing } from '../core/case/standing.ts';
import { nextNumbers } from './case-number.ts';
import type { Db } from './database.ts';
import { beginning, chained, insertFacts } from './journal-append.ts';
import type { KeyStore } from './keys.ts';
import { keysFor } from './people/compartment.ts';
import { sealWords, type NewWords } from './people/people.ts';
import { unfindStruck } from './people/struck.ts';
import { insertRows } from './rows.ts';
import { standingRow, writeStandings } from './standing.ts';

/** A whole case that was decided and folded in memory. */
export interface BulkCase {
  readonly caseId: string;
  /** Left out: the next number of the year of the first entry. */
  readonly number?: string | undefined;
  /** From number 1 on, in the order of their numbers. */
  readonly entries: readonly Entry[];
  readonly standing: Standing;
  readonly words: readonly NewWords[];
}

/**
 * Puts many new cases into the journal with a few statements and one disk write for their keys; some hundred at a time is
 * best. All or nothing: set a savepoint to try a batch. Returns the numbers, in the order of the batch. Throws on a fact
 * that the journal refuses, before anything is sent.
 */
export async function appendCases(db: Db, keys: KeyStore, batch: readonly BulkCase[], by: { now: Date; newId(): string }): Promise<string[]> {
  const facts = batch.flatMap(({ caseId, entries }) => chained(caseId, beginning(caseId), entries).rows);
  const words = batch.flatMap((one) => one.words);
  if (batch.some((one) => one.words.some(({ caseId }) => caseId !== one.caseId))) throw new Error('words of another case');
  const keyIds = await keysFor(db, keys, words);
  const numbers = await numbersOf(db, batch);
  await insertRows(db, 'bis_case', ['id', 'number', 'created_at'], batch.map(({ caseId }, index) => ({ id: caseId, number: numbers[index], created_at: by.now })));
  await writeStandings(db, batch.map(({ caseId, standing }) => standingRow(caseId, standing)));
  await insertFacts(db, facts);
  await sealWords(db, keys, words, by.newId, keyIds);
  const corrected = batch.filter(({ entries }) => entries.some(({ fact }) => fact.kind === 'Corrected')).map(({ caseId }) => caseId);
  if (corrected.length > 0) await unfindStruck(db, corrected);
  return numbers;
}

async function numbersOf(db: Db, batch: readonly BulkCase[]): Promise<string[]> {
  const unnumbered = batch.filter(({ number }) => number === undefined);
  const next = (await nextNumbers(db, unnumbered.map(({ entries }) => Number(entries[0]?.day.slice(0, 4))))).values();
  return batch.map(({ number }) => number ?? next.next().value as string);
}
