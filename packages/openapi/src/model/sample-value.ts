import { own, type RestApi } from '@fourbox/domain'

import { isJsonObject, type Json, type JsonObject } from '../read/json.ts'
import { modelOf, schemaOf } from './referenced-schema.ts'

const maxValues = 500

/** A value that a model could hold, for a request that a person fills in. */
export function sampleValue(api: RestApi, modelName: string): Json {
  let left = maxValues
  const sample = (schema: Json | undefined, within: readonly string[]): Json => {
    left -= 1
    if (!isJsonObject(schema) || left < 0) return {}
    const name = modelOf(api, schema)
    if (name !== undefined) return within.includes(name) ? {} : sample(schemaOf(api, name), [...within, name])
    const { enum: values, type } = schema
    if (Array.isArray(values) && values[0] !== undefined) return values[0]
    if (type === 'array') return [sample(own(schema, 'items'), within)]
    return typeof type === 'string' && plain.has(type) ? (plain.get(type) ?? null) : sampleObject(schema, within)
  }
  const sampleObject = (schema: JsonObject, within: readonly string[]): Json => {
    const properties = own(schema, 'properties')
    return Object.fromEntries(Object.entries(isJsonObject(properties) ? properties : {}).map(([key, property]) => [key, sample(property, within)]))
  }
  return sample(schemaOf(api, modelName), [modelName])
}

const plain: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['string', 'string'],
  ['integer', 0],
  ['number', 0],
  ['boolean', true],
  ['null', null],
])
