import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'bin/**/*.test.ts', 'test/journeys/**/*.test.ts', 'test/guarantees/**/*.test.ts'],
    globalSetup: 'test/postgres.ts',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Much of a test is waiting for the database or the browser: two at a time on two cores.
    maxWorkers: 2,
  },
});
