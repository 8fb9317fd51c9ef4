import { own, type ModelName, referencedModel } from '@fourbox/domain'

import { isJsonObject, parseJson, type Json, type Members } from '../read/json.ts'
import type { Exporting } from './exporting.ts'

/** How a definition refers to a model. */
export function schemaReference({ dialect }: Pick<Exporting, 'dialect'>, name: ModelName): Members {
  return { $ref: referenceTo(dialect, name) }
}

/** The models as schemas, their references to one another local; undefined where there are none. */
export function writeSchemas(exporting: Pick<Exporting, 'api' | 'dialect'>): Members | undefined {
  const models = Object.values(exporting.api.models)
  if (models.length === 0) return undefined
  return Object.fromEntries(models.map(({ name, schema }) => [name, schema === undefined ? {} : writeSchema(exporting, schema)]))
}

/** What is no JSON (a model of another content type) cannot be said in a definition. */
function writeSchema(exporting: Pick<Exporting, 'api' | 'dialect'>, text: string): Json {
  try {
    const schema = localized(exporting, parseJson(text))
    return isJsonObject(schema) ? withoutDialect(schema) : {}
  } catch {
    return {}
  }
}

function withoutDialect({ $schema: _dialect, ...schema }: { readonly [key: string]: Json }): Json {
  return schema
}

/** Nothing is looked at but references; a schema's depth is bounded where models are made. */
function localized({ api, dialect }: Pick<Exporting, 'api' | 'dialect'>, value: Json): Json {
  const copy = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => copy(item))
    if (!isJsonObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const name = key === '$ref' && typeof member === 'string' ? referencedModel(member) : undefined
        return [key, name !== undefined && own(api.models, name) !== undefined ? referenceTo(dialect, name) : copy(member)]
      }),
    )
  }
  return copy(value)
}

function referenceTo(dialect: Exporting['dialect'], name: ModelName): string {
  return `${dialect === 'swagger' ? '#/definitions/' : '#/components/schemas/'}${name}`
}
