import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'scripts/**/*.test.mjs'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'clients',
          include: ['e2e/clients/**/*.test.ts'],
          environment: 'node',
          // Each file starts servers of its own; one after the other leaves them the machine.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'console',
          include: ['apps/console/src/**/*.test.tsx'],
          environment: 'happy-dom',
          alias: [{ find: /^monaco-editor\/.*/, replacement: join(import.meta.dirname, 'apps/console/src/testing/without-monaco.ts') }],
        },
      },
    ],
  },
})
