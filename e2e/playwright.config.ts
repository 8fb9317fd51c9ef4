import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { launchOptions } from './chromium.ts'

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: ['journeys/**/*.spec.ts', 'axe.spec.ts'],
  outputDir: join(import.meta.dirname, 'test-results'),
  fullyParallel: false,
  // As many as there are cores: while a page waits for frames and answers, what runs beside goes on.
  workers: availableParallelism(),
  // A test waits for states: these only end one that would wait for ever, on the slowest machine that runs it.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    // A trace draws the page anew at each action: with it a journey costs a tenth more, a walk by Tab twice as much. For one that fails: --trace on.
    trace: 'off',
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions,
  },
})
