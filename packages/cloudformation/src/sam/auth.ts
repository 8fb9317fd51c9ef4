import { own } from '@fourbox/domain'

import { isJsonList, isJsonObject, type Json, type JsonObject, objectOf } from '../template/json.ts'
import { type ApiDraft, isOpenApi3, operationsOf } from './api-draft.ts'
import { securityScheme } from './authorizers.ts'
import { type Draft, draftValueOf, isDraft, put, under } from './drafting.ts'
import type { SamContext } from './sam-context.ts'

/** Writes an API's Auth, and that of its events, into the definition. */
export function addAuth(context: SamContext, { resource, body, auths }: ApiDraft): void {
  const auth = objectOf(own(resource.properties, 'Auth'))
  const authorizers = objectOf(own(auth, 'Authorizers'))
  const asks = Object.keys(auth).some((key) => key !== 'UsagePlan' && key !== 'ResourcePolicy')
  if (!body) {
    if (asks) context.fault(resource.logicalId, "Auth works only with inline Swagger specified in 'DefinitionBody' property.")
    return
  }
  const schemes = new Schemes(body)
  for (const [name, authorizer] of Object.entries(authorizers)) schemes.add(name, securityScheme(objectOf(authorizer)))
  const byOperation = new Map(auths.map((entry) => [`${entry.method} ${entry.path}`, entry.auth]))
  const fallback = own(auth, 'DefaultAuthorizer')
  if (typeof fallback === 'string' && fallback !== 'AWS_IAM' && own(authorizers, fallback) === undefined) {
    context.fault(resource.logicalId, `Unable to set DefaultAuthorizer because '${fallback}' was not defined in 'Authorizers'.`)
  }
  for (const { path, method, operation } of operationsOf(body)) {
    const asked = byOperation.get(`${method} ${path}`) ?? {}
    const isPreflight = method === 'options' && !byOperation.has(`${method} ${path}`)
    const general = isPreflight && own(auth, 'AddDefaultAuthorizerToCorsPreflight') === false ? undefined : fallback
    const chosen = own(asked, 'Authorizer') ?? (operation['security'] === undefined ? general : undefined)
    if (typeof chosen === 'string' && chosen !== 'NONE') {
      if (chosen !== 'AWS_IAM' && own(authorizers, chosen) === undefined && own(asked, 'Authorizer') !== undefined) {
        context.fault(
          resource.logicalId,
          `Unable to set Authorizer on API method [${method}] for path [${path}] because the API does not define any Authorizers of the name '${chosen}'.`,
        )
      }
      if (chosen === 'AWS_IAM') schemes.add('AWS_IAM', iamScheme)
      operation['security'] = [schemeUse(chosen, own(asked, 'AuthorizationScopes') ?? own(objectOf(own(authorizers, chosen)), 'AuthorizationScopes'))]
      if (chosen === 'AWS_IAM') addCredentials(operation, Object.hasOwn(asked, 'InvokeRole') ? own(asked, 'InvokeRole') : own(auth, 'InvokeRole'))
    }
    // A scheme that is nowhere: no authorizer, not that of the whole definition either.
    if (chosen === 'NONE') operation['security'] = [{ NONE: [] }]
    addApiKey(schemes, operation, {
      general: isPreflight && own(auth, 'AddApiKeyRequiredToCorsPreflight') === false ? undefined : own(auth, 'ApiKeyRequired'),
      own: own(asked, 'ApiKeyRequired'),
    })
  }
}

/** Where a definition lists its security schemes; the section is made with the first. */
class Schemes {
  readonly #body: Draft

  constructor(body: Draft) {
    this.#body = body
  }

  add(name: string, scheme: JsonObject): void {
    const section = isOpenApi3(this.#body) ? under(under(this.#body, 'components'), 'securitySchemes') : under(this.#body, 'securityDefinitions')
    put(section, name, draftValueOf(scheme))
  }
}

const iamScheme: JsonObject = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' }
const apiKeyScheme: JsonObject = { type: 'apiKey', name: 'x-api-key', in: 'header' }

function schemeUse(name: string, scopes: Json | undefined): Draft {
  const use: Draft = {}
  put(use, name, isJsonList(scopes) ? scopes.map(draftValueOf) : [])
  return use
}

/** With IAM, the back end is called as whoever calls the API, unless a role says otherwise. */
function addCredentials(operation: Draft, role: Json | undefined): void {
  const integration = operation['x-amazon-apigateway-integration']
  if (role === 'NONE' || role === null || !isDraft(integration)) return
  integration['credentials'] = role === undefined || role === 'CALLER_CREDENTIALS' ? 'arn:aws:iam::*:user/*' : draftValueOf(role)
}

function addApiKey(schemes: Schemes, operation: Draft, required: { readonly general: Json | undefined; readonly own: Json | undefined }): void {
  if ((required.own ?? required.general) !== true) return
  schemes.add('api_key', apiKeyScheme)
  const security = operation['security']
  operation['security'] = [...(Array.isArray(security) ? security : []), { api_key: [] }]
}

/** Lambda authorizers that SAM permits the API to call: those that no role calls. */
export function authorizerFunctions({ resource }: ApiDraft): readonly { readonly name: string; readonly functionArn: Json }[] {
  return Object.entries(objectOf(own(objectOf(own(resource.properties, 'Auth')), 'Authorizers'))).flatMap(([name, authorizer]) => {
    const functionArn = isJsonObject(authorizer) ? own(authorizer, 'FunctionArn') : undefined
    const isOff = isJsonObject(authorizer) && own(authorizer, 'DisableFunctionDefaultPermissions') === true
    return functionArn === undefined || isOff ? [] : [{ name, functionArn }]
  })
}
