/** How deep a sample goes: a schema may refer to itself. */
const deepest = 6

/**
 * A body that fits a JSON Schema, draft 4, as far as samples can: objects with their properties, arrays with one item,
 * the first value of an enumeration, a text that has the shape of its format. References within the schema and to the
 * given models are followed.
 * @param models name → schema as JSON text, for references to other models
 */
export function sampleBody(schema: unknown, models: ReadonlyMap<string, string> = new Map()): unknown {
  return sample(schema, { root: schema, models, depth: 0 })
}

interface Place {
  readonly root: unknown
  readonly models: ReadonlyMap<string, string>
  readonly depth: number
}

function sample(schema: unknown, place: Place): unknown {
  if (!isObject(schema) || place.depth > deepest) return {}
  const inner = { ...place, depth: place.depth + 1 }
  if (typeof schema.$ref === 'string') return referred(schema.$ref, inner)
  if ('default' in schema) return schema.default
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return schema.enum[0]
  if (Array.isArray(schema.allOf)) return merged(schema, schema.allOf, inner)
  const alternatives = [schema.oneOf, schema.anyOf].find(Array.isArray)
  if (alternatives) return sample(alternatives[0], inner)
  return ofType(schema, typeOf(schema), inner)
}

function ofType(schema: Schema, type: string, place: Place): unknown {
  if (type === 'object')
    return Object.fromEntries(Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([name, property]) => [name, sample(property, place)]))
  if (type === 'array')
    return Array.from({ length: Math.min(Math.max(atLeast(schema.minItems, 1), 1), 10) }, () =>
      sample(Array.isArray(schema.items) ? schema.items[0] : schema.items, place),
    )
  if (type === 'integer' || type === 'number') return atLeast(schema.minimum, 0) + (schema.exclusiveMinimum === true ? 1 : 0)
  if (type === 'boolean') return true
  if (type === 'null') return null
  return text(schema)
}

/** A text of the format and of the least length. */
function text({ format, minLength }: Schema): string {
  const shaped = new Map<unknown, string>([
    ['date-time', '2026-01-31T12:00:00Z'],
    ['date', '2026-01-31'],
    ['email', 'name@example.com'],
    ['uri', 'https://example.com/'],
    ['uuid', '00000000-0000-4000-8000-000000000000'],
    ['ipv4', '192.0.2.1'],
    ['ipv6', '2001:db8::1'],
  ]).get(format)
  return shaped ?? 'text'.padEnd(Math.min(atLeast(minLength, 0), 1000), 't')
}

/** Every part's properties in one object. */
function merged(schema: Schema, parts: readonly unknown[], place: Place): unknown {
  const { allOf: _parts, ...rest } = schema
  const samples = [...parts, rest].map((part) => sample(part, place)).filter(isObject)
  return Object.assign({}, ...samples)
}

function referred(reference: string, place: Place): unknown {
  if (reference === '#') return sample(place.root, place)
  if (reference.startsWith('#/')) {
    const target = reference
      .slice(2)
      .split('/')
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), place.root)
    return sample(target, place)
  }
  const name = /\/models\/(\w+)$/.exec(reference)?.[1]
  const schema = name === undefined ? undefined : parsed(place.models.get(name))
  return sample(schema, { ...place, root: schema })
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}

type Schema = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema's type; where none is said, what its other members speak of. */
function typeOf({ type, properties, items }: Schema): string {
  const named = Array.isArray(type) ? type[0] : type
  if (typeof named === 'string') return named
  return properties !== undefined ? 'object' : items !== undefined ? 'array' : 'object'
}

function atLeast(bound: unknown, otherwise: number): number {
  return typeof bound === 'number' ? bound : otherwise
}
