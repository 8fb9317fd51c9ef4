import type { Integration, IntegrationResponse, Method, MethodResponse, Templates } from '@fourbox/domain'
import { type Json, type JsonObject, members } from '../template/json.ts'

/** The ids under which a template knows what a method refers to. */
export interface MethodPlace {
  readonly resource: Json
  readonly resourceId: string
  readonly authorizers: ReadonlyMap<string, string>
  readonly validators: ReadonlyMap<string, string>
  /** By their names. */
  readonly models: ReadonlyMap<string, string>
}

/** A method's properties: those of its four boxes. */
export function methodProperties(method: Method, { resource, resourceId, authorizers, validators, models }: MethodPlace): JsonObject {
  const authorizer = method.authorizerId === undefined ? undefined : authorizers.get(method.authorizerId)
  const validator = method.requestValidatorId === undefined ? undefined : validators.get(method.requestValidatorId)
  const responses = Object.values(method.methodResponses)
  return members({
    RestApiId: { Ref: 'Api' },
    ResourceId: resource,
    HttpMethod: method.httpMethod,
    AuthorizationType: method.authorizationType,
    AuthorizerId: authorizer && { Ref: authorizer },
    AuthorizationScopes: method.authorizationScopes && [...method.authorizationScopes],
    ApiKeyRequired: method.apiKeyRequired,
    OperationName: method.operationName,
    RequestValidatorId: validator && { Ref: validator },
    RequestParameters: copy(method.requestParameters),
    RequestModels: namedModels(method.requestModels, models),
    Integration: method.integration && integrationProperties(method.integration, resourceId),
    MethodResponses: responses.length === 0 ? undefined : responses.map((response) => methodResponse(response, models)),
  })
}

function methodResponse({ statusCode, responseParameters, responseModels }: MethodResponse, models: MethodPlace['models']): Json {
  return members({ StatusCode: statusCode, ResponseParameters: copy(responseParameters), ResponseModels: namedModels(responseModels, models) })
}

/** A model that is a resource is named by it, so that it is there before the method. */
function namedModels(names: Readonly<Record<string, string>> | undefined, models: MethodPlace['models']): JsonObject | undefined {
  return (
    names &&
    Object.fromEntries(
      Object.entries(names).map(([contentType, name]) => {
        const id = models.get(name)
        return [contentType, id === undefined ? name : { Ref: id }]
      }),
    )
  )
}

function integrationProperties(integration: Integration, resourceId: string): Json {
  const responses = Object.values(integration.integrationResponses)
  return members({
    Type: integration.type,
    ...addressProperties(integration),
    Credentials: integration.credentials,
    RequestParameters: copy(integration.requestParameters),
    RequestTemplates: templates(integration.requestTemplates),
    PassthroughBehavior: integration.passthroughBehavior,
    ContentHandling: integration.contentHandling,
    TimeoutInMillis: integration.timeoutInMillis,
    // A namespace that nobody has named is the resource's id, which is another one there.
    CacheNamespace: integration.cacheNamespace === resourceId ? undefined : integration.cacheNamespace,
    CacheKeyParameters: integration.cacheKeyParameters.length === 0 ? undefined : [...integration.cacheKeyParameters],
    ResponseTransferMode: integration.responseTransferMode,
    IntegrationResponses: responses.length === 0 ? undefined : responses.map(integrationResponse),
  })
}

function addressProperties(integration: Integration): Readonly<Record<string, Json | undefined>> {
  if (!('uri' in integration)) return {}
  const service = { IntegrationHttpMethod: integration.httpMethod, Uri: integration.uri }
  if (!('connectionType' in integration)) return service
  const { connectionType, connectionId, integrationTarget, tlsConfig } = integration
  return {
    ...service,
    ConnectionType: connectionType,
    ConnectionId: connectionId,
    IntegrationTarget: integrationTarget,
    TlsConfig: tlsConfig && { InsecureSkipVerification: tlsConfig.insecureSkipVerification },
  }
}

function integrationResponse({ statusCode, selectionPattern, responseParameters, responseTemplates, contentHandling }: IntegrationResponse): Json {
  return members({
    StatusCode: statusCode,
    SelectionPattern: selectionPattern,
    ResponseParameters: copy(responseParameters),
    ResponseTemplates: templates(responseTemplates),
    ContentHandling: contentHandling,
  })
}

/** A template knows no null: AWS makes that of a text without characters. */
function templates(all: Templates | undefined): Json | undefined {
  return all && Object.fromEntries(Object.entries(all).map(([type, template]) => [type, template ?? '']))
}

function copy(record: Readonly<Record<string, string | boolean>> | undefined): JsonObject | undefined {
  return record && { ...record }
}
