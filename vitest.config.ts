import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const TESTS = '**/*.test.{ts,tsx}';
const DATABASE_TESTS = '**/*.db.test.ts';
const BROWSER_TESTS = '**/*.browser.test.ts';
const OUTSIDE = ['**/node_modules/**', '**/dist/**', '**/.data/**'];

// Node strips types itself, but not from .tsx; vitest transforms both alike, so tests see what the web build sees.
export default defineConfig({
  test: {
    // PostgreSQL and Chromium share the cores with the tests. Time limits are for what hangs, not for what is slow.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'pure',
          include: [TESTS],
          exclude: [...OUTSIDE, DATABASE_TESTS, BROWSER_TESTS],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: [DATABASE_TESTS],
          exclude: OUTSIDE,
          globalSetup: ['db/src/testing/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          exclude: OUTSIDE,
          globalSetup: ['scripts/src/lib/browser-test-setup.ts', 'db/src/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
