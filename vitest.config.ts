import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** A test waits for states, never for times: these only end one that would wait for ever, on the slowest machine that runs it. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }

export default defineConfig({
  test: {
    // As many as there are cores: where tests wait for servers and processes, the browser's, which run beside them, go on.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'scripts/**/*.test.mjs'],
          environment: 'node',
          // What a module keeps for itself (compiled patterns, schemas) says the same to every file: to load all of them anew for each took most of the time.
          isolate: false,
          ...patience,
        },
      },
      {
        test: {
          name: 'clients',
          include: ['e2e/clients/**/*.test.ts'],
          environment: 'node',
          // Each file starts servers of its own, on ports and data of their own; what the files share is without state.
          isolate: false,
          ...patience,
        },
      },
      {
        test: {
          name: 'cluster',
          include: ['e2e/cluster/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          ...patience,
        },
      },
      {
        test: {
          name: 'console',
          include: ['apps/console/src/**/*.test.tsx'],
          environment: 'happy-dom',
          // The files share one window and the console's code, which takes longer to load than most files to run; the set-up leaves both as they were.
          isolate: false,
          setupFiles: [join(import.meta.dirname, 'apps/console/src/testing/page.setup.ts')],
          ...patience,
          alias: [{ find: /^monaco-editor\/.*/, replacement: join(import.meta.dirname, 'apps/console/src/testing/without-monaco.ts') }],
        },
      },
    ],
  },
})
