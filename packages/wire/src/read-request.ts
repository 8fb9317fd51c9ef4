import { ServiceError } from './error.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import { readJson, readNumber, readBoolean } from './read-json.ts'
import type { FoundOperation } from './service.ts'
import type { Member, Shape } from './shape.ts'
import type { WireRequest } from './wire-request.ts'

/**
 * Makes an operation's input of a call: each member from its place on the wire, with the type that its schema says.
 * @throws ServiceError SerializationException for values of a wrong type and for a body that is not JSON.
 */
export function readRequest({ operation, labels }: FoundOperation, request: WireRequest): JsonObject {
  const { members } = operation.input
  const body = members.some(({ place }) => place === 'body') ? readBody(request) : undefined
  const named = new Set([...(operation.http?.query.keys() ?? []), ...members.filter(({ place }) => place === 'query').map(({ wireName }) => wireName)])

  const input: Record<string, unknown> = Object.create(null)
  for (const member of members) {
    const value = readMember(member, request, labels, body, named)
    if (value !== undefined) input[member.name] = value
  }
  return input
}

function readMember(
  { place, wireName, shape }: Member,
  request: WireRequest,
  labels: ReadonlyMap<string, string>,
  body: JsonObject | undefined,
  named: ReadonlySet<string>,
): unknown {
  switch (place) {
    case 'label':
      return readTexts(shape, [labels.get(wireName) ?? ''])
    case 'query':
      return readTexts(shape, request.query.getAll(wireName))
    case 'query-map':
      return Object.fromEntries([...request.query].filter(([name]) => !named.has(name)))
    case 'header':
      return readTexts(shape, [request.header(wireName.toLowerCase()) ?? []].flat())
    case 'payload':
      return shape.kind === 'structure' ? readStructurePayload(shape, request) : request.body
    default:
      return body && Object.hasOwn(body, wireName) ? readJson(shape, body[wireName]) : undefined
  }
}

/** What stands in a path, a query or a header is text. */
function readTexts(shape: Shape, texts: readonly string[]): unknown {
  const [first] = texts
  if (first === undefined) return undefined
  if (shape.kind === 'list') return texts
  if (shape.kind === 'boolean') return readBoolean(first)
  if (shape.kind === 'number') return readNumber(first)
  return first
}

function readStructurePayload(shape: Shape, request: WireRequest): unknown {
  const body = readBody(request)
  return body && readJson(shape, body)
}

function readBody({ body, json }: WireRequest): JsonObject | undefined {
  if (body.length === 0) return undefined
  const value = json === undefined ? parse(body) : json
  if (value === null) return undefined
  if (!isJsonObject(value)) throw new ServiceError('SerializationException', 'Unexpected value type in payload')
  return value
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw new ServiceError('SerializationException', 'Unable to parse the request body: it is not valid JSON')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
