import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that take long lie in files of their own, which `--mode long` runs: many runs of a property, builds that are killed. */
const LONG = 'packages/**/test/**/*.long.test.ts';

export default defineConfig(({ mode }) => ({
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
  resolve: { conditions: ['source', 'node', 'import', 'default'] },
  test: {
    include: mode === 'long' ? [LONG] : ['packages/**/test/**/*.test.ts'],
    exclude: mode === 'long' ? configDefaults.exclude : [...configDefaults.exclude, LONG],
    // A busy machine is no failure: only what hangs is to be ended.
    testTimeout: mode === 'long' ? 1_200_000 : 300_000,
    hookTimeout: 300_000,
    globalSetup: 'scripts/test-scratch.ts',
    // Files share what they import: reading it anew for each took longer than the tests themselves.
    isolate: false,
    // Of two processors, one would be left to others.
    maxWorkers: '100%',
  },
}));
