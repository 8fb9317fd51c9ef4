import { own, type RestApi } from '@fourbox/domain'

import { isJsonObject, type Json } from '../read/json.ts'
import { modelOf, schemaOf } from './referenced-schema.ts'

/** Models that refer to one another twice each double the schema a level: more values than this stay references. */
const maxValues = 100_000

/**
 * GetModel with `flatten=true`: the schema with the models that it refers to in place. A model within itself stays a
 * reference. Undefined when there is no such model or it has no schema.
 */
export function flattenModel(api: RestApi, modelName: string): string | undefined {
  if (own(api.models, modelName)?.schema === undefined) return undefined
  let left = maxValues
  const flat = (value: Json, within: readonly string[]): Json => {
    left -= 1
    if (Array.isArray(value)) return value.map((item: Json) => flat(item, within))
    if (!isJsonObject(value)) return value
    const name = modelOf(api, value)
    if (name !== undefined) return left < 0 || within.includes(name) ? value : flat(schemaOf(api, name), [...within, name])
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, flat(member, within)]))
  }
  return JSON.stringify(flat(schemaOf(api, modelName), [modelName]), null, 2)
}
