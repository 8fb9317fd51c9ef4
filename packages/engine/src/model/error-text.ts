import type { ErrorObject } from 'ajv'

/** The most errors that are told; a body can have many more. */
const mostErrors = 50

/** A list of validation errors in the words of the JSON Schema validator that AWS uses: `$context.error.validationErrorString`. */
export function validationErrorString(errors: readonly ErrorObject[]): string {
  const texts: string[] = []
  const grouped = new Set<string>()
  for (const error of errors.slice(0, mostErrors * 4)) {
    // What fails inside of alternatives is told by the alternative as a whole.
    if (/\/(?:anyOf|oneOf|not)\/(?:\d+\/|.*\/)?/.test(error.schemaPath.replace(/\/(?:anyOf|oneOf|not)$/, ''))) continue
    const wholeName = wholeOf(error)
    if (wholeName !== undefined) {
      const group = `${error.instancePath} ${error.schemaPath}`
      if (grouped.has(group)) continue
      grouped.add(group)
      const names = errors
        .filter((other) => other.instancePath === error.instancePath && other.schemaPath === error.schemaPath)
        .map((other) => String(other.params[wholeName]))
      texts.push(groupText(error, names.toSorted()))
    } else texts.push(errorText(error))
    if (texts.length >= mostErrors) break
  }
  return `[${texts.join(', ')}]`
}

/** The parameter by which single errors of one object are told together. */
function wholeOf(error: ErrorObject): string | undefined {
  if (error.keyword === 'required') return 'missingProperty'
  return error.keyword === 'additionalProperties' ? 'additionalProperty' : undefined
}

function groupText(error: ErrorObject, names: readonly string[]): string {
  const list = `[${names.map((name) => JSON.stringify(name)).join(',')}]`
  return error.keyword === 'required'
    ? `object has missing required properties (${list})`
    : `object instance has properties which are not allowed by the schema: ${list}`
}

function errorText(error: ErrorObject): string {
  return texts.get(error.keyword)?.(error) ?? `${error.keyword}: ${error.message ?? 'the instance does not fit'}`
}

type Wording = (error: ErrorObject) => string

const texts: ReadonlyMap<string, Wording> = new Map<string, Wording>([
  ['type', ({ data, schema }) => `instance type (${typeName(data)}) does not match any allowed primitive type (allowed: ${json(allowedTypes(schema))})`],
  ['enum', ({ data, schema }) => `instance value (${json(data)}) not found in enum (possible values: ${json(schema)})`],
  [
    'maximum',
    (error) =>
      error.params['comparison'] === '<'
        ? `numeric instance is not strictly lower than the required maximum ${limitOf(error)}`
        : `numeric instance is greater than the required maximum (maximum: ${limitOf(error)}, found: ${json(error.data)})`,
  ],
  [
    'minimum',
    (error) =>
      error.params['comparison'] === '>'
        ? `numeric instance is not strictly greater than the required minimum ${limitOf(error)}`
        : `numeric instance is lower than the required minimum (minimum: ${limitOf(error)}, found: ${json(error.data)})`,
  ],
  ['maxLength', ({ data, schema }) => `string ${json(data)} is too long (length: ${textLength(data)}, maximum allowed: ${json(schema)})`],
  ['minLength', ({ data, schema }) => `string ${json(data)} is too short (length: ${textLength(data)}, required minimum: ${json(schema)})`],
  ['pattern', ({ data, schema }) => `ECMA 262 regex ${json(schema)} does not match input string ${json(data)}`],
  ['maxItems', ({ data, schema }) => `array is too long: must have at most ${json(schema)} elements but instance has ${count(data)} elements`],
  ['minItems', ({ data, schema }) => `array is too short: must have at least ${json(schema)} elements but instance has ${count(data)} elements`],
  ['uniqueItems', () => 'array must not contain duplicate elements'],
  ['additionalItems', (error) => `array only allows ${limitOf(error)} elements but instance has ${count(error.data)} elements`],
  ['maxProperties', ({ data, schema }) => `object has too many properties (found ${count(data)} but schema requires at most ${json(schema)})`],
  ['minProperties', ({ data, schema }) => `object has too few properties (found ${count(data)} but schema requires at least ${json(schema)})`],
  ['multipleOf', ({ data, schema }) => `remainder of division is not zero (${json(data)} / ${json(schema)})`],
  ['anyOf', ({ schema }) => `instance failed to match at least one required schema among ${count(schema)}`],
  ['oneOf', ({ schema, params }) => `instance failed to match exactly one schema (matched ${count(params['passingSchemas'])} out of ${count(schema)})`],
  ['not', () => 'instance matched a schema which it should not have'],
  [
    'format',
    ({ data, schema }) =>
      schema === 'email' ? `string ${json(data)} is not a valid email address` : `string ${json(data)} is invalid against requested ${String(schema)} format`,
  ],
  [
    'dependencies',
    ({ params }) =>
      `property ${json(params['property'])} of object has missing property dependencies (schema requires [${depsOf(params['deps'])}]; missing: [${json(params['missingProperty'])}])`,
  ],
])

const typeOrder = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

/** A number allows integers too, and is told so. */
function allowedTypes(schema: unknown): readonly string[] {
  const named: readonly unknown[] = Array.isArray(schema) ? schema : [schema]
  return typeOrder.filter((type) => named.includes(type) || (type === 'integer' && named.includes('number')))
}

function typeName(data: unknown): string {
  if (data === null) return 'null'
  if (Array.isArray(data)) return 'array'
  if (typeof data === 'number') return Number.isInteger(data) ? 'integer' : 'number'
  return typeof data
}

function limitOf(error: ErrorObject): string {
  return json(error.params['limit'])
}

function textLength(data: unknown): number {
  return typeof data === 'string' ? Array.from(data).length : 0
}

function count(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

function depsOf(deps: unknown): string {
  return String(deps)
    .split(', ')
    .map((name) => JSON.stringify(name))
    .join(',')
}

function json(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}
