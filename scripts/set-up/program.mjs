import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildConsole } from './console.mjs'
import { fingerprint } from './fingerprint.mjs'
import { node, root } from './root.mjs'

const folder = join(root, 'apps', 'fourbox', 'program')

/** What runs the newest build. */
export const program = join(folder, 'fourbox.js')

const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/src`)
const sources = ['apps/server/src', 'apps/server/package.json', 'apps/fourbox/build', 'apps/console/dist/.built-from', ...packages, 'package-lock.json']
/** How many builds stay: one that is running has its console and most of its code on disk only. */
const kept = 3

/**
 * Builds the whole product, console included, unless it was built from what stands in the sources now: JavaScript in few
 * files starts in a third of the time that the sources take. Each build has a folder of its own, so that a server that runs
 * keeps what it began with; `program` beside them runs the newest.
 * @param {(line: string) => void} say
 */
export async function buildProgram(say) {
  await buildConsole(say)
  const name = fingerprint(sources).slice(0, 16)
  const built = join(folder, name)
  if (!existsSync(built)) {
    say('Building the server …')
    mkdirSync(folder, { recursive: true })
    const unfinished = `${built}.${process.pid}`
    const result = spawnSync(node, [join(root, 'apps', 'fourbox', 'build', 'program.ts'), unfinished], { cwd: root, encoding: 'utf8' })
    if (result.status !== 0) throw new Error(`the server could not be built:\n${result.stdout}${result.stderr}`)
    putInPlace(unfinished, built)
    forgetOld()
  }
  const text = `import './${name}/fourbox.js'\n`
  if (!existsSync(program) || readFileSync(program, 'utf8') !== text) writeFileSync(program, text)
}

/** Of two who build the same at once one is first. */
function putInPlace(/** @type {string} */ unfinished, /** @type {string} */ built) {
  try {
    renameSync(unfinished, built)
  } catch (error) {
    if (!existsSync(built)) throw error
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function forgetOld() {
  const builds = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []))
  const newestFirst = builds.toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
  for (const old of newestFirst.slice(kept)) rmSync(old, { recursive: true, force: true })
}
