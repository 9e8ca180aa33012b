import type { Got } from './browser.ts';

/** One visit, as often as asked: the answers that count, one after the other. Throws where one is not the right one. */
export type Step = () => Promise<readonly Pick<Got, 'milliseconds' | 'text'>[]>;

export interface Times {
  p50: number;
  p99: number;
  count: number;
  /** With the warm-up. */
  all: number;
  perSecond: number;
}

export interface Bounds {
  /** Visits in all, over all connections. */
  visits: number;
  warmUp: number;
  /** After this no new visit begins. */
  seconds: number;
}

/** Every one of the steps, one a connection, begins its next visit when the one before has ended. */
export async function measure(steps: readonly Step[], { visits, warmUp, seconds }: Bounds): Promise<Times> {
  const before = await together(steps, warmUp, seconds);
  const started = performance.now();
  const taken = await together(steps, visits, seconds);
  const passed = performance.now() - started;
  taken.sort((a, b) => a - b);
  return { p50: at(taken, 0.5), p99: at(taken, 0.99), count: taken.length, all: before.length + taken.length, perSecond: (taken.length * 1000) / passed };
}

async function together(steps: readonly Step[], visits: number, seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  const taken: number[] = [];
  let begun = 0;
  await Promise.all(steps.map(async (step) => {
    while (begun < visits && performance.now() < until) {
      begun += 1;
      taken.push((await step()).reduce((sum, got) => sum + got.milliseconds, 0));
    }
  }));
  return taken;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
