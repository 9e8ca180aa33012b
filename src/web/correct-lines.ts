import { give, type CaseFile } from '../database/journal.ts';
import { together } from '../database/together.ts';
import { byVisitor } from './by-visitor.ts';
import type { Visit } from './route.ts';

/** A line of a case, as the visitor saw that case. */
export interface SeenLine { readonly file: Pick<CaseFile, 'id' | 'lastSeq'>; readonly seq: number }

/**
 * Corrects lines of cases as mistakes of the desk, each by the same order as one by one (P-15); all of them, or none. False where one can be
 * corrected no more, or where a colleague recorded something in its case meanwhile that the visitor did not see.
 */
export async function correctLines(visit: Visit, lines: readonly SeenLine[], why: string): Promise<boolean> {
  const by = await byVisitor(visit, 'desk');
  // In the order of their ids, so that two people never wait for each other.
  const inOrder = lines.toSorted((one, other) => (one.file.id < other.file.id ? -1 : one.file.id > other.file.id ? 1 : 0));
  return together(visit.db, async () => {
    for (const { file, seq } of inOrder) {
      const given = await give(visit.db, { caseId: file.id, order: 'correct', person: null, on: visit.today, values: { seq, reason: 'did-not-happen' }, texts: { why }, seen: file.lastSeq }, by);
      if (!given.ok) return false;
    }
    return true;
  }, (all) => all);
}
