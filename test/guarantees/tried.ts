import { appendFileSync } from 'node:fs';
import type { PromiseId } from './promises.ts';

/** True in `npm run guarantees`: the numbers that docs/security.md names. Else a short form, in every `npm test`. */
export const LONG = process.env['BIS_LONG'] === '1';

/** Tells `npm run guarantees` what was tried in this run, e.g. `tried('two-worlds', 500, 'pairs of cases')`. */
export function tried(promise: PromiseId, count: number, what: string): void {
  const file = process.env['BIS_TRIED'];
  if (file) appendFileSync(file, `${JSON.stringify({ promise, count, what })}\n`);
}
