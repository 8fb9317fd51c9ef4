import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'

/** Where the set-up script notes which Chromium it found. */
const note = join(import.meta.dirname, '../../../node_modules/.cache/fourbox/chromium')

/** How a Chromium is started that talks to nobody but the pages it is given. */
export function browserOptions(): LaunchOptions {
  const executablePath = process.env.FOURBOX_CHROMIUM ?? (existsSync(note) ? readFileSync(note, 'utf8') : undefined)
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking', '--disable-component-update', '--disable-quic', '--no-first-run'],
  }
}
