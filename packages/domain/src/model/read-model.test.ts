import { expect, test } from 'vitest'

import { modelAddress } from './model-reference.ts'
import { type ModelRules, type ModelSettings, readModel } from './read-model.ts'

const rules: ModelRules = {
  id: 'model1',
  isNameTaken: (name) => name === 'Taken',
  isModel: (name) => name === 'Other',
}
const pet = { name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }

test('a model is what its settings say, and a schema of another content type is not judged', () => {
  expect(readModel({ ...pet, description: '' }, rules)).toEqual({ value: { id: 'model1', ...pet }, warnings: [] })
  expect(readModel({ ...pet, contentType: 'application/xml', schema: 'wrong' }, rules)).not.toHaveProperty('faults')
})

test('a schema may refer to other models, and to its own', () => {
  const schema = (name: string) => JSON.stringify({ items: { $ref: modelAddress('abc', name) } })
  for (const name of ['Other', 'Pet']) expect(readModel({ ...pet, schema: schema(name) }, rules)).not.toHaveProperty('faults')
  expect(readModel({ ...pet, schema: schema('Nobody') }, rules)).toMatchObject({ faults: [{ field: 'schema' }] })
})

test.each<[ModelSettings, fault: object]>([
  [{ name: '' }, { field: 'name', text: 'Model name must be non-empty' }],
  [{ name: 'A-B' }, { field: 'name', text: 'Model name must be alphanumeric: A-B' }],
  [{ name: 'Taken' }, { field: 'name', text: 'Model name already exists for this REST API', kind: 'conflict' }],
  [{ schema: '' }, { field: 'schema', text: 'Model schema must have at least 1 property or array items defined' }],
  [
    { schema: '{"type":"objekt"}' },
    { field: 'schema', text: 'Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]' },
  ],
])('a model with %o is refused by its field', (settings, fault) => {
  expect(readModel({ ...pet, ...settings }, rules)).toEqual({ faults: [fault] })
})
