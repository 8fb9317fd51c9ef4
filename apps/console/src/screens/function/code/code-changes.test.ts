import { expect, test } from 'vitest'
import { readZip } from '../../../components/archive/read-zip.ts'
import { contentOf, newEntry } from '../../../components/archive/zip-entry.ts'
import { changesBut, deployable, editedFiles, pathFault, renamed, withoutFile, withText } from './code-changes.ts'
import type { StoredCode } from './stored-code.ts'

const code: StoredCode = {
  files: new Map([
    ['index.mjs', 'one'],
    ['lib.mjs', 'two'],
  ]),
  entries: [await newEntry('index.mjs', new TextEncoder().encode('one')), await newEntry('lib.mjs', new TextEncoder().encode('two'))],
  hidden: 0,
}

test('a text that is typed back is no change', () => {
  const changed = withText(code, {}, 'index.mjs', 'other')
  expect(changed).toEqual({ 'index.mjs': 'other' })
  expect(withText(code, changed, 'index.mjs', 'one')).toEqual({})
})

test('a new file that is removed again is no change, a stored one is', () => {
  expect(withoutFile(code, { 'new.mjs': '' }, 'new.mjs')).toEqual({})
  expect(withoutFile(code, {}, 'lib.mjs')).toEqual({ 'lib.mjs': null })
})

test('what is typed while other changes are deployed stays', () => {
  const deployed = { 'index.mjs': 'other', 'lib.mjs': null }
  expect(changesBut(deployed, deployed)).toEqual({})
  expect(changesBut({ ...deployed, 'index.mjs': 'another', 'new.mjs': '' }, deployed)).toEqual({ 'index.mjs': 'another', 'new.mjs': '' })
})

test('a renamed file has its text under the new name alone', () => {
  expect([...editedFiles(code, renamed(code, {}, 'lib.mjs', 'a/lib.mjs'))]).toEqual([
    ['a/lib.mjs', 'two'],
    ['index.mjs', 'one'],
  ])
})

test('what is deployed has the changes, and everything else as it was', async () => {
  const entries = readZip(new Uint8Array(await deployable(code, { 'lib.mjs': null, 'new.mjs': 'three' })))
  expect(entries.map(({ path }) => path)).toEqual(['index.mjs', 'new.mjs'])
  const [, added] = entries
  expect(added && new TextDecoder().decode(await contentOf(added))).toBe('three')
})

test.each(['', '/etc/passwd', '../up.mjs', 'a//b', 'a/', 'index.mjs'])('"%s" is no name of a new file', (path) => {
  expect(pathFault(path, code.files)).toBeDefined()
})
