import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'

/** Where the tests read the browser's path from. */
const note = join(root, 'node_modules', '.cache', 'fourbox', 'chromium')

/** The headless shell first: the same engine without a browser's own windows, for two thirds of the work. */
const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Finds a Chromium for the browser tests, or gets one: FOURBOX_CHROMIUM, an existing install, Playwright's own download,
 * the system's package manager, in this order.
 * @param {(line: string) => void} say
 */
export async function provideChromium(say) {
  if (existsSync(note) && existsSync(readFileSync(note, 'utf8')) && !process.env.FOURBOX_CHROMIUM) return
  const found = installed() ?? downloaded(say) ?? packaged(say)
  if (!found) {
    throw new Error('no Chromium was found, and none could be installed. Install one (Debian: `apt-get install chromium`) or name it in FOURBOX_CHROMIUM.')
  }
  mkdirSync(dirname(note), { recursive: true })
  writeFileSync(note, found)
}

function installed() {
  return [process.env.FOURBOX_CHROMIUM, ...usualPlaces, playwrights()].find((path) => path && existsSync(path))
}

function playwrights() {
  const { chromium } = createRequire(join(root, 'e2e', 'package.json'))('@playwright/test')
  return chromium.executablePath()
}

function downloaded(/** @type {(line: string) => void} */ say) {
  say("Fetching Playwright's Chromium …")
  spawnSync(process.execPath, [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'], { stdio: 'ignore', timeout: 180_000 })
  return existsSync(playwrights()) ? playwrights() : undefined
}

function packaged(/** @type {(line: string) => void} */ say) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  say("Installing the system's Chromium package …")
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update'], quiet)
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], quiet).status === 0) break
  }
  return installed()
}
