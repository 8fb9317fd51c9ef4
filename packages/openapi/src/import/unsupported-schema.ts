import { isJsonObject, type Json, type Spot } from '../read/json.ts'

/**
 * The name by which the service refuses a schema of OpenAPI 3 that stands in a response: it takes references, objects and
 * lists alone (rstudio/plumber#856, cloudformation-coverage-roadmap#1579). Undefined for what it takes.
 */
export function unsupportedSchema({ value }: Spot): string | undefined {
  if (!isJsonObject(value) || typeof value['$ref'] === 'string') return undefined
  if (['allOf', 'anyOf', 'oneOf'].some((keyword) => Array.isArray(value[keyword]))) return 'ComposedSchema'
  return typeof value['type'] === 'string' ? scalarSchema(value['type'], value['format']) : undefined
}

function scalarSchema(type: string, format: Json | undefined): string | undefined {
  if (type === 'string') return (typeof format === 'string' ? ofFormat.get(format) : undefined) ?? 'StringSchema'
  return ofType.get(type)
}

const ofType: ReadonlyMap<string, string> = new Map([
  ['integer', 'IntegerSchema'],
  ['number', 'NumberSchema'],
  ['boolean', 'BooleanSchema'],
])

/** As the parser of definitions calls them that the service uses. */
const ofFormat: ReadonlyMap<string, string> = new Map([
  ['binary', 'BinarySchema'],
  ['byte', 'ByteArraySchema'],
  ['date', 'DateSchema'],
  ['date-time', 'DateTimeSchema'],
  ['email', 'EmailSchema'],
  ['password', 'PasswordSchema'],
  ['uuid', 'UUIDSchema'],
])
