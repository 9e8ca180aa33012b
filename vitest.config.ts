import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** In this order, as the longest file must not begin when all others have ended. */
const LONG = ['/test/journeys/', '/test/guarantees/', '/src/database/'];

/** A fresh clone has no times of an earlier run, and vitest would begin with the largest file: the shortest of the journeys is the longest way. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/** What counts or changes something of the whole process: a process of its own for each. */
const ALONE = ['src/sign-in/hashing.test.ts', 'test/guarantees/canaries.test.ts'];

// Guards against what hangs, and no measure of speed: a machine that is shared is many times slower, and a long form is long.
const LIMITS = { testTimeout: process.env['BIS_LONG'] === '1' ? 3_600_000 : 300_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    globalSetup: 'test/postgres.ts',
    // Much of a test is waiting for the database or the browser: two at a time on two cores.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'alone', include: ALONE, ...LIMITS } },
      {
        test: {
          name: 'together',
          include: ['src/**/*.test.{ts,tsx}', 'bin/**/*.test.ts', 'test/journeys/**/*.test.ts', 'test/guarantees/**/*.test.ts'],
          exclude: ALONE,
          // The modules of the house are read once for a worker, and not once for each of its files.
          isolate: false,
          ...LIMITS,
        },
      },
    ],
  },
});
