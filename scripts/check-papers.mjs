// Fails when a paper of the house names a file, a folder or a test that does not exist. The change log tells of what was.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingPaths } from './papers/missing-paths.mjs'
import { namedPaths } from './papers/named-paths.mjs'
import { namedTests, testFault } from './papers/named-tests.mjs'
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
const tests = papers.flatMap((paper) => namedTests(readFileSync(join(root, paper), 'utf8')).map((test) => ({ paper, test })))
const untested = tests.flatMap(({ paper, test }) => {
  const fault = testFault(test, paths, root)
  return fault === undefined ? [] : [`${paper}:${test.line} names ${fault}`]
})
const wrong = [...missing, ...untested]
for (const line of wrong) console.error(line)
console.log(`${papers.length} papers, ${tests.length} tests by name, ${wrong.length === 0 ? 'all that they name exists' : `${wrong.length} missing`}`)
process.exitCode = wrong.length > 0 ? 1 : 0

/** Every file and folder below one, from the root, with forward slashes. @returns {string[]} */
function pathsBelow(/** @type {string} */ folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!entry.isDirectory()) return [path]
    return passedOver.has(entry.name) ? [path] : [path, ...pathsBelow(path)]
  })
}
