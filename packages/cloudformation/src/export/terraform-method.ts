import type { Integration, Method, Resource, RestApi, Templates } from '@fourbox/domain'
import type { Json } from '../template/json.ts'
import { namesFor } from './exported-api.ts'
import { resourceOf, type TerraformResource } from './terraform-configuration.ts'
import { literal } from './terraform-literal.ts'

/** What methods refer to, by the names that it has in the configuration: authorizers and validators by their ids, models by their own names. */
interface AroundMethods {
  readonly models: ReadonlyMap<string, string>
  readonly validators: ReadonlyMap<string, string>
  readonly authorizers: ReadonlyMap<string, string>
  readonly place: (resourceId: string) => string
}

/** The methods of an API, each with its integration and the responses of both. */
export function methodParts(api: RestApi, around: AroundMethods): readonly TerraformResource[] {
  const all = Object.values(api.resources).flatMap((resource) => Object.values(resource.methods).map((method) => ({ resource, method })))
  const names = namesFor(
    all.map(({ resource, method }) => `${method.httpMethod.toLowerCase()}${resource.path}`.replaceAll(/\W+$/g, '')),
    { prefix: 'method', separator: '_' },
  )
  return all.flatMap(({ resource, method }, index) => partsOf(method, { ...around, resource, name: names[index] ?? '' }))
}

interface AroundMethod extends AroundMethods {
  readonly resource: Resource
  readonly name: string
}

function partsOf(method: Method, { models, validators, authorizers, place, resource, name }: AroundMethod): readonly TerraformResource[] {
  const authorizer = method.authorizerId === undefined ? undefined : authorizers.get(method.authorizerId)
  const validator = method.requestValidatorId === undefined ? undefined : validators.get(method.requestValidatorId)
  const resource_id = place(resource.id)
  // What hangs on a method names it, so that it is made behind it.
  const of = { resource_id, http_method: `\${aws_api_gateway_method.${name}.http_method}` }
  const named = (record: Readonly<Record<string, string>> | undefined) =>
    record && Object.fromEntries(Object.entries(record).map(([type, model]) => [literal(type), modelReference(model, models)]))
  const { integration } = method
  return [
    resourceOf('method', name, {
      resource_id,
      http_method: method.httpMethod,
      authorization: method.authorizationType,
      authorizer_id: authorizer && `\${aws_api_gateway_authorizer.${authorizer}.id}`,
      authorization_scopes: method.authorizationScopes && literal([...method.authorizationScopes]),
      api_key_required: method.apiKeyRequired,
      operation_name: literal(method.operationName),
      request_validator_id: validator && `\${aws_api_gateway_request_validator.${validator}.id}`,
      request_parameters: literal(method.requestParameters && { ...method.requestParameters }),
      request_models: named(method.requestModels),
    }),
    ...Object.values(method.methodResponses).map(({ statusCode, responseParameters, responseModels }) =>
      resourceOf('method_response', `${name}_${statusCode}`, {
        ...of,
        status_code: statusCode,
        response_parameters: literal(responseParameters && { ...responseParameters }),
        response_models: named(responseModels),
      }),
    ),
    ...(integration ? [resourceOf('integration', name, { ...of, ...integrationValues(integration, resource.id) })] : []),
    ...Object.values(integration?.integrationResponses ?? {}).map((response) =>
      resourceOf('integration_response', `${name}_${response.statusCode}`, {
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
      }),
    ),
  ]
}

/** A model with which every API begins is no resource. */
function modelReference(name: string, models: ReadonlyMap<string, string>): string {
  const resource = models.get(name)
  return resource === undefined ? name : `\${aws_api_gateway_model.${resource}.name}`
}

function integrationValues(integration: Integration, resourceId: string): Readonly<Record<string, Json | undefined>> {
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
