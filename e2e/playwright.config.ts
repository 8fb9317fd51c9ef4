import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** Where the set-up script notes which Chromium it found. */
const note = join(import.meta.dirname, '..', 'node_modules', '.cache', 'fourbox', 'chromium')
const executablePath = process.env.FOURBOX_CHROMIUM ?? (existsSync(note) ? readFileSync(note, 'utf8') : undefined)

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
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-quic', '--no-first-run'],
    },
  },
})
