import { addMonths, type Day } from '../core/day.ts';

/** Rights that open much are looked at every quarter (BIO2 8.02.01; security.md row 20). */
const REVIEW_MONTHS = 3;

/** By when the next review has to be done: a quarter after the last one, or after the first account where there was none yet. */
export function reviewDue(lastDone: Day | null, firstAccount: Day): Day {
  return addMonths(lastDone ?? firstAccount, REVIEW_MONTHS);
}

/** On the day itself it is in time. */
export function isOverdue(due: Day, today: Day): boolean {
  return today > due;
}

export type ReviewRefusal = 'own-account' | 'decided-already' | 'last-administrator' | 'nothing-left' | 'only-less' | 'same-roles' | 'stopped';

interface Judged {
  id: string;
  active: boolean;
  roles: readonly string[];
}

/**
 * Whether this person may decide this on that account. Nobody decides on the own account, unless nobody else can; a review gives
 * nothing new; the last administrator stays one, or nobody could mend anything.
 */
export function judgeDecision(
  who: { id: string; others: number }, account: Judged, decision: { roles: readonly string[]; ends: boolean }, administrators: number,
): ReviewRefusal | null {
  if (!account.active) return 'stopped';
  if (account.id === who.id && (who.others > 0 || decision.ends)) return 'own-account';
  const stays = !decision.ends && decision.roles.includes('administrator');
  if (account.roles.includes('administrator') && !stays && administrators <= 1) return 'last-administrator';
  if (decision.ends) return null;
  if (decision.roles.length === 0) return 'nothing-left';
  return decision.roles.some((role) => !account.roles.includes(role)) ? 'only-less' : null;
}
