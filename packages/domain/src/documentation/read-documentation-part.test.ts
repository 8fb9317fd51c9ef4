import { expect, test } from 'vitest'

import { type DocumentationPartRules, type DocumentationPartSettings, readDocumentationPart } from './read-documentation-part.ts'

const rules: DocumentationPartRules = {
  id: 'part01',
  isNew: true,
  limits: { documentationPartsPerApi: 2 },
  others: [{ location: { type: 'RESOURCE', path: '/pets' } }],
}
const method = { location: { type: 'METHOD', path: '/pets', method: 'GET' }, properties: '{"summary":"x"}' }

test('a documentation part keeps what its location says', () => {
  expect(readDocumentationPart({ ...method, location: { ...method.location, name: '' } }, rules)).toEqual({ value: { id: 'part01', ...method }, warnings: [] })
})

test.each<[Partial<DocumentationPartSettings>, fault: object]>([
  [{ properties: '[]' }, { field: 'properties', text: 'Invalid documentation properties specified. Properties must be a valid JSON object' }],
  [{ properties: '{' }, { field: 'properties', text: 'Invalid documentation properties specified. Properties must be a valid JSON object' }],
  [
    { location: { type: 'RESOURCE', path: '/pets' } },
    {
      field: 'location',
      text: "Documentation part already exists for the specified location: type 'RESOURCE', path '/pets'",
      kind: 'conflict',
    },
  ],
])('a documentation part with %o is refused by its field', (settings, fault) => {
  expect(readDocumentationPart({ ...method, ...settings }, rules)).toEqual({ faults: [fault] })
})

test('an API has no more documentation parts than the quota allows', () => {
  expect(readDocumentationPart(method, { ...rules, limits: { documentationPartsPerApi: 1 } })).toMatchObject({ faults: [{ kind: 'limit' }] })
  expect(readDocumentationPart(method, { ...rules, limits: { documentationPartsPerApi: 1 }, isNew: false })).not.toHaveProperty('faults')
})
