// Fails when a paper of the house names a file or folder that does not exist. The change log tells of what was.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingPaths } from './papers/missing-paths.mjs'
import { namedPaths } from './papers/named-paths.mjs'
import { root } from './set-up/root.mjs'

const passedOver = new Set(['.git', 'node_modules', 'dist', '.tsbuild', 'test-results'])
const paths = pathsBelow('')
const topFolders = new Set(readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])))
const papers = paths.filter((path) => path.endsWith('.md') && path !== 'CHANGELOG.md' && !path.includes('/cases/'))

const missing = papers.flatMap((paper) =>
  missingPaths(namedPaths(readFileSync(join(root, paper), 'utf8'), topFolders), paper, paths).map(
    ({ line, text, from }) => `${paper}:${line} names ${text}${typeof from === 'object' ? ` below ${from.folder}` : ''}, which does not exist`,
  ),
)
for (const line of missing) console.error(line)
console.log(`${papers.length} papers, ${missing.length === 0 ? 'all that they name exists' : `${missing.length} missing`}`)
process.exitCode = missing.length > 0 ? 1 : 0

/** Every file and folder below one, from the root, with forward slashes. @returns {string[]} */
function pathsBelow(/** @type {string} */ folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!entry.isDirectory()) return [path]
    return passedOver.has(entry.name) ? [path] : [path, ...pathsBelow(path)]
  })
}
