import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { TESTS_AT_ONCE } from './support/tests-at-once.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Rooms that keep nothing in their modules, pure ones and those whose applications are made anew for each test:
 * nothing is left behind for the next file, so their modules are loaded once a worker.
 */
const PURE = ['test/unit/shared/**/*.test.ts', 'test/unit/electron/**/*.test.ts', 'test/golden/**/*.test.ts'];

export default defineConfig({
  root,
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: TESTS_AT_ONCE,
    restoreMocks: true,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: 'whole', include: ['test/{unit,contract,architecture,shell,corpus}/**/*.test.{ts,tsx}'], exclude: PURE },
      },
    ],
  },
});
