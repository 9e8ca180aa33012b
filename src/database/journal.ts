import type { Db } from './database.ts';
import { decide, record, type By, type Given, type Order } from './journal-give.ts';
import { linkCases } from './journal-link.ts';
import { settleMarks } from './journal-mark.ts';
import { fold } from '../core/case/fold.ts';
import { endQuestions } from './people/question.ts';
import { holdCase, type Held } from './journal-read.ts';
import type { OrderName } from '../core/case/orders.ts';

export { appendCases, type BulkCase } from './journal-bulk.ts';
export type { By, Given, Order } from './journal-give.ts';
export { holdCase, readCase, readCaseByNumber, type CaseFile, type CaseStory } from './journal-read.ts';
export { openReferral, type ReferralWords } from './journal-refer.ts';

/** After these a question to the referrer may stand open no more. */
const ENDS_QUESTION: readonly OrderName[] = ['withdraw-question', 'record-referrer-answer', 'settle-referrer-answer', 'reject', 'close', 'correct'];

/** A link to a question that is not asked any more opens nothing from here on. */
async function endAskedNoMore(db: Db, { id, entries }: Held, now: Date): Promise<void> {
  const state = fold(entries);
  if (!state.question || state.question.answered || state.rejected || state.closed) await endQuestions(db, id, now);
}

/**
 * Gives an order: holds the case, decides on the present facts, appends what follows with its words and standing, all in
 * the caller's transaction. A refusal writes nothing. Two orders on one case come one after the other; orders on
 * different cases never wait. Linking also does what follows from it in both cases; at the desk, who asked earlier not to
 * be approached is bound to that.
 * Throws on a case that does not exist and on a journal that does not hold.
 */
export async function give(db: Db, order: Order, by: By): Promise<Given> {
  if (order.order === 'link-case') return linkCases(db, order, by);
  const held = await holdCase(db, order.caseId);
  if (!held) throw new Error('an order for a case that does not exist');
  const decided = await decide(db, held, order, by);
  if (!decided.ok) return decided;
  const recorded = await record(db, held, order, decided, by);
  if (ENDS_QUESTION.includes(order.order)) await endAskedNoMore(db, recorded, by.now);
  const bound = await settleMarks(db, recorded, order, by);
  return { ok: true, first: held.head.seq + 1, facts: [...decided.facts, ...bound] };
}
