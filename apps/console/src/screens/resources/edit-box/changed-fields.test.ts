import { expect, test } from 'vitest'
import { changedFields } from './changed-fields.ts'

const stored = {
  integration: { tile: 'http', uri: 'http://a', timeout: '' },
  passthroughBehavior: 'NEVER',
  queryStrings: [{ name: 'page', mappedFrom: "'1'" }],
  templates: [
    { contentType: 'application/json', template: 'a' },
    { contentType: 'text/xml', template: 'b' },
  ],
}

test('what is the same is not named', () => {
  expect(changedFields(stored, structuredClone(stored))).toBe('')
})

test('a field is named by its words, a part of one by its own, a row by what it is for', () => {
  const value = {
    integration: { ...stored.integration, uri: 'http://b' },
    passthroughBehavior: 'WHEN_NO_MATCH',
    queryStrings: [],
    templates: [{ contentType: 'application/json', template: 'A' }, ...stored.templates.slice(1), { contentType: 'text/csv', template: '' }],
  }
  expect(changedFields(stored, value)).toBe('Uri, Passthrough behavior, Query strings (page), Templates (application/json, text/csv)')
})

test('rows that only changed their places are named as a whole', () => {
  expect(changedFields(stored, { ...stored, templates: stored.templates.toReversed() })).toBe('Templates')
})
