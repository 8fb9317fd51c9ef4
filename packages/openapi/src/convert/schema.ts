import { isJsonObject, type Json, type Spot } from '../read/json.ts'
import type { Converting } from './conversion.ts'
import { conditions } from './schema-conditions.ts'
import { leftOut, subschemas } from './schema-keywords.ts'
import type { SchemaMembers, SchemaRule } from './schema-members.ts'
import { references } from './schema-references.ts'
import { types } from './schema-types.ts'
import { values } from './schema-values.ts'

/** In this order: what a rule makes of a member, a later one may refine. */
const rules: readonly SchemaRule[] = [...conditions, ...types, ...values, ...references]

/**
 * A schema of JSON Schema 2020-12 as OpenAPI 3.0 writes it: what it refuses stays the same wherever 3.0 has words for it.
 * What 3.0 has no words for goes, and is noted as lost.
 */
export function convertSchema(converting: Converting, spot: Spot, inCondition = false): Json {
  const { value } = spot
  if (typeof value === 'boolean') {
    converting.reword(`The schema ${value} becomes ${value ? '{}' : '{"not": {}}'}`, spot)
    return value ? {} : { not: {} }
  }
  if (!isJsonObject(value)) return value ?? null
  const schema: SchemaMembers = new Map()
  for (const keyword of Object.keys(value)) {
    const member: Spot = { value: value[keyword], parent: spot, key: keyword }
    const reason = leftOut.get(keyword)
    if (reason) reason(member, schema, converting)
    // A condition within a condition would be written twice, and twice again.
    else if (keyword === 'if' && inCondition) converting.lose('if within if is left out', member)
    else schema.set(keyword, convertMember(converting, keyword, member, inCondition || keyword === 'if'))
  }
  for (const rule of rules) rule(schema, spot, converting)
  return Object.fromEntries(schema)
}

function convertMember(converting: Converting, keyword: string, spot: Spot, inCondition: boolean): Json {
  const { value = null } = spot
  switch (subschemas.get(keyword)) {
    case 'schema':
      return convertSchema(converting, spot, inCondition)
    case 'schemaOrFlag':
      return typeof value === 'boolean' ? value : convertSchema(converting, spot, inCondition)
    case 'list':
      return Array.isArray(value) ? value.map((item: Json, key) => convertSchema(converting, { value: item, parent: spot, key }, inCondition)) : value
    case 'map':
      return isJsonObject(value)
        ? Object.fromEntries(Object.keys(value).map((key) => [key, convertSchema(converting, { value: value[key], parent: spot, key }, inCondition)]))
        : value
    case undefined:
      return value
  }
}
