import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from './root.mjs'

const consoleFolder = join(root, 'apps', 'console')
const stamp = join(consoleFolder, 'dist', '.built-from')
const sources = [
  'apps/console/src',
  'apps/console/public',
  'apps/console/build',
  'apps/console/index.html',
  'apps/console/vite.config.ts',
  'packages/domain/src',
  'packages/java/src',
  'packages/json/src',
  'packages/regex/src',
  'packages/vtl/src',
  'package-lock.json',
]

/**
 * Builds the console into apps/console/dist unless it was built from what stands in the sources now.
 * @param {(line: string) => void} say
 */
export async function buildConsole(say) {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building the console …')
  const result = spawnSync(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: consoleFolder,
    encoding: 'utf8',
  })
  if (result.status !== 0) throw new Error(`the console could not be built:\n${result.stdout}${result.stderr}`)
  writeFileSync(stamp, wanted)
}

/** A hash of every source file's path and content; tests do not count. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(root, source)
    if (!existsSync(path)) continue
    for (const file of filesBelow(path)) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** @returns {string[]} */
function filesBelow(/** @type {string} */ path) {
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    return [path]
  }
  return entries
    .filter((entry) => !/\.(test|contract)\.tsx?$/.test(entry.name))
    .flatMap((entry) => filesBelow(join(path, entry.name)))
    .toSorted()
}
