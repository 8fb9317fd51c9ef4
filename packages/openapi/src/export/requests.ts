import {
  listIdentitySources,
  type Method,
  own,
  type ParameterPlace,
  parseMappingExpression,
  parseRequestParameter,
  type RestApi,
  pathVariableNames,
} from '@fourbox/domain'

import { sampleValue } from '../model/sample-value.ts'

/** A request that a person can send to a deployed stage: what Postman collections and `.http` files list. */
export interface StageRequest {
  readonly name: string
  readonly resourcePath: string
  readonly verb: string
  /** Names of the path's variables; a greedy one without its plus. */
  readonly variables: readonly string[]
  readonly query: readonly { readonly name: string; readonly required: boolean }[]
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly signed: boolean
  /** A sample of the model, as JSON text. */
  readonly body?: string
}

/** One request for each method, in the order of the resources. */
export function stageRequests(api: RestApi): readonly StageRequest[] {
  return Object.values(api.resources).flatMap(({ path, methods }) => Object.values(methods).map((method) => stageRequest(api, path, method)))
}

function stageRequest(api: RestApi, resourcePath: string, method: Method): StageRequest {
  const named = (place: ParameterPlace) =>
    Object.entries(method.requestParameters ?? {}).flatMap(([key, required]) => {
      const parameter = parseRequestParameter(key)
      return parameter?.place === place ? [{ name: printable(parameter.name), required }] : []
    })
  const [bodyType, model] = Object.entries(method.requestModels ?? {})[0] ?? []
  return {
    name: `${method.httpMethod} ${resourcePath}`,
    resourcePath,
    verb: method.httpMethod === 'ANY' ? 'GET' : method.httpMethod,
    variables: pathVariableNames(resourcePath),
    query: named('querystring'),
    headers: [
      ...(method.apiKeyRequired ? [{ name: 'x-api-key', value: '{{apiKey}}' }] : []),
      ...identityHeaders(api, method),
      ...named('header').map(({ name }) => ({ name, value: '' })),
      ...(bodyType !== undefined ? [{ name: 'Content-Type', value: printable(bodyType) }] : []),
    ],
    signed: method.authorizationType === 'AWS_IAM',
    ...(model !== undefined && { body: JSON.stringify(sampleValue(api, model), null, 2) }),
  }
}

function identityHeaders(api: RestApi, { authorizerId }: Method): StageRequest['headers'] {
  const authorizer = authorizerId === undefined ? undefined : own(api.authorizers, authorizerId)
  return listIdentitySources(authorizer?.identitySource).flatMap((source) => {
    const parsed = parseMappingExpression(source)
    return parsed?.from === 'request' && parsed.place === 'header' ? [{ name: parsed.name, value: '{{token}}' }] : []
  })
}

/** Names come from strangers: in a file of requests a line break would begin another one. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
