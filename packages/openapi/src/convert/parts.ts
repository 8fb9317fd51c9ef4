import { own } from '@fourbox/domain'

import { at, isJsonObject, type Json, type JsonObject, type Spot } from '../read/json.ts'
import type { Converting } from './conversion.ts'
import { convertSchema } from './schema.ts'
import { withoutMutualTls } from './security.ts'

interface Holds {
  readonly part: PartName | 'schema'
  readonly form: 'one' | 'list' | 'map'
}

interface Part {
  /** The members that hold further parts; all others stay as they are. */
  readonly members?: Readonly<Record<string, Holds>>
  /** The members that 3.0 has not, with what is said of them. */
  readonly leftOut?: Readonly<Record<string, string>>
  /** A reference may stand in its place. */
  readonly referable?: true
}

type PartName = 'document' | 'info' | 'license' | 'components' | 'pathItem' | 'operation' | 'parameter' | 'body' | 'response' | 'mediaType' | 'securityScheme'

const one = (part: Holds['part']): Holds => ({ part, form: 'one' })
const list = (part: Holds['part']): Holds => ({ part, form: 'list' })
const map = (part: Holds['part']): Holds => ({ part, form: 'map' })
const verbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'x-amazon-apigateway-any-method']

/** What a document of OpenAPI 3.1 is made of, as far as API Gateway reads it: it takes no callbacks, links or encodings. */
const parts: Readonly<Record<PartName, Part>> = {
  document: {
    members: { info: one('info'), paths: map('pathItem'), components: one('components') },
    leftOut: {
      webhooks: 'webhooks are left out: an API here is called, it calls nobody',
      jsonSchemaDialect: 'jsonSchemaDialect is left out: schemas are read as JSON Schema 2020-12',
    },
  },
  info: { members: { license: one('license') }, leftOut: { summary: 'summary is left out: OpenAPI 3.0 has only a description here' } },
  license: { leftOut: { identifier: 'identifier is left out: OpenAPI 3.0 names a license by its address' } },
  components: {
    members: {
      schemas: map('schema'),
      responses: map('response'),
      parameters: map('parameter'),
      headers: map('parameter'),
      requestBodies: map('body'),
      securitySchemes: map('securityScheme'),
    },
    leftOut: { pathItems: 'pathItems now stand where they were referred to' },
  },
  pathItem: { members: { parameters: list('parameter'), ...Object.fromEntries(verbs.map((verb) => [verb, one('operation')])) } },
  operation: { members: { parameters: list('parameter'), requestBody: one('body'), responses: map('response') } },
  parameter: { members: { schema: one('schema'), content: map('mediaType') }, referable: true },
  body: { members: { content: map('mediaType') }, referable: true },
  response: { members: { headers: map('parameter'), content: map('mediaType') }, referable: true },
  mediaType: { members: { schema: one('schema') } },
  securityScheme: { referable: true },
}

/** A part of a document with all that it holds. What is none of what it should be stays as it is: the import has words for that. */
export function convertPart(converting: Converting, name: PartName, listed: Spot): JsonObject {
  const spot = name === 'pathItem' ? converting.openPathItem(listed) : listed
  const { value } = spot
  const { members = {}, leftOut = {}, referable } = parts[name]
  if (!isJsonObject(value)) return {}
  if (referable && typeof value['$ref'] === 'string') return onlyReference(converting, value, spot)
  const converted: [string, Json][] = []
  for (const key of Object.keys(value)) {
    const member = at(spot, key)
    const why = own(leftOut, key)
    const holds = own(members, key)
    if (why !== undefined) noteLeftOut(converting, key, why, member)
    else converted.push([key, holds ? convertHeld(converting, holds, member) : (value[key] ?? null)])
  }
  return withoutMutualTls(converting, name, Object.fromEntries(converted), spot)
}

function noteLeftOut({ lose, reword }: Converting, key: string, why: string, member: Spot): void {
  if (key === 'pathItems') reword(why, member)
  else lose(why, member)
}

function convertHeld(converting: Converting, { part, form }: Holds, spot: Spot): Json {
  const { value = null } = spot
  const convert = (each: Spot): Json => {
    if (part === 'schema') return convertSchema(converting, each)
    return isJsonObject(each.value) ? convertPart(converting, part, each) : (each.value ?? null)
  }
  if (form === 'one') return convert(spot)
  if (form === 'list') return Array.isArray(value) ? value.map((item: Json, key) => convert({ value: item, parent: spot, key })) : value
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.keys(value).map((key) => [
      key,
      part === 'pathItem' && key.startsWith('x-') ? (value[key] ?? null) : convert({ value: value[key], parent: spot, key }),
    ]),
  )
}

/** Beside a reference 3.1 takes a summary and a description of its own. */
function onlyReference({ lose }: Converting, value: JsonObject, spot: Spot): JsonObject {
  const { $ref: reference = null, ...beside } = value
  const names = Object.keys(beside)
  if (names.length > 0) lose(`${names.join(', ')} beside a $ref ${names.length === 1 ? 'is' : 'are'} left out`, spot)
  return { $ref: reference }
}
