import { createHash } from 'node:crypto';
import { FACTS, faultsOf, isActor, versionOf, type Entry } from '../core/case/facts.ts';
import type { Db } from './database.ts';
import { hex, insertRows, type Row } from './rows.ts';

/** The end of a case's chain: what the next entry is chained to. */
export interface Head { readonly seq: number; readonly hash: Buffer }

/** An entry that no longer fits its chain: something outside the program changed the journal. Nothing is built upon it. */
export class JournalBroken extends Error {
  override name = 'JournalBroken';
}

/** An entry as PostgreSQL gives it. */
export interface FactRow {
  seq: number;
  kind: string;
  version: number;
  day: string;
  recorded: Date;
  actor: string;
  payload: Record<string, unknown>;
  previous: Buffer;
  hash: Buffer;
}

export const FACT_COLUMNS = ['seq', 'kind', 'version', 'day', 'recorded', 'actor', 'payload', 'previous', 'hash'] as const;

/** A chain begins at its case, so that it cannot be moved to another one. */
export const beginning = (caseId: string): Head => ({ seq: 0, hash: createHash('sha256').update(`bis case ${caseId}`).digest() });

/** JSON with its keys in order: what was hashed can be made again from what `jsonb` kept. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

function chain(previous: Buffer, entry: Omit<FactRow, 'previous' | 'hash' | 'recorded'> & { recorded: string }): Buffer {
  const { seq, kind, version, day, recorded, actor, payload } = entry;
  return createHash('sha256').update(previous).update(canonical({ seq, kind, version, day, recorded, actor, payload })).digest();
}

/** The first entry that does not fit, or null where the whole chain holds. Rows in the order of their numbers. */
export function brokenAt(caseId: string, rows: readonly FactRow[]): number | null {
  let head = beginning(caseId);
  for (const row of rows) {
    const fits = row.seq === head.seq + 1 && row.previous.equals(head.hash) && row.hash.equals(chain(head.hash, { ...row, recorded: row.recorded.toISOString() }));
    if (!fits) return head.seq + 1;
    head = { seq: row.seq, hash: row.hash };
  }
  return null;
}

/**
 * Rows for the journal that continue a chain. Throws where an entry could not be read again, or could hold a text: that is
 * a mistake in the program, so the message names the kind and the field and never a value.
 */
export function chained(caseId: string, head: Head, entries: readonly Entry[]): { rows: Row[]; head: Head } {
  let last = head;
  const rows = entries.map(({ seq, day, recorded, actor, fact }) => {
    const faults = faultsOf(fact);
    if (faults.length > 0) throw new Error(`a fact ${Object.hasOwn(FACTS, fact.kind) ? fact.kind : 'of no known kind'} that the journal refuses: ${faults.join(', ')}`);
    if (seq !== last.seq + 1 || !isActor(actor)) throw new Error('an entry that is not next, or of an unknown actor');
    const { kind, ...payload } = fact;
    const entry = { seq, kind, version: versionOf(kind), day, recorded, actor, payload };
    const hash = chain(last.hash, entry);
    const row = { case_id: caseId, ...entry, previous: hex(last.hash), hash: hex(hash) };
    last = { seq, hash };
    return row;
  });
  return { rows, head: last };
}

export async function insertFacts(db: Db, rows: readonly Row[]): Promise<void> {
  await insertRows(db, 'fact', ['case_id', ...FACT_COLUMNS], rows);
}
