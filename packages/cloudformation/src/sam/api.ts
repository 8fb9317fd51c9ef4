import { own } from '@fourbox/domain'

import { hashOf } from '../plan/generated-text.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject, members, objectOf } from '../template/json.ts'
import { type ApiDraft, chooseConditionalPaths, isOpenApi3 } from './api-draft.ts'
import { addAuth, authorizerFunctions } from './auth.ts'
import { addCors } from './cors.ts'
import { addDomain } from './domain.ts'
import { type Draft, draftValueOf, put, under } from './drafting.ts'
import { objectInS3 } from './function.ts'
import { addResourcePolicy } from './resource-policy.ts'
import { attributesOf, type SamContext } from './sam-context.ts'
import { tagList } from './tag-list.ts'
import { addUsagePlan } from './usage-plan.ts'

/** Writes an `AWS::Serverless::Api`, into which its events have been written, as API Gateway's resources. */
export function expandApi(context: SamContext, draft: ApiDraft): void {
  const { logicalId, properties, declaration } = draft.resource
  const { body } = draft
  const stageName = own(properties, 'StageName')
  if (stageName === undefined) context.fault(logicalId, "Missing required property 'StageName'.")
  if (own(properties, 'DefinitionBody') !== undefined && own(properties, 'DefinitionUri') !== undefined)
    context.fault(logicalId, "Specify either 'DefinitionUri' or 'DefinitionBody' property and not both.")
  const version = context.literal(own(properties, 'OpenApiVersion'))
  addCors(context, draft)
  addAuth(context, draft)
  addResourcePolicy(context, draft)
  addToBody(context, draft)
  chooseConditionalPaths(draft)
  const condition = presence(context, draft)
  const made: Json = body ?? own(properties, 'DefinitionBody') ?? null
  const uri = own(properties, 'DefinitionUri')
  context.make(logicalId, logicalId, {
    ...attributesOf(declaration),
    ...condition,
    Type: 'AWS::ApiGateway::RestApi',
    Properties: members({
      ...restApiProperties(properties),
      Body: made ?? undefined,
      BodyS3Location: made !== null || uri === undefined ? undefined : objectInS3(uri, { bucket: 'Bucket', key: 'Key', version: 'Version' }),
    }),
  })
  const state: Json = [made, uri ?? '', own(properties, 'Domain') ?? '', version ?? '']
  const deployment = `${logicalId}Deployment${hashOf(state)}`
  context.make(logicalId, deployment, {
    ...condition,
    Type: 'AWS::ApiGateway::Deployment',
    Properties: members({
      RestApiId: { Ref: logicalId },
      Description: `RestApi deployment id: ${hashOf(state, 40)}`,
      // Without OpenApiVersion SAM makes a second stage, of the name Stage.
      StageName: version === undefined ? 'Stage' : undefined,
    }),
  })
  const stage = stageId(logicalId, stageName)
  context.make(logicalId, stage, { ...condition, Type: 'AWS::ApiGateway::Stage', Properties: stageProperties(properties, { logicalId, deployment }) })
  context.references.set(`${logicalId}.Stage`, stage)
  context.references.set(`${logicalId}.Deployment`, deployment)
  for (const { name, functionArn } of authorizerFunctions(draft)) {
    context.make(logicalId, `${logicalId}${name}AuthorizerPermission`, {
      ...condition,
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: functionArn,
        Principal: 'apigateway.amazonaws.com',
        SourceArn: {
          'Fn::Sub': ['arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/authorizers/*', { __ApiId__: { Ref: logicalId } }],
        },
      },
    })
  }
  addUsagePlan(context, draft, stage)
  addDomain(context, draft, stage)
}

/** A name that a function of the template gives, a Ref of a parameter too, stands in no logical id. */
function stageId(logicalId: string, stageName: Json | undefined): string {
  if (typeof stageName !== 'string') return `${logicalId}Stage`
  return /^[A-Za-z0-9]+$/.test(stageName) ? `${logicalId}${stageName}Stage` : `${logicalId}Stage${hashOf(stageName)}`
}

function restApiProperties(properties: JsonObject): Readonly<Record<string, Json | undefined>> {
  const endpoint = own(properties, 'EndpointConfiguration')
  const type = isJsonObject(endpoint) ? (own(endpoint, 'Type') ?? endpoint) : endpoint
  const tags = own(properties, 'Tags')
  return {
    Name: own(properties, 'Name'),
    Description: own(properties, 'Description'),
    FailOnWarnings: own(properties, 'FailOnWarnings'),
    MinimumCompressionSize: own(properties, 'MinimumCompressionSize'),
    Mode: own(properties, 'Mode'),
    ApiKeySourceType: own(properties, 'ApiKeySourceType'),
    Policy: own(properties, 'Policy'),
    SecurityPolicy: own(properties, 'SecurityPolicy'),
    EndpointAccessMode: own(properties, 'EndpointAccessMode'),
    BinaryMediaTypes: own(properties, 'BinaryMediaTypes'),
    EndpointConfiguration:
      type === undefined
        ? undefined
        : members({
            Types: [type],
            VpcEndpointIds: own(objectOf(endpoint), 'VPCEndpointIds') ?? own(objectOf(endpoint), 'VpcEndpointIds'),
            IpAddressType: own(objectOf(endpoint), 'IpAddressType'),
          }),
    Parameters: type === undefined ? undefined : { endpointConfigurationTypes: type },
    Tags: isJsonObject(tags) ? tagList(tags) : undefined,
  }
}

function stageProperties(properties: JsonObject, { logicalId, deployment }: { readonly logicalId: string; readonly deployment: string }): JsonObject {
  const tags = own(properties, 'Tags')
  const named = [
    'AccessLogSetting',
    'CacheClusterEnabled',
    'CacheClusterSize',
    'CanarySetting',
    'MethodSettings',
    'StageName',
    'TracingEnabled',
    'Variables',
  ] as const
  return members({
    RestApiId: { Ref: logicalId },
    DeploymentId: { Ref: deployment },
    ...Object.fromEntries(named.map((name) => [name, own(properties, name)])),
    Tags: isJsonObject(tags) ? tagList(tags) : undefined,
  })
}

/** Gateway responses, models, binary media types and the closed default endpoint, which the definition says. */
function addToBody(context: SamContext, { resource, body }: ApiDraft): void {
  const { logicalId, properties } = resource
  const responses = own(properties, 'GatewayResponses')
  const models = own(properties, 'Models')
  if (!body) {
    if (responses !== undefined) context.fault(logicalId, "GatewayResponses works only with inline Swagger specified in 'DefinitionBody' property.")
    if (models !== undefined) context.fault(logicalId, "Models works only with inline Swagger specified in 'DefinitionBody' property.")
    return
  }
  for (const [type, response] of Object.entries(objectOf(responses)))
    put(under(body, 'x-amazon-apigateway-gateway-responses'), type, draftValueOf(gatewayResponse(objectOf(response))))
  const schemas = () => (isOpenApi3(body) ? under(under(body, 'components'), 'schemas') : under(body, 'definitions'))
  for (const [name, schema] of Object.entries(objectOf(models))) put(schemas(), name.toLowerCase(), draftValueOf(schema))
  const types = own(properties, 'BinaryMediaTypes')
  if (isJsonList(types))
    body['x-amazon-apigateway-binary-media-types'] = types.map((type) => context.literal(type)?.replaceAll('~1', '/') ?? draftValueOf(type))
  const disable = own(properties, 'DisableExecuteApiEndpoint')
  if (disable === undefined) return
  const configuration: Draft = { disableExecuteApiEndpoint: draftValueOf(disable) }
  if (isOpenApi3(body)) body['servers'] = [{ 'x-amazon-apigateway-endpoint-configuration': configuration }]
  else body['x-amazon-apigateway-endpoint-configuration'] = configuration
}

function gatewayResponse(response: JsonObject): JsonObject {
  const parameters = objectOf(own(response, 'ResponseParameters'))
  const places = { Headers: 'header', Paths: 'path', QueryStrings: 'querystring' } as const
  const mapped = Object.entries(places).flatMap(([member, place]) =>
    Object.entries(objectOf(own(parameters, member))).map(([name, value]) => [`gatewayresponse.${place}.${name}`, value] as const),
  )
  return members({
    statusCode: own(response, 'StatusCode'),
    responseParameters: mapped.length === 0 ? undefined : Object.fromEntries(mapped),
    responseTemplates: own(response, 'ResponseTemplates'),
  })
}

/** The implicit API is there when one of its functions is. */
function presence(context: SamContext, { isImplicit, conditions, resource }: ApiDraft): { readonly Condition?: string } {
  const written = own(resource.declaration, 'Condition')
  if (typeof written === 'string') return { Condition: written }
  const names = [...new Set([...conditions.values()].flat())]
  const known = names.filter((name) => name !== undefined)
  if (!isImplicit || known.length === 0 || known.length < names.length) return {}
  const [only] = known
  if (known.length === 1 && only !== undefined) return { Condition: only }
  const name = `${resource.logicalId}Condition`
  context.conditions.set(name, anyOf(known))
  return { Condition: name }
}

/** `Fn::Or` takes ten at most: the rest stands in an Or within. */
function anyOf(names: readonly string[]): Json {
  const conditions = names.map((Condition) => ({ Condition }))
  return { 'Fn::Or': conditions.length <= 10 ? conditions : [...conditions.slice(0, 9), anyOf(names.slice(9))] }
}
