import { ServiceError } from './error.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import type { Shape, Structure } from './shape.ts'

/**
 * Reads a JSON value as a shape. Members that the shape does not know are dropped, null counts as absent, and
 * booleans and numbers may come as text, as AWS accepts them.
 * @throws ServiceError SerializationException with the text of AWS's deserializer.
 */
export function readJson(shape: Shape, value: unknown): unknown {
  if (value === null) return undefined
  switch (shape.kind) {
    case 'string':
      return readString(value)
    case 'boolean':
      return readBoolean(value)
    case 'number':
      return readNumber(value)
    case 'timestamp':
      return shape.format === 'date-time' ? readDateTime(value) : readNumber(value)
    case 'blob':
      return value instanceof Uint8Array ? value : readBytes(readString(value))
    case 'document':
      return value
    case 'event-stream':
      return undefined
    case 'list':
      return readList(shape.member, value)
    case 'map':
      return readMap(shape.value, value)
    default:
      return readStructureValue(shape, value)
  }
}

/** Without a copy: a zip of 50 MB would cost the thread that serves everybody another 60 ms. */
function readBytes(base64: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(base64, 'base64')
  return new Uint8Array(buffer, byteOffset, byteLength)
}

export function readBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') {
    const text = value.toLowerCase()
    if (text === 'true' || text === 'false') return text === 'true'
  }
  throw notConvertible(value, 'Boolean')
}

export function readNumber(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
  throw notConvertible(value, 'Integer')
}

/** ISO 8601 text as epoch seconds; a number is taken as what it is. */
function readDateTime(value: unknown): number {
  const millis = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(millis) ? readNumber(value) : millis / 1000
}

function readString(value: unknown): string {
  if (typeof value === 'string') return value
  throw notConvertible(value, 'String')
}

function readList(member: Shape, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new ServiceError('SerializationException', 'Expected list or null')
  return value.map((item) => readJson(member, item)).filter((item) => item !== undefined)
}

function readMap(shape: Shape, value: unknown): JsonObject {
  // A null text is a text without a character: how an empty mapping template may be sent.
  const read = (entry: unknown): unknown => (entry === null && shape.kind === 'string' ? '' : readJson(shape, entry))
  const entries = Object.entries(asObject(value)).map(([key, entry]) => [key, read(entry)] as const)
  // fromEntries makes own properties of all keys, `__proto__` among them.
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined))
}

function readStructureValue({ members }: Structure, value: unknown): JsonObject {
  const object = asObject(value)
  const result: Record<string, unknown> = {}
  for (const { name, wireName, shape } of members) {
    const member = Object.hasOwn(object, wireName) ? readJson(shape, object[wireName]) : undefined
    if (member !== undefined) result[name] = member
  }
  return result
}

function asObject(value: unknown): JsonObject {
  if (!isJsonObject(value)) throw new ServiceError('SerializationException', 'Expected map or null')
  return value
}

function notConvertible(value: unknown, type: 'String' | 'Boolean' | 'Integer'): ServiceError {
  if (Array.isArray(value)) return new ServiceError('SerializationException', 'Start of list found where not expected')
  if (typeof value === 'object') return new ServiceError('SerializationException', 'Start of structure or map found where not expected.')
  return new ServiceError('SerializationException', `class ${javaClass(value)} can not be converted to an ${type}`)
}

function javaClass(value: unknown): string {
  if (typeof value === 'boolean') return 'java.lang.Boolean'
  return typeof value === 'number' ? 'com.amazon.coral.value.json.numbers.TruncatingBigNumber' : 'java.lang.String'
}
