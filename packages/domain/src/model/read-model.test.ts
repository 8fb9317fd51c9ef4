import { expect, test } from 'vitest'

import { type ModelRules, type ModelSettings, readModel } from './read-model.ts'

const rules: ModelRules = {
  id: 'model1',
  isNameTaken: (name) => name === 'Taken',
  schemaFault: (schema) => (schema.includes('wrong') ? 'Invalid model specified' : undefined),
}
const pet = { name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }

test('a model is what its settings say, and a schema of another content type is not judged', () => {
  expect(readModel({ ...pet, description: '' }, rules)).toEqual({ value: { id: 'model1', ...pet }, warnings: [] })
  expect(readModel({ ...pet, contentType: 'application/xml', schema: 'wrong' }, rules)).not.toHaveProperty('faults')
})

test.each<[ModelSettings, fault: object]>([
  [{ name: '' }, { field: 'name', text: 'Model name must be non-empty' }],
  [{ name: 'A-B' }, { field: 'name', text: 'Model name must be alphanumeric: A-B' }],
  [{ name: 'Taken' }, { field: 'name', text: 'Model name already exists for this REST API', kind: 'conflict' }],
  [{ schema: '' }, { field: 'schema', text: 'Model schema must have at least 1 property or array items defined' }],
  [{ schema: 'wrong' }, { field: 'schema', text: 'Invalid model specified' }],
])('a model with %o is refused by its field', (settings, fault) => {
  expect(readModel({ ...pet, ...settings }, rules)).toEqual({ faults: [fault] })
})
