import * as sdk from '@aws-sdk/client-api-gateway'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOperation, operations, readRequest, type WireRequest } from './index.ts'
import type { Member, Shape } from './shape.ts'

test('the SDK exports 124 operations', () => {
  expect(operations).toHaveLength(124)
})

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s: what the official client sends is read back as it was given',
  async (name, operation) => {
    await fc.assert(
      fc.asyncProperty(structure(operation.input.members), async (input) => {
        const request = await serialized(name, input)
        const found = findOperation(request.httpMethod, request.rawPath, request.query)
        expect(found?.operation.name).toBe(name)
        expect(found && { ...readRequest(found, request) }).toEqual(input)
      }),
      { numRuns: 8 },
    )
  },
)

/** Lets the real client serialize a command and catches the request before it leaves. */
async function serialized(name: string, input: unknown): Promise<WireRequest> {
  const Command = commands.get(name)
  if (!Command) throw new Error(`The SDK has no command ${name}`)
  let caught: WireRequest | undefined
  const client = new sdk.APIGatewayClient({
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
  await expect(client.send(new Command(input))).rejects.toThrow('caught')
  if (!caught) throw new Error(`${name} sent nothing`)
  return caught
}

interface SentRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

const commands = new Map(Object.entries(sdk).flatMap(([name, exported]) => (isCommand(name, exported) ? [[name.slice(0, -'Command'.length), exported]] : [])))

// The union of 124 constructors takes no generated input; one of them stands for all.
function isCommand(name: string, exported: unknown): exported is new (input: unknown) => sdk.GetRestApiCommand {
  return typeof exported === 'function' && name.endsWith('Command')
}

function lowered(headers: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** An input with its required members and some of the others. */
function structure(members: readonly Member[]): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const named = Object.fromEntries(members.map((member) => [member.name, memberValue(member)]))
  // A query map and a payload are always read, empty when nothing was sent.
  const always = members.filter(({ required, place }) => required || place === 'query-map' || place === 'payload' || place === 'header').map(({ name }) => name)
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
  if (place === 'label') return fc.string({ minLength: 1 })
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
