import { latestWritten } from '../web/clock.ts';

/**
 * Guessing slows down and never locks. After four misses the next try waits, a little longer each time, never more
 * than a quarter of an hour, and misses count for an hour: some ten guesses an hour at most (security.md row 24).
 */
export const FREE_MISSES = 4;
const WAIT_MINUTES = [1, 2, 4, 8, 15] as const;
export const MEMORY_MINUTES = 60;

export interface Attempt {
  at: Date;
  succeeded: boolean;
}

/**
 * When the next try is welcome; null: now. `attempts` in the order in which they were made, any age. What a clock that ran ahead wrote
 * counts once the right time gets there: else everybody whose codes were wrong then would wait as long as it was ahead.
 */
export function nextTry(attempts: readonly Attempt[], now: Date): Date | null {
  const since = now.getTime() - MEMORY_MINUTES * 60_000;
  const latest = latestWritten(now);
  const recent = attempts.filter(({ at }) => at.getTime() > since && at <= latest);
  const lastSuccess = recent.findLastIndex(({ succeeded }) => succeeded);
  const misses = recent.slice(lastSuccess + 1);
  const last = misses.at(-1);
  if (!last || misses.length < FREE_MISSES) return null;
  const wait = WAIT_MINUTES[Math.min(misses.length - FREE_MISSES, WAIT_MINUTES.length - 1)] ?? 0;
  const next = new Date(last.at.getTime() + wait * 60_000);
  return next > now ? next : null;
}

/** OWASP ASVS 5.0 6.2.1 recommends fifteen; 6.2.9 asks to allow at least 64. No composition rules, no forced change. */
export const PASSWORD_MINIMUM = 15;
export const PASSWORD_MAXIMUM = 200;
/** What must be left without the words that anybody would try first. */
const OWN_MINIMUM = 8;
const DISTINCT_MINIMUM = 5;
const OBVIOUS = ['perspectief', 'herstelbemiddeling', 'bemiddeling', 'wachtwoord', 'welkom', 'password', '123456789', '12345'];

export type PasswordReason = 'too-short' | 'too-long' | 'too-easy';

/** Null where the password will do. `known`: name and e-mail of its owner, which others know too. */
export function judgePassword(password: string, known: readonly string[]): PasswordReason | null {
  const length = [...password].length;
  if (length < PASSWORD_MINIMUM) return 'too-short';
  if (length > PASSWORD_MAXIMUM) return 'too-long';
  const words = [...known.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)), ...OBVIOUS].filter((word) => word.length > 2);
  const own = words.reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase());
  return [...own].length < OWN_MINIMUM || new Set(own).size < DISTINCT_MINIMUM ? 'too-easy' : null;
}
