import { expect, test } from 'vitest'
import { entryPatches, listPatches, valuePatch } from './patches.ts'

test('entries are removed, replaced and added, their keys written as parts of a JSON pointer', () => {
  expect(entryPatches('/requestTemplates', { 'text/plain': 'a', 'a~b': null, same: 's' }, { 'text/plain': 'b', 'application/json': '{}', same: 's' })).toEqual([
    { op: 'remove', path: '/requestTemplates/a~0b' },
    { op: 'replace', path: '/requestTemplates/text~1plain', value: 'b' },
    { op: 'add', path: '/requestTemplates/application~1json', value: '{}' },
  ])
})

test('a template that AWS keeps as null is the same as an empty one', () => {
  expect(entryPatches('/responseTemplates', { 'application/json': null }, { 'application/json': '' })).toEqual([])
})

test('a value is replaced only where it changes', () => {
  expect(valuePatch('/uri', 'a', 'a')).toEqual([])
  expect(valuePatch('/credentials', 'arn', undefined)).toEqual([{ op: 'replace', path: '/credentials', value: '' }])
  expect(valuePatch('/apiKeyRequired', false, true)).toEqual([{ op: 'replace', path: '/apiKeyRequired', value: 'true' }])
})

test('items of a list come and go one by one', () => {
  expect(listPatches('/cacheKeyParameters', ['a', 'b'], ['b', 'c'])).toEqual([
    { op: 'remove', path: '/cacheKeyParameters/a' },
    { op: 'add', path: '/cacheKeyParameters/c' },
  ])
})
