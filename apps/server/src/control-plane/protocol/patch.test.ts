import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPatches, listOperations, listPaths, namePath, type PatchOperation, type PatchTable, unescapePointer } from './patch.ts'
import { entry, flag, item, text } from './patch-rows.ts'

interface Noun {
  readonly name?: string
  readonly enabled?: boolean
  readonly scopes?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

const table: PatchTable<Noun> = {
  '/name': text('name'),
  '/enabled': flag('enabled'),
  '/scopes': item('scopes'),
  '/headers/{name}': entry('headers', { read: (value = '') => value, missing: 'Invalid parameter name specified' }),
}

function patched(noun: Noun, ...operations: readonly PatchOperation[]): Noun {
  return applyPatches(table, listOperations, noun, operations)
}

test('operations act one after the other', () => {
  expect(patched({}, { op: 'replace', path: '/name', value: 'a' }, { op: 'replace', path: '/name', value: 'b' })).toEqual({ name: 'b' })
})

test('one call brings a thousand operations at most', () => {
  const operations = Array.from({ length: 1000 }, (_, index) => ({ op: 'add', path: `/headers/h${index}`, value: 'v' }))
  expect(Object.keys(patched({}, ...operations).headers ?? {})).toHaveLength(1000)
  expect(() => patched({}, ...operations, { op: 'add', path: '/headers/more', value: 'v' })).toThrow(
    'Invalid patch: 1001 operations are more than the 1000 that one call may bring',
  )
})

test('an empty text is no text', () => {
  expect(patched({ name: 'a' }, { op: 'replace', path: '/name', value: '' })).toEqual({})
})

test('a flag is true when it says so, and false otherwise', () => {
  expect(patched({}, { op: 'replace', path: '/enabled', value: 'TRUE' })).toEqual({ enabled: true })
  expect(patched({ enabled: true }, { op: 'replace', path: '/enabled', value: 'whatever' })).toEqual({ enabled: false })
  expect(patched({ enabled: true }, { op: 'replace', path: '/enabled' })).toEqual({ enabled: false })
})

test('a list takes several items in one value', () => {
  expect(patched({ scopes: ['a'] }, { op: 'add', path: '/scopes', value: 'b, c,a' })).toEqual({ scopes: ['a', 'b', 'c'] })
  expect(patched({ scopes: ['a', 'b'] }, { op: 'remove', path: '/scopes', value: 'a' })).toEqual({ scopes: ['b'] })
})

test('a map that loses its last entry goes away', () => {
  expect(patched({ headers: { a: '1' } }, { op: 'remove', path: '/headers/a' })).toEqual({})
})

test('an entry that is not there can be neither replaced nor removed', () => {
  for (const op of ['replace', 'remove']) {
    expect(() => patched({}, { op, path: '/headers/a', value: 'x' })).toThrow(expect.objectContaining({ exception: 'NotFoundException' }))
  }
})

test('any text can be a key, however it looks', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (key, value) => {
      const path = `/headers/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      expect(Object.entries(patched({}, { op: 'add', path, value }).headers ?? {})).toEqual([[key, value]])
    }),
  )
  expect(unescapePointer('~01')).toBe('~1')
})

test('the nouns refuse in three ways', () => {
  const refused = (refuse: typeof listPaths, operation: PatchOperation) => () => applyPatches(table, refuse, {}, [operation])
  expect(refused(listPaths, { op: 'replace', path: '/x' })).toThrow(
    "Invalid patch path  '/x' specified for op 'replace'. Must be one of: [/name, /enabled, /headers/{name}]",
  )
  expect(refused(listPaths, { op: 'copy', path: '/name' })).toThrow("Invalid patch path  '/name' specified for op 'copy'. Please choose supported operations")
  expect(refused(listOperations, { op: 'add', path: '/name' })).toThrow('Invalid patch operation specified. Must be one of: [replace]')
  expect(refused(listOperations, { op: 'add', path: '/headers' })).toThrow('Invalid patch path /headers')
  expect(refused(namePath, { op: 'add', path: '/name' })).toThrow('Invalid patch path /name')
  expect(refused(namePath, { op: 'add' })).toThrow('Invalid patch path null')
})

test('a refusal leaves nothing half done', () => {
  const noun: Noun = { name: 'a' }
  expect(() => patched(noun, { op: 'replace', path: '/name', value: 'b' }, { op: 'replace', path: '/x' })).toThrow('Invalid patch path /x')
  expect(noun).toEqual({ name: 'a' })
})
