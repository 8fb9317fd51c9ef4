import { own } from '@fourbox/domain'

import { isJsonList, isJsonObject, type Json, type JsonObject } from '../template/json.ts'

/** What the sections of Globals may say of the resources that are written here; others are taken as they are. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  Api: [
    'Auth',
    'Name',
    'DefinitionUri',
    'CacheClusterEnabled',
    'CacheClusterSize',
    'MergeDefinitions',
    'Variables',
    'EndpointConfiguration',
    'MethodSettings',
    'BinaryMediaTypes',
    'MinimumCompressionSize',
    'Cors',
    'GatewayResponses',
    'AccessLogSetting',
    'CanarySetting',
    'TracingEnabled',
    'OpenApiVersion',
    'Domain',
    'AlwaysDeploy',
    'PropagateTags',
    'SecurityPolicy',
    'EndpointAccessMode',
  ],
}

/** Faults of a template's Globals: the section's name and what is wrong. */
export function globalsFaults(globals: JsonObject): readonly { readonly section: string; readonly text: string }[] {
  return Object.entries(allowed).flatMap(([section, names]) => {
    const written = own(globals, section)
    return (isJsonObject(written) ? Object.keys(written) : [])
      .filter((name) => !names.includes(name))
      .map((name) => ({
        section,
        text: `'Globals' section is invalid. '${name.slice(0, 255)}' is not a supported property of '${section}'. Must be one of the following values - [${names.map((known) => `'${known}'`).join(', ')}]`,
      }))
  })
}

/**
 * A resource's properties with what Globals says of its type. Maps are merged, the resource's members going first; lists are
 * put one behind the other, that of Globals first; anything else, functions among it, is the resource's.
 */
export function withGlobals(
  globals: JsonObject,
  { type, properties, ignore }: { readonly type: string; readonly properties: JsonObject; readonly ignore: Json | undefined },
): JsonObject {
  const section = own(globals, type.slice('AWS::Serverless::'.length))
  if (!isJsonObject(section) || ignore === '*') return properties
  const ignored = isJsonList(ignore) ? ignore : []
  const merged = merge(Object.fromEntries(Object.entries(section).filter(([key]) => !ignored.includes(key))), properties)
  return isJsonObject(merged) ? merged : properties
}

function merge(general: Json | undefined, special: Json): Json {
  if (isJsonList(general) && isJsonList(special)) return [...general, ...special]
  if (!isPlainMap(general) || !isPlainMap(special)) return special
  return { ...general, ...Object.fromEntries(Object.entries(special).map(([key, member]) => [key, merge(own(general, key), member)])) }
}

function isPlainMap(value: Json | undefined): value is JsonObject {
  if (!isJsonObject(value)) return false
  const [name, ...others] = Object.keys(value)
  return !(others.length === 0 && name !== undefined && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::')))
}
