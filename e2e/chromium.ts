import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the set-up script notes which Chromium it found. */
const note = join(import.meta.dirname, '..', 'node_modules', '.cache', 'fourbox', 'chromium')
const executablePath = process.env.FOURBOX_CHROMIUM ?? (existsSync(note) ? readFileSync(note, 'utf8') : undefined)

/** How Playwright starts the browser; its own one where none was found. */
export const launchOptions = {
  ...(executablePath === undefined || executablePath === '' ? {} : { executablePath }),
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-background-networking', '--disable-component-update', '--disable-quic', '--no-first-run'],
}
