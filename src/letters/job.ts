import type { Database, Db } from '../database/database.ts';
import type { CaseId } from '../core/fields.ts';
import { readCase } from '../database/journal.ts';
import type { KeyStore } from '../database/keys.ts';
import { DONE, endWork, itemFailed, openWorks, settleItems, takeItem, waitingIn } from '../database/long-work.ts';
import { forColleague, type Worker } from '../web/for-colleague.ts';
import type { Press } from './letter-page.tsx';
import { openForDesk, remind } from './remind.ts';

interface Parts { readonly database: Database; readonly keys: KeyStore; readonly press: Press; now(): Date; newId(): string }

/** Of a case that is there no more, is not the colleague's any more, or of a colleague who has gone. */
const NOT_YOURS = 'unknown-case';

/**
 * Makes the letters that colleagues asked for, each with its order and its mark in one transaction: whoever kills this in the midst loses
 * none and doubles none. What fails without a reason is tried again; this rejects then, so that it is seen.
 */
export async function runReminders(parts: Parts, told: (done: number, total: number) => void = () => undefined): Promise<{ made: number; refused: number }> {
  const { database, newId, now } = parts;
  const within = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.transaction({ role: 'bis_owner', user: null, request: newId() }, work);
  const counts = { made: 0, refused: 0 };
  let fault: unknown = null;
  for (const { id, by } of await within((db) => openWorks(db, 'om-reminders'))) {
    const waiting = await within((db) => waitingIn(db, id));
    for (const [at, caseId] of waiting.entries()) {
      try {
        const outcome = by === null ? null : await forColleague(parts, { staff: by, right: 'desk-lists', act: 'om-herinneringen-gemaakt' }, (worker) => one(worker, parts.press, id, caseId as CaseId));
        if (outcome === null) await within((db) => settleItems(db, id, [caseId], NOT_YOURS, now()));
        counts[outcome === DONE ? 'made' : 'refused'] += outcome === 'busy' ? 0 : 1;
      } catch (error) {
        fault = error;
        await within((db) => itemFailed(db, id, caseId, now()));
      }
      told(at + 1, waiting.length);
    }
    await within((db) => endWork(db, id, now()));
  }
  if (fault !== null) throw fault;
  return counts;
}

async function one(worker: Worker, press: Press, id: string, caseId: CaseId): Promise<string> {
  if (!await takeItem(worker.db, id, caseId)) return 'busy';
  const number = (await readCase(worker.db, caseId))?.number ?? '';
  const file = await openForDesk(worker, number);
  const outcome = file ? await remind(worker, file, press) ?? DONE : NOT_YOURS;
  await settleItems(worker.db, id, [caseId], outcome, worker.now);
  return outcome;
}
