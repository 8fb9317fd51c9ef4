import { modelAddress, referencedModel, schemaKeywords } from '@fourbox/domain'

import { isJsonObject, type Json, type JsonObject, type Spot } from '../read/json.ts'
import type { Importing } from './importing.ts'

/**
 * The schema that a model keeps of a schema in a definition: what JSON Schema does not know (`example`, `discriminator`,
 * `readOnly`, `nullable` …) is left out, and references point to models. Names that are no model's are warned of and dropped.
 */
export function modelSchema(importing: Importing, spot: Spot, isModel: (name: string) => boolean): Json {
  const { apiId } = importing

  const copy = (schema: Json): Json => {
    if (!isJsonObject(schema)) return schema
    const members: [string, Json][] = []
    for (const keyword of Object.keys(schema)) {
      const value = schema[keyword]
      if (value === undefined || keyword === '$schema' || !schemaKeywords.has(keyword)) continue
      const kept = keyword === '$ref' && typeof value === 'string' ? copyReference(value) : copyValue(keyword, value)
      if (kept !== undefined) members.push([keyword, kept])
    }
    return Object.fromEntries(members)
  }

  const copyReference = (reference: string): string | undefined => {
    const name = referencedModel(reference)
    if (name !== undefined && isModel(name)) return modelAddress(apiId, name)
    importing.warn(`Reference to model '${name ?? reference}' not found. Ignoring.`, spot)
    return undefined
  }

  const copyValue = (keyword: string, value: Json): Json => {
    switch (schemaKeywords.get(keyword)) {
      case 'schema':
      case 'schemaOrFlag':
        return copy(value)
      case 'schemas':
        return copyAll(value)
      case 'schemaOrSchemas':
        return Array.isArray(value) ? copyAll(value) : copy(value)
      case 'schemaMap':
      case 'dependencies':
        return isJsonObject(value) ? copyMembers(value) : value
      default:
        return value
    }
  }

  const copyAll = (value: Json): Json => (Array.isArray(value) ? value.map((schema: Json) => copy(schema)) : value)
  const copyMembers = (schemas: JsonObject): JsonObject => Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, copy(schema)]))

  return copy(spot.value ?? null)
}
