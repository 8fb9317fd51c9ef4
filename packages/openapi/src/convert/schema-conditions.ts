import { isJsonObject, type Json } from '../read/json.ts'
import { alsoAllOf, type SchemaRule } from './schema-members.ts'

/** "If A then B" is "not A, or B"; "else C" is "A, or C". */
const ifThenElse: SchemaRule = (schema, spot, { reword }) => {
  const [condition, then, otherwise] = ['if', 'then', 'else'].map((keyword) => schema.get(keyword))
  if (condition === undefined && then === undefined && otherwise === undefined) return
  for (const keyword of ['if', 'then', 'else']) schema.delete(keyword)
  if (condition !== undefined && then !== undefined) alsoAllOf(schema, { anyOf: [{ not: condition }, then] })
  if (condition !== undefined && otherwise !== undefined) alsoAllOf(schema, { anyOf: [condition, otherwise] })
  reword('if, then and else become anyOf and not', spot)
}

/** "Who has the one property needs the others" is "not the one, or the others". */
const dependentRequired: SchemaRule = (schema, spot, { reword }) => {
  const dependent = schema.get('dependentRequired')
  if (!isJsonObject(dependent)) return
  schema.delete('dependentRequired')
  for (const [property, required = null] of Object.entries(dependent)) {
    if (Array.isArray(required) && required.length > 0) alsoAllOf(schema, unless(property, { required }))
  }
  reword('dependentRequired becomes anyOf and not', spot)
}

const dependentSchemas: SchemaRule = (schema, spot, { reword }) => {
  const dependent = schema.get('dependentSchemas')
  if (!isJsonObject(dependent)) return
  schema.delete('dependentSchemas')
  for (const [property, required = null] of Object.entries(dependent)) alsoAllOf(schema, unless(property, required))
  reword('dependentSchemas becomes anyOf and not', spot)
}

function unless(property: string, required: Json): Json {
  return { anyOf: [{ not: { required: [property] } }, required] }
}

/** A place in a list has no schema of its own in 3.0: every item may be what any of the places may be. */
const prefixItems: SchemaRule = (schema, spot, { lose }) => {
  const places = schema.get('prefixItems')
  if (!Array.isArray(places)) return
  schema.delete('prefixItems')
  const rest = schema.get('items')
  const most = schema.get('maxItems')
  if (rest === false) schema.set('maxItems', typeof most === 'number' ? Math.min(most, places.length) : places.length)
  // Without a word about the rest, anything may follow: then nothing is known of an item.
  if (rest === false || isJsonObject(rest)) schema.set('items', { anyOf: isJsonObject(rest) ? [...places, rest] : [...places] })
  else schema.set('items', {})
  lose('prefixItems becomes items: which place an item stands at no longer counts', spot)
}

/** `items: false` is a list without items; `true` says nothing, and 3.0 wants an object. */
const flaggedItems: SchemaRule = (schema, spot, { reword }) => {
  const items = schema.get('items')
  if (typeof items !== 'boolean') return
  schema.set('items', {})
  if (!items) schema.set('maxItems', 0)
  reword(items ? 'items: true becomes items: {}' : 'items: false becomes maxItems: 0', spot)
}

/** 3.0 knows no names by pattern: what may stand under one may stand under any further name. */
const patternProperties: SchemaRule = (schema, spot, { lose }) => {
  const byPattern = schema.get('patternProperties')
  if (!isJsonObject(byPattern)) return
  schema.delete('patternProperties')
  const others = schema.get('additionalProperties')
  const choices = Object.values(byPattern)
  if (choices.length > 0 && (others === false || isJsonObject(others)))
    schema.set('additionalProperties', { anyOf: isJsonObject(others) ? [...choices, others] : choices })
  lose('patternProperties is left out: which names a schema is for no longer counts', spot)
}

export const conditions: readonly SchemaRule[] = [ifThenElse, dependentRequired, dependentSchemas, prefixItems, flaggedItems, patternProperties]
