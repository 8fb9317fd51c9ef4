import { own } from '@fourbox/domain'
import type { JsonSchema } from '@fourbox/wire'
import { fieldsOf } from '../../fourbox-api/read-fields.ts'
import { bounded } from './bounded.ts'

/** A model costs room in an agent's context: what is beyond is let through as anything. */
const mostSchemas = 500
const reference = /^#\/components\/schemas\/([^/]+)$/

const isNumber = (value: unknown) => typeof value === 'number'
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0
const isList = (value: unknown) => Array.isArray(value) && value.length > 0
const isType = (value: unknown) => ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'].some((name) => name === value)

/** What is kept of a model, where its value is what both drafts take. A pattern is Java's, and is left to the gateway. */
const kept: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['type', (value) => isType(value) || (isList(value) && Array.isArray(value) && value.every(isType))],
  ['enum', isList],
  ['minimum', isNumber],
  ['maximum', isNumber],
  ['multipleOf', (value) => typeof value === 'number' && value > 0],
  ['minLength', isCount],
  ['maxLength', isCount],
  ['minItems', isCount],
  ['maxItems', isCount],
  ['minProperties', isCount],
  ['maxProperties', isCount],
  ['uniqueItems', (value) => typeof value === 'boolean'],
  ['required', (value) => Array.isArray(value) && value.every((name) => typeof name === 'string')],
])

export interface ModelSchema {
  readonly schema: JsonSchema
  /** The models that it refers to, by name, for `$defs` of the schema in which it stands. */
  readonly definitions: Readonly<Record<string, JsonSchema>>
}

/** A model, which is JSON Schema of draft 4, as JSON Schema 2020-12; `models` are those to which it may refer. */
export function modelSchema(model: unknown, models: Readonly<Record<string, unknown>>): ModelSchema {
  const referred = new Set<string>()
  let written = 0
  const schema = write(model)
  const definitions = new Map<string, JsonSchema>()
  // Those that are found while another is written stand behind it in the set.
  for (const name of referred) definitions.set(name, write(own(models, name)))
  return { schema, definitions: Object.fromEntries(definitions) }

  function write(value: unknown): JsonSchema {
    written += 1
    if (written > mostSchemas) return {}
    const fields = fieldsOf(value)
    const [, name] = reference.exec(typeof fields['$ref'] === 'string' ? fields['$ref'] : '') ?? []
    if (name !== undefined) {
      referred.add(name)
      return { $ref: `#/$defs/${name}` }
    }
    const { description, properties, items, additionalProperties, not } = fields
    return {
      ...Object.fromEntries(Object.entries(fields).filter(([keyword, each]) => kept.get(keyword)?.(each))),
      ...(typeof description === 'string' && { description: bounded(description) }),
      ...exclusive(fields, 'minimum', 'exclusiveMinimum'),
      ...exclusive(fields, 'maximum', 'exclusiveMaximum'),
      ...(properties !== undefined && { properties: Object.fromEntries(Object.entries(fieldsOf(properties)).map(([key, each]) => [key, write(each)])) }),
      ...(isSchema(items) && { items: write(items) }),
      ...(typeof additionalProperties === 'boolean' && { additionalProperties }),
      ...(isSchema(additionalProperties) && { additionalProperties: write(additionalProperties) }),
      ...(isSchema(not) && { not: write(not) }),
      ...composed(fields, 'allOf'),
      ...composed(fields, 'anyOf'),
      ...composed(fields, 'oneOf'),
    }
  }

  function composed(fields: Readonly<Record<string, unknown>>, keyword: string): JsonSchema {
    const schemas = fields[keyword]
    return Array.isArray(schemas) && schemas.length > 0 ? { [keyword]: schemas.map(write) } : {}
  }
}

function isSchema(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Draft 4 says by a flag that a bound is not among the values. */
function exclusive(fields: Readonly<Record<string, unknown>>, bound: string, keyword: string): JsonSchema {
  return fields[keyword] === true && typeof fields[bound] === 'number' ? { [keyword]: fields[bound] } : {}
}
