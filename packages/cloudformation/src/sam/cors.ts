import { callMethods, own } from '@fourbox/domain'

import { isJsonObject, type Json } from '../template/json.ts'
import { type ApiDraft, isOpenApi3, methodNames, pathItems } from './api-draft.ts'
import { type Draft, draftValueOf, put } from './drafting.ts'
import type { SamContext } from './sam-context.ts'

const allMethods = callMethods.toSorted()

/** Adds OPTIONS with the headers of `Cors` to every path that has none. */
export function addCors(context: SamContext, { resource, body }: ApiDraft): void {
  const { logicalId, properties } = resource
  const cors = own(properties, 'Cors')
  if (cors === undefined) return
  if (!body) {
    context.fault(logicalId, "Cors works only with inline Swagger specified in 'DefinitionBody' property.")
    return
  }
  const settings = corsSettings(cors)
  if (context.literal(settings.credentials) === 'true' && context.literal(settings.origin) === "'*'") {
    context.fault(logicalId, "Unable to add Cors configuration because AllowCredentials can not be true when AllowOrigin is '*' or not set")
    return
  }
  const done = new Map<string, string>()
  for (const { path, item } of pathItems(body)) {
    const bare = path.replace(/(?<=.)\/$/, '')
    // Of paths that differ by a slash at their end alone, the first has OPTIONS.
    if ((done.get(bare) ?? path) !== path) continue
    done.set(bare, path)
    if (Object.keys(item).some((method) => method.toLowerCase() === 'options')) continue
    put(item, 'options', preflight(settings, settings.methods ?? ownMethods(item), isOpenApi3(body)))
  }
}

interface CorsSettings {
  readonly methods: Json | undefined
  readonly headers: Json | undefined
  readonly origin: Json
  readonly maxAge: Json | undefined
  readonly credentials: Json | undefined
}

/** A text or a function is the origin alone. */
function corsSettings(cors: Json): CorsSettings {
  const isMap = isJsonObject(cors) && ['AllowMethods', 'AllowHeaders', 'AllowOrigin', 'MaxAge', 'AllowCredentials'].some((key) => own(cors, key) !== undefined)
  if (!isMap) return { methods: undefined, headers: undefined, origin: cors, maxAge: undefined, credentials: undefined }
  return {
    methods: own(cors, 'AllowMethods'),
    headers: own(cors, 'AllowHeaders'),
    origin: own(cors, 'AllowOrigin') ?? "'*'",
    maxAge: own(cors, 'MaxAge'),
    credentials: own(cors, 'AllowCredentials'),
  }
}

/** The path's methods and OPTIONS, in the quotes of a static value. */
function ownMethods(item: Draft): string {
  const methods = Object.keys(item)
    .map((method) => method.toLowerCase())
    .filter((method) => methodNames.includes(method))
  const listed = methods.includes('x-amazon-apigateway-any-method')
    ? allMethods
    : [...new Set([...methods.map((method) => method.toUpperCase()), 'OPTIONS'])].toSorted()
  return `'${listed.join(',')}'`
}

function preflight({ headers, origin, maxAge, credentials }: CorsSettings, methods: Json, isThree: boolean): Draft {
  const values = new Map<string, Json>([['Access-Control-Allow-Origin', origin]])
  if (headers !== undefined) values.set('Access-Control-Allow-Headers', headers)
  values.set('Access-Control-Allow-Methods', methods)
  if (maxAge !== undefined) values.set('Access-Control-Max-Age', maxAge)
  if (credentials === true) values.set('Access-Control-Allow-Credentials', "'true'")
  const parameters: Draft = {}
  const declared: Draft = {}
  for (const [name, value] of values) {
    parameters[`method.response.header.${name}`] = draftValueOf(value)
    const type = name === 'Access-Control-Max-Age' ? 'integer' : 'string'
    declared[name] = isThree ? { schema: { type } } : { type }
  }
  return {
    summary: 'CORS support',
    ...(!isThree && { consumes: ['application/json'], produces: ['application/json'] }),
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
      responses: { default: { statusCode: '200', responseParameters: parameters, responseTemplates: { 'application/json': '{}\n' } } },
    },
    responses: { '200': { description: 'Default response for CORS method', headers: declared } },
  }
}
