import { type Authorizer, type Model, type RestApi, validatorName } from '@fourbox/domain'
import { type Json, type JsonObject, members } from '../template/json.ts'
import { addedModels, beganEmpty, modelAddress, modelsBefore } from './added-models.ts'
import { type ExportedApi, namesFor, type TemplateResource } from './exported-api.ts'
import { methodProperties } from './method-resource.ts'
import { portablePolicy } from './portable.ts'

/** What an API is made of in a template. */
export interface OwnParts {
  /** Properties of the API itself. */
  readonly properties: JsonObject
  /** What a deployment keeps, and must not be made before. */
  readonly deployed: readonly TemplateResource[]
  readonly documentation: readonly TemplateResource[]
}

/**
 * An API as resources of its own, which say what no definition can: which headers of an answer are required, models of other
 * media types, authorizers that no method uses. Undefined for one that was imported: it has a version or lacks the models
 * with which an API begins, and only a definition makes it such.
 */
export function ownParts(exported: ExportedApi): OwnParts | undefined {
  const { api } = exported
  return api.version === undefined && beganEmpty(api) ? everyPart(exported) : undefined
}

/** All that resources of their own can say of an API, however it began. */
export function everyPart(exported: ExportedApi): OwnParts {
  const { api } = exported
  const models = addedModels(api)
  const resources = Object.values(api.resources)
  const resourceIds = idsOf(resources, 'Resource', ({ path }) => path)
  const authorizers = idsOf(Object.values(api.authorizers), 'Authorizer', ({ name }) => name)
  const validators = idsOf(Object.values(api.requestValidators), 'RequestValidator', validatorName)
  const modelIds = new Map(models.map(({ name }) => [name, modelId(name)]))
  const place = (id: string): Json => (id === api.rootResourceId ? { 'Fn::GetAtt': ['Api', 'RootResourceId'] } : { Ref: resourceIds.get(id) ?? '' })
  const methods = resources.flatMap((resource) => Object.values(resource.methods).map((method) => ({ resource, method })))
  const methodIds = namesFor(
    methods.map(({ resource, method }) => `${method.httpMethod}${resource.path}`),
    { prefix: 'Method', separator: '' },
  )
  const deployed = [
    ...modelResources(api, models),
    ...Object.values(api.requestValidators).map(({ id, name, validateRequestBody, validateRequestParameters }) =>
      resourceOf(validators.get(id), 'RequestValidator', {
        Name: name,
        ValidateRequestBody: validateRequestBody,
        ValidateRequestParameters: validateRequestParameters,
      }),
    ),
    ...Object.values(api.authorizers).map((authorizer) => resourceOf(authorizers.get(authorizer.id), 'Authorizer', authorizerProperties(authorizer))),
    ...Object.values(api.gatewayResponses).map(({ responseType, statusCode, responseParameters, responseTemplates }) =>
      resourceOf(`GatewayResponse${responseType.replaceAll('_', '')}`, 'GatewayResponse', {
        ResponseType: responseType,
        StatusCode: statusCode,
        ResponseParameters: { ...responseParameters },
        ResponseTemplates: { ...responseTemplates },
      }),
    ),
    ...resources.flatMap(({ id, parentId, pathPart }) =>
      parentId === undefined ? [] : [resourceOf(resourceIds.get(id), 'Resource', { ParentId: place(parentId), PathPart: pathPart })],
    ),
    ...methods.map(({ resource: { id }, method }, index) =>
      resourceOf(methodIds[index], 'Method', methodProperties(method, { resource: place(id), resourceId: id, authorizers, validators, models: modelIds })),
    ),
  ]
  const documentation = Object.values(api.documentationParts).map(({ location: { type, path, method, name, statusCode }, properties }, index) =>
    resourceOf(`DocumentationPart${index + 1}`, 'DocumentationPart', {
      Location: members({ Type: type, Path: path, Method: method, Name: name, StatusCode: statusCode }),
      Properties: properties,
    }),
  )
  return { properties: apiProperties(exported), deployed, documentation }
}

function resourceOf(
  id: string | undefined = '',
  type: string,
  properties: Readonly<Record<string, Json | undefined>>,
  behind: readonly string[] = [],
): TemplateResource {
  return [
    id,
    {
      Type: `AWS::ApiGateway::${type}`,
      ...(behind.length > 0 && { DependsOn: behind }),
      Properties: members({ RestApiId: { Ref: 'Api' }, ...properties }),
    },
  ]
}

function idsOf<Noun extends { readonly id: string }>(nouns: readonly Noun[], prefix: string, nameOf: (noun: Noun) => string): ReadonlyMap<string, string> {
  const names = namesFor(nouns.map(nameOf), { prefix, separator: '' })
  return new Map(nouns.map(({ id }, index) => [id, names[index] ?? '']))
}

function apiProperties(exported: ExportedApi): JsonObject {
  const { api } = exported
  return members({
    Description: api.description,
    ApiKeySourceType: api.apiKeySource,
    BinaryMediaTypes: api.binaryMediaTypes && [...api.binaryMediaTypes],
    MinimumCompressionSize: api.minimumCompressionSize,
    DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    Policy: api.policy === undefined ? undefined : portablePolicy(api.policy, exported),
  })
}

function authorizerProperties(authorizer: Authorizer): Readonly<Record<string, Json | undefined>> {
  const { name, type, authType, identitySource, identityValidationExpression, authorizerResultTtlInSeconds } = authorizer
  return {
    Name: name,
    Type: type,
    AuthType: authType,
    IdentitySource: identitySource,
    IdentityValidationExpression: identityValidationExpression,
    AuthorizerResultTtlInSeconds: authorizerResultTtlInSeconds,
    ...(authorizer.type === 'COGNITO_USER_POOLS'
      ? { ProviderARNs: [...authorizer.providerARNs] }
      : { AuthorizerUri: authorizer.authorizerUri, AuthorizerCredentials: authorizer.authorizerCredentials }),
  }
}

/** Names of models are letters and digits, and none stands twice. */
function modelId(name: string): string {
  return `Model${name}`
}

/** A model stands behind those that its schema names. */
function modelResources(api: RestApi, models: readonly Model[]): readonly TemplateResource[] {
  const address = modelAddress(api)
  return models.map((model) => {
    const { name, contentType, description, schema = '{}' } = model
    const names = modelsBefore(model, api, models).map((other) => modelId(other.name))
    const text = schema.includes(address) ? { 'Fn::Sub': schema.replaceAll('${', '${!').replaceAll(address, '/restapis/${Api}/models/') } : schema
    return resourceOf(modelId(name), 'Model', { Name: name, ContentType: contentType, Description: description, Schema: text }, names)
  })
}
