import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { launchOptions } from './chromium.ts'

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: ['journeys/**/*.spec.ts', 'axe.spec.ts'],
  outputDir: join(import.meta.dirname, 'test-results'),
  fullyParallel: false,
  workers: Math.max(2, availableParallelism()),
  // A test waits for states: these only end one that would wait for ever, on the slowest machine that runs it.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    // The film of a trace draws every frame: it cost as much as the tests themselves. What the page was at each action is kept.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true },
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions,
  },
})
