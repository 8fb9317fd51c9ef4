import { isJsonObject, type JsonObject } from './json-object.ts'
import type { Shape, Structure } from './shape.ts'

/** The members of a structure that travel in a body, under their names on the wire. */
export function writeStructure({ members }: Structure, value: JsonObject): JsonObject {
  const result: Record<string, unknown> = {}
  for (const { name, wireName, place, shape } of members) {
    // AWS's model puts a list's `position` among the query parameters of the answer, where it can only mean the body.
    if ((place === 'body' || place === 'query') && value[name] !== undefined) result[wireName] = writeValue(shape, value[name])
  }
  return result
}

function writeValue(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (shape.kind === 'structure' && isJsonObject(value)) return writeStructure(shape, value)
  if (shape.kind === 'map' && isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, writeValue(shape.value, entry)]))
  if (shape.kind === 'list' && Array.isArray(value)) return value.map((item) => writeValue(shape.member, item))
  if (shape.kind === 'timestamp' && shape.format === 'date-time' && typeof value === 'number') return writeDateTime(value)
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  return value
}

/** As AWS's REST-JSON writes it: without a fraction where there is none. */
function writeDateTime(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z')
}
