import { expect, test } from 'vitest'
import { schemaTextFault } from './schema-fault.ts'

const prefix = 'Invalid model specified: Validation Result: warnings : [], errors : '

test.each([
  ['{"type":"object","properties":{"a":{"type":["string","null"]},"b":{"items":[{}]}},"additionalProperties":false}', undefined],
  ['{"$ref":"https://apigateway.amazonaws.com/restapis/x/models/Pet"}', undefined],
  ['{"$ref":"#/definitions/A","definitions":{"A":{}}}', undefined],
  ['{', `${prefix}[Invalid model schema specified]`],
  ['[]', `${prefix}[Invalid model schema specified]`],
  ['{"type":"file"}', `${prefix}[Invalid model schema specified]`],
  ['{"required":[]}', `${prefix}[Invalid model schema specified]`],
  ['{"properties":{"a":{"maxLength":-1}}}', `${prefix}[Invalid model schema specified]`],
  ['{"properties":{"a":{"type":"string","example":"x"}}}', `${prefix}[Invalid model schema specified. Unsupported keyword(s): ["example"]]`],
  ['{"$ref":"https://apigateway.amazonaws.com/restapis/x/models/Nobody"}', `${prefix}[Invalid model specified: Nobody]`],
  ['{"$ref":"file:///etc/passwd"}', `${prefix}[Invalid model schema specified]`],
  [`${'{"not":'.repeat(500)}{}${'}'.repeat(500)}`, `${prefix}[Invalid model schema specified]`],
])('%s is judged as a model', (schema, fault) => {
  expect(schemaTextFault(schema, (name) => name === 'Pet')?.text).toBe(fault)
})

test.each([
  ['{"type":"objekt"}', ['type']],
  ['{"properties":{"example":{"type":"string"},"a":{"items":[{},{"example":1}]}}}', ['properties', 'a', 'items', 1, 'example']],
  ['{"allOf":[]}', ['allOf']],
  ['{"dependencies":{"a":["b"],"c":{"not":1}}}', ['dependencies', 'c', 'not']],
  ['[]', []],
])('of %s the member at fault is %j', (schema, at) => {
  expect(schemaTextFault(schema, () => false)?.at).toEqual(at)
})
