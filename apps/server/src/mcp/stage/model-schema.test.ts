import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import { expect, test } from 'vitest'
import { modelSchema } from './model-schema.ts'

const model = (name: string) => ({ $ref: `#/components/schemas/${name}` })

test('a model is told with those that it refers to, itself among them', () => {
  const models = {
    Pet: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', maxLength: 9 }, friends: { type: 'array', items: model('Pet') }, owner: model('Owner') },
    },
    Owner: { type: 'object' },
    Other: { type: 'string' },
  }
  const { schema, definitions } = modelSchema(model('Pet'), models)
  expect(schema).toEqual({ $ref: '#/$defs/Pet' })
  expect(definitions).toEqual({
    Pet: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', maxLength: 9 }, friends: { type: 'array', items: { $ref: '#/$defs/Pet' } }, owner: { $ref: '#/$defs/Owner' } },
    },
    Owner: { type: 'object' },
  })
})

test('bounds of draft 4 are those of the draft that agents read', () => {
  const { schema } = modelSchema({ type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }, {})
  expect(schema).toEqual({ type: 'number', minimum: 0, exclusiveMinimum: 0, maximum: 9 })
})

test('what a stranger wrote into a model breaks no agent’s validator, and runs no pattern there', () => {
  const hostile = {
    $id: 'http://example.com/',
    type: 'nonsense',
    pattern: '(a+)+$',
    enum: [],
    minLength: -1,
    required: [7],
    items: [{}],
    properties: { ['__proto__']: { type: 'string' }, a: 5, b: model('toString') },
    allOf: [],
    description: `\u202e${'x'.repeat(5000)}`,
  }
  const { schema, definitions } = modelSchema(hostile, {})
  expect(JSON.stringify(schema)).not.toContain('(a+)+')
  expect(String(schema['description']).length).toBeLessThan(1100)
  expect(schema['description']).toContain(String.raw`\u202e`)
  expect(definitions).toEqual({ toString: {} })
  const validate = new AjvJsonSchemaValidator().getValidator({ type: 'object', properties: { body: schema }, $defs: definitions })
  expect(validate({ body: { a: 1 } }).valid).toBe(true)
})

test('a model of any depth and breadth is told in bounds', () => {
  const wide = { properties: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`p${index}`, { type: 'object', properties: { a: {} } }])) }
  expect(JSON.stringify(modelSchema(wide, {}).schema).length).toBeLessThan(120_000)
})
