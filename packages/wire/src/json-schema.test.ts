import { expect, test } from 'vitest'
import { structureSchema } from './json-schema.ts'
import { apiGateway, inputSchema, loadLambda, loadLogs } from './index.ts'
import type { Structure } from './shape.ts'

const services = [apiGateway, await loadLogs(), await loadLambda()]

function schemaOf(name: string) {
  for (const service of services) for (const operation of service.operations) if (operation.name === name) return inputSchema(service, operation)
  throw new Error(name)
}

test('an operation’s schema has its members by name and type, those that it needs, and the values that AWS takes', () => {
  expect(schemaOf('UpdateMethod')).toEqual({
    type: 'object',
    properties: {
      restApiId: { type: 'string' },
      resourceId: { type: 'string' },
      httpMethod: { type: 'string' },
      patchOperations: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            op: { type: 'string', enum: ['add', 'remove', 'move', 'test', 'replace', 'copy'] },
            path: { type: 'string' },
            value: { type: 'string' },
            from: { type: 'string' },
          },
          additionalProperties: false,
        },
      },
    },
    required: ['restApiId', 'resourceId', 'httpMethod'],
    additionalProperties: false,
  })
})

test('maps, times, bytes and bounds are said in the keywords of JSON Schema', () => {
  expect(schemaOf('TestInvokeMethod')).toMatchObject({
    properties: {
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      multiValueHeaders: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    },
  })
  expect(schemaOf('FilterLogEvents')).toMatchObject({ properties: { limit: { type: 'number', minimum: 1, maximum: 10_000 } } })
  expect(schemaOf('CreateRestApi')).toMatchObject({
    properties: { endpointConfiguration: { properties: { types: { type: 'array', items: { type: 'string', enum: ['PRIVATE', 'EDGE', 'REGIONAL'] } } } } },
  })
  // The definition is the body itself; a function's code is a member of it.
  expect(schemaOf('ImportRestApi')).toMatchObject({ properties: { body: { type: 'string' } }, required: ['body'] })
  expect(schemaOf('PublishLayerVersion')).toMatchObject({ properties: { Content: { properties: { ZipFile: { contentEncoding: 'base64' } } } } })
})

test('every operation has a schema of finite size', () => {
  for (const service of services)
    for (const operation of service.operations) expect(JSON.stringify(inputSchema(service, operation)).length).toBeLessThan(40_000)
})

test('a structure that holds itself is referred to', () => {
  const tree: Structure = {
    kind: 'structure',
    name: 'Tree',
    get members() {
      return [{ name: 'branches', place: 'body' as const, wireName: 'branches', required: false, shape: { kind: 'list' as const, member: tree } }]
    },
  }
  const schema = { type: 'object', properties: { branches: { type: 'array', items: { $ref: '#/$defs/Tree' } } }, additionalProperties: false }
  expect(structureSchema(tree, new Map())).toEqual({ ...schema, $defs: { Tree: schema } })
})
