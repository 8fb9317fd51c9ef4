import { own, type RestApi } from '@fourbox/domain'

import { isJsonObject, parseJson, type Json, type JsonObject } from '../read/json.ts'
import { referencedModel } from './model-reference.ts'
import { schemaKeywords, type KeywordKind } from './schema-keywords.ts'

const maxDepth = 100
const typeNames: readonly Json[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

/**
 * What AWS says of a model's schema that cannot be, or undefined. `models` are those that it may refer to.
 * For CreateModel, UpdateModel and import alike; only schemas of application/json are judged.
 */
export function modelFault(schema: string, models: RestApi['models']): string | undefined {
  let value: Json
  try {
    value = parseJson(schema)
  } catch {
    return invalid('Invalid model schema specified')
  }
  return schemaFault(value, (name) => own(models, name) !== undefined)
}

/** The same for a schema that has been read; `isModel` tells which names can be referred to. */
export function schemaFault(schema: Json, isModel: (name: string) => boolean): string | undefined {
  const detail = faultOf(schema, isModel, 0)
  return detail === undefined ? undefined : invalid(detail)
}

function invalid(detail: string): string {
  return `Invalid model specified: Validation Result: warnings : [], errors : [${detail}]`
}

type IsModel = (name: string) => boolean
const malformed = 'Invalid model schema specified'

function faultOf(schema: Json | undefined, isModel: IsModel, depth: number): string | undefined {
  if (!isJsonObject(schema) || depth > maxDepth) return malformed
  const unsupported: string[] = []
  for (const keyword of Object.keys(schema)) {
    const kind = schemaKeywords.get(keyword)
    if (kind === undefined) {
      unsupported.push(keyword)
      continue
    }
    const fault = keyword === '$ref' ? referenceFault(schema, isModel) : checks[kind](schema[keyword], isModel, depth)
    if (fault !== undefined) return fault
  }
  return unsupported.length === 0 ? undefined : `${malformed}. Unsupported keyword(s): ${JSON.stringify(unsupported)}`
}

function referenceFault(schema: JsonObject, isModel: IsModel): string | undefined {
  const reference = schema['$ref']
  if (typeof reference !== 'string') return malformed
  if (reference.startsWith('#')) return undefined
  const name = referencedModel(reference)
  if (name === undefined) return malformed
  return isModel(name) ? undefined : `Invalid model specified: ${name}`
}

const when = (holds: boolean) => (holds ? undefined : malformed)

/** A judge for each kind of keyword. */
const checks: Record<KeywordKind, (value: Json | undefined, isModel: IsModel, depth: number) => string | undefined> = {
  any: () => undefined,
  text: (value) => when(typeof value === 'string'),
  flag: (value) => when(typeof value === 'boolean'),
  number: (value) => when(typeof value === 'number'),
  count: (value) => when(typeof value === 'number' && Number.isInteger(value) && value >= 0),
  names: (value) => when(Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')),
  type: (value) =>
    when(Array.isArray(value) ? value.length > 0 && value.every((name) => typeNames.includes(name)) : value !== undefined && typeNames.includes(value)),
  enum: (value) => when(Array.isArray(value) && value.length > 0),
  schema: (value, isModel, depth) => faultOf(value, isModel, depth + 1),
  schemas: (value, isModel, depth) => (Array.isArray(value) && value.length > 0 ? firstFault(value, isModel, depth) : malformed),
  schemaMap: (value, isModel, depth) => (isJsonObject(value) ? firstFault(Object.values(value), isModel, depth) : malformed),
  schemaOrFlag: (value, isModel, depth) => (typeof value === 'boolean' ? undefined : faultOf(value, isModel, depth + 1)),
  schemaOrSchemas: (value, isModel, depth) => (Array.isArray(value) ? firstFault(value, isModel, depth) : faultOf(value, isModel, depth + 1)),
  dependencies: (value, isModel, depth) =>
    isJsonObject(value)
      ? firstFault(
          Object.values(value).filter((dependency) => !Array.isArray(dependency)),
          isModel,
          depth,
        )
      : malformed,
}

function firstFault(schemas: readonly Json[], isModel: IsModel, depth: number): string | undefined {
  for (const schema of schemas) {
    const fault = faultOf(schema, isModel, depth + 1)
    if (fault !== undefined) return fault
  }
  return undefined
}
