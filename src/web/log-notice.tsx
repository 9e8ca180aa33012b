import type { Child } from 'hono/jsx';
import { dayOf, daysBetween } from '../core/day.ts';
import { faultKey, lastCheck, settledFaults } from '../database/log-check.ts';
import { unsealed } from '../database/log-seal.ts';
import { Notice } from '../ui/notice.tsx';
import { clockText, wholeDay } from '../words/day.ts';
import type { Visit } from './route.ts';

/** Sealing takes seconds. Own choice, no source. */
const BEHIND_MINUTES = 15;
/** A check runs every day. Own choice, no source. */
const UNCHECKED_DAYS = 3;

/**
 * On the start pages of the privacy officer and the administrator: that something was changed behind the program, or that nobody
 * could tell any more. It stays until a later check finds nothing, or the privacy officer wrote down what it was. No case, no name.
 * Null where all is well.
 */
export async function logNotice(visit: Pick<Visit, 'db' | 'now' | 'today'>): Promise<Child> {
  const check = await lastCheck(visit.db);
  const settled = check && check.faults.length > 0 ? await settledFaults(visit.db) : new Map();
  const open = check?.faults.filter((fault) => !settled.has(faultKey(fault))).length ?? 0;
  if (check && open > 0) {
    return (
      <Notice tone="warning" title="Het logboek of een zaak is buiten BIS om veranderd">
        De controle van {wholeDay(dayOf(check.at))} om {clockText(check.at)} vond {open === 1 ? 'één plek' : `${open} plekken`} waar iets niet klopt.
        BIS herstelt niets vanzelf. Laat alles staan, maak een kopie van de database en haal de privacyfunctionaris en wie de server beheert erbij.
      </Notice>
    );
  }
  const { oldest } = await unsealed(visit.db);
  if (oldest && oldest.getTime() < visit.now.getTime() - BEHIND_MINUTES * 60_000) {
    return <Notice tone="warning" title="Het logboek wordt niet verzegeld">De oudste regel die wacht is van {wholeDay(dayOf(oldest))} om {clockText(oldest)}. Vraag wie de server beheert om te kijken wat er misgaat.</Notice>;
  }
  if (check && daysBetween(dayOf(check.at), visit.today) > UNCHECKED_DAYS) {
    return <Notice tone="warning" title="Het logboek is lang niet nagekeken">De laatste controle was op {wholeDay(dayOf(check.at))}. Dat hoort elke dag te gebeuren. Vraag wie de server beheert om te kijken wat er misgaat.</Notice>;
  }
  return null;
}
