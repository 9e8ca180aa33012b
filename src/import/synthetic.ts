import { dayOf } from '../core/day.ts';
import type { Database } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { load } from './load.ts';

/** Takes in rows that the product made itself: one that is refused is a fault in them, and throws. */
export async function takeInSynthetic(
  rows: readonly Readonly<Record<string, string>>[], parts: { database: Database; keys: KeyStore; now: Date; newId(): string }, progress: (share: number) => void,
): Promise<void> {
  const lines = rows.map((cells, i) => ({ line: i + 2, cells, raw: [] }));
  const loading = { ...parts, today: dayOf(parts.now), source: 'synthetisch 2018', sentence: (reason: string) => reason };
  await load(lines, loading, ({ line, faults }) => {
    throw new Error(`row ${line} of the synthetic year is refused: ${JSON.stringify(faults)}`);
  }, ({ read }) => progress(read / rows.length));
}
