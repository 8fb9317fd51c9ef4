// Fails where a commit since this check was added has a subject of more than 72 characters. Outside Git, and where a
// shallow clone has none of them, there is nothing to say.
import { execFileSync } from 'node:child_process'
import { root } from './set-up/root.mjs'

const long = subjects().filter((subject) => Array.from(subject).length > 72)
for (const subject of long) console.error(`${Array.from(subject).length} characters: ${subject}`)
process.exitCode = long.length > 0 ? 1 : 0

function subjects() {
  try {
    const added = git('--diff-filter=A', '--format=%H', '--', 'scripts/check-subjects.mjs').at(-1)
    return added ? git('--no-merges', '--format=%s', `${added}..HEAD`) : []
  } catch {
    return []
  }
}

function git(/** @type {string[]} */ ...asked) {
  return execFileSync('git', ['log', ...asked], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter(Boolean)
}
