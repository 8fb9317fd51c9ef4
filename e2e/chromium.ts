import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the set-up script notes which Chromium it found. */
const note = join(import.meta.dirname, '..', 'node_modules', '.cache', 'fourbox', 'chromium')
const executablePath = process.env.FOURBOX_CHROMIUM ?? (existsSync(note) ? readFileSync(note, 'utf8') : undefined)

/** How Playwright starts the browser; its own one where none was found. */
export const launchOptions = {
  ...(executablePath === undefined || executablePath === '' ? {} : { executablePath }),
  chromiumSandbox: process.getuid?.() !== 0,
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    // Without a graphics card, a process of its own for drawing only hands pictures to and fro.
    '--in-process-gpu',
    // Pages that live for seconds collect less garbage the more they may leave, and are gone before optimised code pays for its compilation.
    '--js-flags=--min-semi-space-size=32 --no-maglev --no-opt',
    '--no-first-run',
  ],
}
