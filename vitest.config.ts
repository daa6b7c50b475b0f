import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { journeysAtOnce } from './apps/web/e2e/server.ts'

const pure = (name: string) => ({
  test: {
    name,
    root: `packages/${name}`,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // The largest real bank takes seconds where the machine is busy: this bounds a hang, it measures nothing.
    testTimeout: 60_000,
    // Nothing here keeps a state: the parsers are loaded once for all files, not once for each.
    isolate: false,
  },
})

export default defineConfig({
  test: {
    // Vitest would leave a processor free; most of these tests wait for Postgres half of their time.
    maxWorkers: availableParallelism(),
    projects: [
      pure('scoring'),
      pure('contract'),
      pure('bank-formats'),
      pure('starter-bank'),
      {
        test: {
          name: 'api',
          root: 'apps/api',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          globalSetup: 'test/global-setup.ts',
          // A database for each file, on a machine that others use too: these bound a hang, they measure nothing.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Nothing in a process outlasts its own database: the whole server is loaded once for all files, not once for each.
          isolate: false,
        },
      },
      {
        extends: 'apps/web/vite.config.ts',
        test: {
          name: 'web',
          root: 'apps/web',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          testTimeout: 60_000,
          // A test that needs a document says so itself: `// @vitest-environment happy-dom`.
          environment: 'node',
        },
      },
      {
        test: {
          name: 'journeys',
          root: 'apps/web',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'e2e/global-setup.ts',
          // Browsers and whole servers need the machine for themselves: after everything else.
          sequence: { groupOrder: 1 },
          maxWorkers: journeysAtOnce,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
