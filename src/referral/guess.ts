import { VISITOR_COOKIE } from '../web/once.ts';
import type { Visit } from '../web/route.ts';
import { addMiss, missesSince } from './sql.ts';

/** Milliseconds between two codes that are looked at, whoever types them: ten a second against 64 bits. Own choice, no source. */
const GAP = 100;
/** Each that waits holds a connection of the pool (10): others must always be left over. */
const WAITING = 4;
/** In one browser, within an hour, before each next try waits a minute. */
export const FREE_MISSES = 5;
const HOUR = 3_600_000;
const MINUTE = 60_000;

let busy = false;
const queue: (() => void)[] = [];

function next(): void {
  const first = queue.shift();
  busy = first !== undefined;
  if (!first) return;
  first();
  setTimeout(next, GAP).unref();
}

/** False where a crowd waits already. */
async function turn(): Promise<boolean> {
  if (busy && queue.length >= WAITING) return false;
  if (busy) await new Promise<void>((resolve) => queue.push(resolve));
  else {
    busy = true;
    setTimeout(next, GAP).unref();
  }
  return true;
}

/**
 * Whether a code may be looked at now. Nobody is locked out: `busy` is over as soon as the crowd is, `wait` is one browser's, for a
 * minute. Neither says anything about a code. Call `missed` where it was none.
 */
export async function mayGuess(visit: Visit): Promise<'now' | 'busy' | 'wait'> {
  const { misses, last } = await missesSince(visit.db, bucketOf(visit), new Date(visit.now.getTime() - HOUR));
  if (misses >= FREE_MISSES && last !== null && visit.now.getTime() - last.getTime() < MINUTE) return 'wait';
  return await turn() ? 'now' : 'busy';
}

export const missed = (visit: Visit): Promise<void> => addMiss(visit.db, bucketOf(visit), visit.now);

const bucketOf = ({ keys, cookies }: Visit): Buffer => keys.token('draft', `guesses ${cookies[VISITOR_COOKIE] ?? ''}`);
