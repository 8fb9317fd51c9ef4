import { own, type RestApi } from '@fourbox/domain'

import { isJsonObject, type Json, type JsonObject } from '../read/json.ts'
import { modelOf, schemaOf } from './referenced-schema.ts'

/** Bounds what models that refer to one another many times can make of a template. */
const maxLines = 2000

/**
 * GetModelTemplate: a mapping template that prints an example of the model, to be filled in from `$inputRoot`.
 * Undefined when there is no such model, and when its schema says nothing of what it describes.
 */
export function modelTemplate(api: RestApi, modelName: string): string | undefined {
  if (own(api.models, modelName) === undefined || !isDescribed(schemaOf(api, modelName))) return undefined
  let left = maxLines

  const write = (schema: JsonObject, indent: string, path: string, within: readonly string[]): string => {
    left -= 1
    const name = modelOf(api, schema)
    if (name !== undefined) return left < 0 || within.includes(name) ? '{ }' : write(schemaOf(api, name), indent, path, [...within, name])
    const type = typeOf(schema)
    if (type === 'array') return writeArray(schema, indent, path, within)
    if (type === 'object') return writeObject(schema, indent, path, within)
    return samples.get(type) ?? '"foo"'
  }

  const writeObject = (schema: JsonObject, indent: string, path: string, within: readonly string[]): string => {
    const properties = memberOf(schema, 'properties')
    const lines = Object.keys(properties).map(
      (key) => `${indent}  ${JSON.stringify(key)} : ${write(memberOf(properties, key), `${indent}  `, `${path}.${key}`, within)}`,
    )
    return lines.length === 0 ? '{ }' : `{\n${lines.join(',\n')}\n${indent}}`
  }

  const writeArray = (schema: JsonObject, indent: string, path: string, within: readonly string[]): string =>
    [
      '[',
      '##TODO: Update this foreach loop to reference array from input json',
      `#foreach($elem in ${path})`,
      `${indent}  ${write(memberOf(schema, 'items'), `${indent}  `, '$elem', within)}`,
      '#if($foreach.hasNext),#end',
      '#end',
      `${indent}]`,
    ].join('\n')

  return `#set($inputRoot = $input.path('$'))\n${write(schemaOf(api, modelName), '', '$inputRoot', [modelName])}`
}

/** What AWS makes a template of says of its root what it is. */
function isDescribed(schema: JsonObject): boolean {
  return own(schema, 'type') !== undefined || own(schema, '$ref') !== undefined
}

const samples: ReadonlyMap<string, string> = new Map([
  ['string', '"foo"'],
  ['integer', '42'],
  ['number', '42'],
  ['boolean', 'true'],
  ['null', 'null'],
])

function typeOf(schema: JsonObject): string {
  const { type } = schema
  if (typeof type === 'string') return type
  return own(schema, 'items') === undefined ? 'object' : 'array'
}

function memberOf(schema: JsonObject, key: string): JsonObject {
  const value: Json | undefined = own(schema, key)
  return isJsonObject(value) ? value : {}
}
