import type { Authorizer, Integration, Method, Model, Resource, RestApi, Templates } from '@fourbox/domain'
import { type Json, type JsonObject, members } from '../template/json.ts'
import { type ExportedApi, givenTags, namesFor } from './exported-api.ts'
import { addedModels } from './own-parts.ts'
import { literal } from './terraform-literal.ts'

type Values = Readonly<Record<string, Json | undefined>>

/** Names of resources of a configuration, by the ids or names of what they stand for. */
type Names = ReadonlyMap<string, string>

/**
 * An API, or an excerpt of one, as a Terraform configuration in its JSON syntax with a resource for each part. Nothing in it says
 * what is there already: it makes the parts, or stands beside others that name the same API.
 */
export function toTerraformParts({ api }: ExportedApi): JsonObject {
  const written = new Map<string, [name: string, values: JsonObject][]>()
  const add = (type: string, name: string, values: Values) => {
    const all = written.get(type) ?? []
    written.set(type, [...all, [name, members(values)]])
  }
  writeParts(api, add)
  return {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.0' } } },
    resource: Object.fromEntries([...written].map(([type, all]) => [`aws_api_gateway_${type}`, Object.fromEntries(all)])),
  }
}

type Add = (type: string, name: string, values: Values) => void

const restApi = { rest_api_id: '${aws_api_gateway_rest_api.api.id}' }

function writeParts(api: RestApi, add: Add): void {
  add('rest_api', 'api', apiValues(api))
  const added = addedModels(api)
  const models = namesOf(added, 'model', ({ name }) => [name, name])
  const validators = namesOf(Object.values(api.requestValidators), 'validator', ({ id, name }) => [id, name ?? id])
  const authorizers = namesOf(Object.values(api.authorizers), 'authorizer', ({ id, name }) => [id, name])
  const resources = namesOf(Object.values(api.resources), 'resource', ({ id, path }) => [id, path])
  for (const model of added) add('model', models.get(model.name) ?? '', modelValues(model, api, models))
  for (const { id, name, validateRequestBody, validateRequestParameters } of Object.values(api.requestValidators))
    add('request_validator', validators.get(id) ?? '', {
      ...restApi,
      name: literal(name),
      validate_request_body: validateRequestBody,
      validate_request_parameters: validateRequestParameters,
    })
  for (const authorizer of Object.values(api.authorizers)) add('authorizer', authorizers.get(authorizer.id) ?? '', authorizerValues(authorizer))
  for (const response of Object.values(api.gatewayResponses))
    add('gateway_response', response.responseType.toLowerCase(), {
      ...restApi,
      response_type: response.responseType,
      status_code: response.statusCode,
      response_parameters: literal({ ...response.responseParameters }),
      response_templates: literal({ ...response.responseTemplates }),
    })
  const place = (id: string) =>
    id === api.rootResourceId ? '${aws_api_gateway_rest_api.api.root_resource_id}' : `\${aws_api_gateway_resource.${resources.get(id) ?? ''}.id}`
  for (const { id, parentId, pathPart } of Object.values(api.resources))
    if (parentId !== undefined) add('resource', resources.get(id) ?? '', { ...restApi, parent_id: place(parentId), path_part: literal(pathPart) })
  writeMethods(api, { add, models, validators, authorizers, place })
  Object.values(api.documentationParts).forEach(({ location, properties }, index) =>
    add('documentation_part', `part_${index + 1}`, {
      ...restApi,
      location: members({
        type: location.type,
        path: literal(location.path),
        method: location.method,
        name: literal(location.name),
        status_code: location.statusCode,
      }),
      properties: literal(properties),
    }),
  )
}

function namesOf<Noun>(nouns: readonly Noun[], prefix: string, keyAndText: (noun: Noun) => readonly [key: string, text: string]): Names {
  const names = namesFor(
    nouns.map((noun) => keyAndText(noun)[1].replaceAll(/^\W+|\W+$/g, '')),
    { prefix, separator: '_' },
  )
  return new Map(nouns.map((noun, index) => [keyAndText(noun)[0], names[index] ?? '']))
}

function apiValues(api: RestApi): Values {
  const { types, ipAddressType, vpcEndpointIds } = api.endpointConfiguration
  return {
    name: literal(api.name),
    description: literal(api.description),
    api_key_source: api.apiKeySource,
    binary_media_types: api.binaryMediaTypes && literal([...api.binaryMediaTypes]),
    minimum_compression_size: api.minimumCompressionSize,
    disable_execute_api_endpoint: api.disableExecuteApiEndpoint,
    policy: literal(api.policy),
    endpoint_configuration: members({ types: [...types], ip_address_type: ipAddressType, vpc_endpoint_ids: vpcEndpointIds && [...vpcEndpointIds] }),
    tags: literal(givenTags(api.tags)),
  }
}

/** Models name each other by the API's id, which is another one there. */
function modelValues({ name, contentType, description, schema = '{}' }: Model, { id }: RestApi, models: Names): Values {
  const address = `/restapis/${id}/models/`
  const named = [...models].filter(([other]) => other !== name && schema.includes(`${address}${other}"`))
  return {
    ...restApi,
    name,
    content_type: contentType,
    description: literal(description),
    schema: literal(schema).replaceAll(address, `/restapis/${restApi.rest_api_id}/models/`),
    depends_on: named.length === 0 ? undefined : named.map(([, other]) => `aws_api_gateway_model.${other}`),
  }
}

function authorizerValues(authorizer: Authorizer): Values {
  return {
    ...restApi,
    name: literal(authorizer.name),
    type: authorizer.type,
    identity_source: literal(authorizer.identitySource),
    identity_validation_expression: literal(authorizer.identityValidationExpression),
    authorizer_result_ttl_in_seconds: authorizer.authorizerResultTtlInSeconds,
    ...(authorizer.type === 'COGNITO_USER_POOLS'
      ? { provider_arns: literal([...authorizer.providerARNs]) }
      : { authorizer_uri: literal(authorizer.authorizerUri), authorizer_credentials: literal(authorizer.authorizerCredentials) }),
  }
}

interface AroundMethods {
  readonly add: Add
  readonly models: Names
  readonly validators: Names
  readonly authorizers: Names
  readonly place: (resourceId: string) => string
}

function writeMethods(api: RestApi, around: AroundMethods): void {
  const all = Object.values(api.resources).flatMap((resource) => Object.values(resource.methods).map((method) => ({ resource, method })))
  const names = namesFor(
    all.map(({ resource, method }) => `${method.httpMethod.toLowerCase()}${resource.path}`.replaceAll(/\W+$/g, '')),
    { prefix: 'method', separator: '_' },
  )
  all.forEach(({ resource, method }, index) => writeMethod(method, { ...around, resource, name: names[index] ?? '' }))
}

interface AroundMethod extends AroundMethods {
  readonly resource: Resource
  readonly name: string
}

function writeMethod(method: Method, { add, models, validators, authorizers, place, resource, name }: AroundMethod): void {
  const authorizer = method.authorizerId === undefined ? undefined : authorizers.get(method.authorizerId)
  const validator = method.requestValidatorId === undefined ? undefined : validators.get(method.requestValidatorId)
  const at = { ...restApi, resource_id: place(resource.id) }
  // What hangs on a method names it, so that it is made behind it.
  const of = { ...at, http_method: `\${aws_api_gateway_method.${name}.http_method}` }
  const named = (record: Readonly<Record<string, string>> | undefined) =>
    record && Object.fromEntries(Object.entries(record).map(([type, model]) => [literal(type), modelReference(model, models)]))
  add('method', name, {
    ...at,
    http_method: method.httpMethod,
    authorization: method.authorizationType,
    authorizer_id: authorizer && `\${aws_api_gateway_authorizer.${authorizer}.id}`,
    authorization_scopes: method.authorizationScopes && literal([...method.authorizationScopes]),
    api_key_required: method.apiKeyRequired,
    operation_name: literal(method.operationName),
    request_validator_id: validator && `\${aws_api_gateway_request_validator.${validator}.id}`,
    request_parameters: literal(method.requestParameters && { ...method.requestParameters }),
    request_models: named(method.requestModels),
  })
  for (const response of Object.values(method.methodResponses))
    add('method_response', `${name}_${response.statusCode}`, {
      ...of,
      status_code: response.statusCode,
      response_parameters: literal(response.responseParameters && { ...response.responseParameters }),
      response_models: named(response.responseModels),
    })
  const { integration } = method
  if (!integration) return
  add('integration', name, { ...of, ...integrationValues(integration, resource.id) })
  for (const response of Object.values(integration.integrationResponses))
    add('integration_response', `${name}_${response.statusCode}`, {
      ...of,
      status_code: response.statusCode,
      selection_pattern: literal(response.selectionPattern),
      response_parameters: literal(response.responseParameters && { ...response.responseParameters }),
      response_templates: templates(response.responseTemplates),
      content_handling: response.contentHandling,
      depends_on: [
        `aws_api_gateway_integration.${name}`,
        ...(method.methodResponses[response.statusCode] ? [`aws_api_gateway_method_response.${name}_${response.statusCode}`] : []),
      ],
    })
}

/** A model with which every API begins is no resource. */
function modelReference(name: string, models: Names): string {
  const resource = models.get(name)
  return resource === undefined ? name : `\${aws_api_gateway_model.${resource}.name}`
}

function integrationValues(integration: Integration, resourceId: string): Values {
  const address = 'uri' in integration ? { integration_http_method: integration.httpMethod, uri: literal(integration.uri) } : {}
  const connection =
    'connectionType' in integration
      ? {
          connection_type: integration.connectionType,
          connection_id: literal(integration.connectionId),
          tls_config: integration.tlsConfig && { insecure_skip_verification: integration.tlsConfig.insecureSkipVerification },
        }
      : {}
  return {
    type: integration.type,
    ...address,
    ...connection,
    credentials: literal(integration.credentials),
    request_parameters: literal(integration.requestParameters && { ...integration.requestParameters }),
    request_templates: templates(integration.requestTemplates),
    passthrough_behavior: integration.passthroughBehavior,
    content_handling: integration.contentHandling,
    timeout_milliseconds: integration.timeoutInMillis,
    cache_namespace: integration.cacheNamespace === resourceId ? undefined : literal(integration.cacheNamespace),
    cache_key_parameters: integration.cacheKeyParameters.length === 0 ? undefined : literal([...integration.cacheKeyParameters]),
  }
}

function templates(all: Templates | undefined): Json | undefined {
  return all && literal(Object.fromEntries(Object.entries(all).map(([type, template]) => [type, template ?? ''])))
}
