import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
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
  const wanted = fingerprint(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building the console …')
  const result = spawnSync(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: consoleFolder,
    encoding: 'utf8',
  })
  if (result.status !== 0) throw new Error(`the console could not be built:\n${result.stdout}${result.stderr}`)
  writeFileSync(stamp, wanted)
}
