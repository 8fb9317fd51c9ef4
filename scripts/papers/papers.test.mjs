import { expect, test } from 'vitest'
import { missingPaths } from './missing-paths.mjs'
import { namedPaths } from './named-paths.mjs'
import { hasTest, namedTests, testFault } from './named-tests.mjs'
import { root } from '../set-up/root.mjs'

const topFolders = new Set(['packages', 'apps', 'docs'])
const paths = [
  'README.md',
  'docs',
  'docs/decisions',
  'docs/decisions/0001-a-choice.md',
  'apps',
  'apps/server',
  'apps/server/start.ts',
  'packages',
  'packages/engine',
  'packages/engine/src',
  'packages/engine/src/cache',
  'packages/engine/src/cache/key.ts',
  'packages/engine/src/limits.ts',
  'packages/store',
  'packages/store/src',
  'packages/store/src/limits-of-rows.ts',
]

/** What of a paper's text is missing, with its line. */
function missing(/** @type {string} */ markdown, paper = 'README.md') {
  return missingPaths(namedPaths(markdown, topFolders), paper, paths).map(({ line, text }) => `${line}: ${text}`)
}

test('a file or folder that exists may be named whole, by its end, or by its bare name', () => {
  expect(missing('`packages/engine/src/cache/key.ts`, `packages/engine`, `cache/key.ts`, `cache/`, `key.ts`')).toEqual([])
})

test('a file or folder that does not exist is told with its line', () => {
  expect(missing('Here:\n`packages/engine/src/gone.ts`, `packages/gone`,\n`gone/key.ts`, `gone/`, `gone.ts`')).toEqual([
    '2: packages/engine/src/gone.ts',
    '2: packages/gone',
    '3: gone/key.ts',
    '3: gone/',
    '3: gone.ts',
  ])
})

test('a part of a name is not the name', () => {
  expect(missing('`its.ts`, `src/limits-of.ts`, `ngine/`')).toEqual(['1: its.ts', '1: src/limits-of.ts', '1: ngine/'])
})

test('globs and what is left out by … stand for anything that exists', () => {
  expect(missing('`packages/*/src/**`, `packages/…`, `…/cache/key.ts`, `packages/{engine,store}/src`, `limits*.ts`')).toEqual([])
  expect(missing('`packages/*/lib/**`, `apps/…/gone.ts`, `…/gone/`, `gone*.ts`')).toEqual([
    '1: packages/*/lib/**',
    '1: apps/…/gone.ts',
    '1: …/gone/',
    '1: gone*.ts',
  ])
})

test('in a column whose title names a folder, files stand below it or are named from the root', () => {
  const table = (/** @type {string} */ cell) => `| fact | in \`packages/engine/src/\` |\n| --- | --- |\n| \`key.ts\` | ${cell} |`
  expect(missing(table('`limits.ts`, `cache/`, `apps/server/start.ts`'))).toEqual([])
  expect(missing(table('`key.ts`, `limits-of-rows.ts`'))).toEqual(['3: key.ts', '3: limits-of-rows.ts'])
})

test('links and images are read from where the paper stands', () => {
  expect(missing('[a](0001-a-choice.md#context) [b](../../README.md) [c](https://example.com/gone.md) [d](#gone)', 'docs/decisions/0001-a-choice.md')).toEqual(
    [],
  )
  expect(missing('[a](0002-gone.md) ![b](gone.png)', 'docs/decisions/0001-a-choice.md')).toEqual(['1: 0002-gone.md', '1: gone.png'])
})

test('of a command and a code block, the words below a folder of the checkout are read', () => {
  expect(missing('`node apps/server/start.ts --body body.json`\n```sh\nnode apps/gone.ts template.vtl\n```\n`gone.ts`')).toEqual([
    '3: apps/gone.ts',
    '5: gone.ts',
  ])
})

test('addresses, media types, packages, routes, examples and what is made on the machine are not paths', () => {
  const text =
    '`http://localhost:4400/a.md`, `application/json`, `@aws-sdk/client-api-gateway`, `/_fourbox/traces`, `api.yaml`, `apps/console/dist`, `.fourbox/`, `$context.path`'
  expect(missing(text)).toEqual([])
})

test('the tests that a table names are read with their files', () => {
  expect(namedTests('| behaviour | test |\n| --- | --- |\n| a | `a.test.ts`: it works <br> `b.spec.ts`: this \\| that |\n`c.test.ts`: no table')).toEqual([
    { line: 3, file: 'a.test.ts', title: 'it works' },
    { line: 3, file: 'b.spec.ts', title: 'this | that' },
  ])
})

test('a test is what something is called with first, however it is quoted', () => {
  const source = "test('it works', () => {})\ntest.each([1])(\n  `it works with %s`,\n  () => {})\nconst other = ['never', 1]\nexpect(\"value\")"
  expect(['it works', 'it works with %s', 'never', 'value', 'it'].map((title) => hasTest(source, title))).toEqual([true, true, false, false, false])
})

test('a named test that is not there is told, and so is a file that is none, or one of several', () => {
  const fault = (/** @type {string} */ file, /** @type {string} */ title) =>
    testFault({ line: 1, file, title }, ['scripts/papers/papers.test.mjs', 'a/x.test.ts', 'b/x.test.ts'], root)
  expect(fault('papers.test.mjs', 'a part of a name is not the name')).toBeUndefined()
  expect(fault('papers.test.mjs', 'a part of a name')).toBe('the test “a part of a name”, which scripts/papers/papers.test.mjs does not have')
  expect(fault('gone.test.ts', 'a')).toBe('the test file gone.test.ts, which does not exist')
  expect(fault('x.test.ts', 'a')).toBe('the test file x.test.ts, which is one of 2')
})
