import { own, referencedModel, type RestApi } from '@fourbox/domain'

import { isJsonObject, parseJson, type Json, type JsonObject } from '../read/json.ts'

/** A model's schema as a value; an empty one for a model that is not there or holds no JSON object. */
export function schemaOf(api: RestApi, name: string): JsonObject {
  const text = own(api.models, name)?.schema
  if (text === undefined) return {}
  try {
    const schema: Json = parseJson(text)
    return isJsonObject(schema) ? schema : {}
  } catch {
    return {}
  }
}

/** The name of the model that a schema stands for, when it is nothing but a reference to one of the API's. */
export function modelOf(api: RestApi, schema: JsonObject): string | undefined {
  const reference = own(schema, '$ref')
  const name = typeof reference === 'string' ? referencedModel(reference) : undefined
  return name !== undefined && own(api.models, name) !== undefined ? name : undefined
}
