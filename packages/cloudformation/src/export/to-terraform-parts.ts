import { type Authorizer, type Model, type RestApi, validatorName } from '@fourbox/domain'
import { type Json, type JsonObject, members } from '../template/json.ts'
import { addedModels, modelAddress, modelsBefore } from './added-models.ts'
import { type ExportedApi, givenTags, namesFor } from './exported-api.ts'
import { apiId, requiredProviders, resourceBlocks, resourceOf, type TerraformResource } from './terraform-configuration.ts'
import { literal } from './terraform-literal.ts'
import { methodParts } from './terraform-method.ts'

type Values = Readonly<Record<string, Json | undefined>>

/** Names of resources of a configuration, by the ids or names of what they stand for. */
type Names = ReadonlyMap<string, string>

/**
 * An API, or an excerpt of one, as a Terraform configuration in its JSON syntax with a resource for each part. Nothing in it says
 * what is there already: it makes the parts, or stands beside others that name the same API.
 */
export function toTerraformParts({ api }: ExportedApi): JsonObject {
  return { terraform: { required_providers: requiredProviders }, resource: resourceBlocks(partsOf(api)) }
}

function partsOf(api: RestApi): readonly TerraformResource[] {
  const added = addedModels(api)
  const models = namesOf(added, 'model', ({ name }) => [name, name])
  const validators = namesOf(Object.values(api.requestValidators), 'validator', (validator) => [validator.id, validatorName(validator)])
  const authorizers = namesOf(Object.values(api.authorizers), 'authorizer', ({ id, name }) => [id, name])
  const resources = namesOf(Object.values(api.resources), 'resource', ({ id, path }) => [id, path])
  const place = (id: string) =>
    id === api.rootResourceId ? '${aws_api_gateway_rest_api.api.root_resource_id}' : `\${aws_api_gateway_resource.${resources.get(id) ?? ''}.id}`
  return [
    { type: 'aws_api_gateway_rest_api', name: 'api', values: members(apiValues(api)) },
    ...added.map((model) => resourceOf('model', models.get(model.name), modelValues(model, api, added, models))),
    ...Object.values(api.requestValidators).map(({ id, name, validateRequestBody, validateRequestParameters }) =>
      resourceOf('request_validator', validators.get(id), {
        name: literal(name),
        validate_request_body: validateRequestBody,
        validate_request_parameters: validateRequestParameters,
      }),
    ),
    ...Object.values(api.authorizers).map((authorizer) => resourceOf('authorizer', authorizers.get(authorizer.id), authorizerValues(authorizer))),
    ...Object.values(api.gatewayResponses).map(({ responseType, statusCode, responseParameters, responseTemplates }) =>
      resourceOf('gateway_response', responseType.toLowerCase(), {
        response_type: responseType,
        status_code: statusCode,
        response_parameters: literal({ ...responseParameters }),
        response_templates: literal({ ...responseTemplates }),
      }),
    ),
    ...Object.values(api.resources).flatMap(({ id, parentId, pathPart }) =>
      parentId === undefined ? [] : [resourceOf('resource', resources.get(id), { parent_id: place(parentId), path_part: literal(pathPart) })],
    ),
    ...methodParts(api, { models, validators, authorizers, place }),
    ...Object.values(api.documentationParts).map(({ location: { type, path, method, name, statusCode }, properties }, index) =>
      resourceOf('documentation_part', `part_${index + 1}`, {
        location: members({ type, path: literal(path), method, name: literal(name), status_code: statusCode }),
        properties: literal(properties),
      }),
    ),
  ]
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
function modelValues(model: Model, api: RestApi, added: readonly Model[], names: Names): Values {
  const { name, contentType, description, schema = '{}' } = model
  const before = modelsBefore(model, api, added)
  return {
    name,
    content_type: contentType,
    description: literal(description),
    schema: literal(schema).replaceAll(modelAddress(api), `/restapis/${apiId}/models/`),
    depends_on: before.length === 0 ? undefined : before.map((other) => `aws_api_gateway_model.${names.get(other.name) ?? ''}`),
  }
}

function authorizerValues(authorizer: Authorizer): Values {
  return {
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
