import { expect, test } from 'vitest'
import { missingPaths } from './missing-paths.mjs'
import { namedPaths } from './named-paths.mjs'

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
