import * as apiGatewaySdk from '@aws-sdk/client-api-gateway'
import * as apiGatewayV2Sdk from '@aws-sdk/client-apigatewayv2'
import * as logsSdk from '@aws-sdk/client-cloudwatch-logs'
import * as lambdaSdk from '@aws-sdk/client-lambda'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { apiGateway, loadApiGatewayV2, loadLambda, loadLogs, type WireRequest, writeCall } from './index.ts'
import { readRequest } from './read-request.ts'
import type { Member, Shape } from './shape.ts'

const services = [
  { service: apiGateway, sdk: apiGatewaySdk, Client: apiGatewaySdk.APIGatewayClient, count: 124 },
  { service: await loadApiGatewayV2(), sdk: apiGatewayV2Sdk, Client: apiGatewayV2Sdk.ApiGatewayV2Client, count: 103 },
  { service: await loadLambda(), sdk: lambdaSdk, Client: lambdaSdk.LambdaClient, count: 86 },
  { service: await loadLogs(), sdk: logsSdk, Client: logsSdk.CloudWatchLogsClient, count: 110 },
]

test.for(services)('$Client.name: the SDK exports $count operations', ({ service, count }) => {
  expect(service.operations.length).toBeGreaterThanOrEqual(count)
})

const calls = services.flatMap(({ service, sdk, Client }) => {
  const serialize = serializer(Client)
  return service.operations.map((operation) => [operation.name, { service, operation, serialize, Command: commandOf(sdk, operation.name) }] as const)
})

test.each(calls)('%s: what the official client sends is read back as it was given', async (name, { service, operation, serialize, Command }) => {
  await fc.assert(
    fc.asyncProperty(structure(operation.input.members), async (input) => {
      const request = await serialize(new Command(input))
      const found = service.find(request)
      expect(found?.operation.name).toBe(name)
      expect(found && { ...readRequest(found, request) }).toEqual(input)
    }),
    { numRuns: 8 },
  )
})

test.each(calls)('%s: what our own half of a client writes is read back as it was given', (_name, { service, operation }) => {
  const payload = operation.input.members.find(({ place, shape }) => place === 'payload' && shape.kind === 'blob')?.name
  fc.assert(
    fc.property(structure(operation.input.members), (input) => {
      fc.pre(!Object.values(input).some((value) => value === '.' || value === '..'))
      const text = '{"ü": "\\u0000"}'
      const { httpMethod, path, query, headers, body } = writeCall(service, operation, {
        ...Object(asJson(input)),
        ...(payload !== undefined && { [payload]: text }),
      })
      const request = { httpMethod, rawPath: path, query, header: (name: string) => lowered(headers).get(name), body: new TextEncoder().encode(body) }
      const found = service.find(request)
      expect(found?.operation).toBe(operation)
      expect(found && { ...readRequest(found, request) }).toEqual({
        ...input,
        ...(payload !== undefined && { [payload]: new TextEncoder().encode(text) }),
      })
    }),
    { numRuns: 8 },
  )
})

/** Bytes as JSON has them. */
function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(asJson)
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asJson(entry)])) : value
}

/** Lets the real client serialize commands, and catches each request before it leaves. */
function serializer(Client: AnyClient): (command: AnyCommand) => Promise<WireRequest> {
  let caught: WireRequest | undefined
  const client = new Client({
    region: 'us-east-1',
    endpoint: 'http://localhost:1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle: async ({ method, path, query, headers, body }: SentRequest) => {
        const search = new URLSearchParams()
        for (const [key, value] of Object.entries(query)) for (const item of [value].flat()) search.append(key, item ?? '')
        const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array())
        caught = { httpMethod: method, rawPath: path, query: search, header: (header) => lowered(headers).get(header), body: bytes }
        throw new Error('caught')
      },
    },
  })
  return async (command) => {
    caught = undefined
    await expect(client.send(command)).rejects.toThrow('caught')
    if (!caught) throw new Error('Nothing was sent')
    return caught
  }
}

// The clients take inputs of hundreds of types; one constructor and one command stand for all.
interface AnyCommand {
  readonly input: object
}
type AnyClient = new (configuration: apiGatewaySdk.APIGatewayClientConfig) => { send(command: AnyCommand): Promise<unknown> }

interface SentRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

function commandOf(sdk: object, operation: string): new (input: unknown) => AnyCommand {
  const command: unknown = new Map(Object.entries(sdk)).get(`${operation}Command`)
  if (!isCommand(command)) throw new Error(`The SDK has no command ${operation}`)
  return command
}

function isCommand(exported: unknown): exported is new (input: unknown) => AnyCommand {
  return typeof exported === 'function'
}

function lowered(headers: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** No operation that Fourbox has is given any of these. */
const unread: ReadonlySet<Shape['kind']> = new Set(['timestamp', 'document', 'event-stream'])

/** An input with its required members and some of the others. */
function structure(members: readonly Member[]): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const sent = members.filter(({ shape }) => !unread.has(shape.kind))
  const named = Object.fromEntries(sent.map((member) => [member.name, memberValue(member)]))
  // A query map and a payload are always read, empty when nothing was sent; the client makes up tokens that are not given.
  const always = sent
    .filter(({ required, place, name }) => required || place === 'query-map' || place === 'payload' || place === 'header' || /^clientToken$/i.test(name))
    .map(({ name }) => name)
  return fc.record(named, { requiredKeys: always, noNullPrototype: true })
}

function memberValue({ place, shape, wireName }: Member): fc.Arbitrary<unknown> {
  if (place === 'query-map')
    return fc.dictionary(
      fc.string({ minLength: 1 }).map((key) => `x-${key}`),
      fc.string(),
      { noNullPrototype: true },
    )
  if (place === 'header') return fc.constantFrom(wireName === 'Accept' ? 'application/yaml' : 'text/plain')
  if (place === 'label') return shape.kind === 'number' ? fc.integer() : fc.string({ minLength: 1 })
  return value(shape)
}

function value(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.integer()
    case 'blob':
      return fc.uint8Array()
    case 'list':
      return fc.array(value(shape.member), { minLength: 1, maxLength: 3 })
    case 'map':
      return fc.dictionary(fc.string(), value(shape.value), { noNullPrototype: true })
    case 'structure':
      return structure(shape.members)
    default:
      return fc.string()
  }
}
