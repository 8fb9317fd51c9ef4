import { expect, test } from 'vitest'
import { operationInput } from './operation-input.ts'
import { stageOperations } from './stage-operation.ts'

const parameters = [
  { name: 'petId', in: 'path', description: 'Which pet' },
  { name: 'page', in: 'query', required: true, schema: { type: 'string' } },
  { name: 'filter[name]', in: 'query' },
  { name: 'body', in: 'header', description: 'Not the body' },
  { name: 'x', in: 'cookie' },
]
const content = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }
const definition = {
  paths: {
    '/pets/{petId}/{rest+}': {
      options: {},
      parameters: [],
      post: { operationId: 'change', summary: 'Changes', description: 'a pet', parameters, requestBody: { content } },
      'x-amazon-apigateway-any-method': {},
    },
  },
}

test('a definition’s methods are read with their words, those of the path whether they are declared or not', () => {
  const [change, any] = stageOperations(definition)
  expect(change).toMatchObject({ httpMethod: 'POST', operationName: 'change', words: 'Changes\na pet', body: { mediaType: 'application/json' } })
  expect(change?.parameters.map(({ place, name, required, greedy }) => [place, name, required, greedy])).toEqual([
    ['path', 'petId', true, false],
    ['path', 'rest', true, true],
    ['query', 'page', true, false],
    ['query', 'filter[name]', false, false],
    ['header', 'body', false, false],
  ])
  expect(any).toMatchObject({ httpMethod: 'ANY', words: '' })
  expect(stageOperations(definition)).toHaveLength(2)
})

test('each parameter has a property that agents can take, and none has the name of the body', () => {
  const [change, any] = stageOperations(definition)
  if (!change || !any) throw new Error('no operations')
  const { schema, parameters } = operationInput(change, { Pet: { type: 'object' } })
  expect([...parameters.keys()]).toEqual(['petId', 'rest', 'page', 'filter_name', 'body_2'])
  expect(schema).toEqual({
    type: 'object',
    properties: {
      petId: { type: 'string', description: 'path parameter petId: Which pet' },
      rest: { type: 'string', description: 'path parameter rest, the rest of the path' },
      page: { type: 'string', description: 'query parameter page' },
      filter_name: { type: 'string', description: 'query parameter filter[name]' },
      body_2: { type: 'string', description: 'header parameter body: Not the body' },
      body: { $ref: '#/$defs/Pet' },
    },
    required: ['petId', 'rest', 'page'],
    additionalProperties: false,
    $defs: { Pet: { type: 'object' } },
  })
  expect(operationInput(any, {}).schema).toMatchObject({ properties: { httpMethod: { enum: expect.arrayContaining(['PATCH']) }, body: {} } })
})
