import { type ApiKey, defaultMethodSetting, defaultModels, type Method, newRestApi, type RestApi, type Stage, type UsagePlan } from '@fourbox/domain'
import { expect, test } from 'vitest'

import { resolveObject } from '../plan/planned-value.ts'
import { planText } from '../testing/plan-text.ts'
import type { ExportedApi } from './exported-api.ts'
import { toCloudFormation } from './to-cloudformation.ts'
import { toTerraform } from './to-terraform.ts'
import { toTerraformParts } from './to-terraform-parts.ts'

const api = {
  ...newRestApi({ id: 'abc123', name: 'pets ${x}', createdDate: 0, newId: () => 'root' }),
  version: '2',
  description: 'All pets',
  documentationVersions: { '1.0': { version: '1.0', createdDate: 0, parts: [] }, '2.0': { version: '2.0', createdDate: 0, parts: [] } },
  tags: { team: 'a', '${path.module}': 'b', 'aws:cloudformation:stack-name': 'pets' },
}
const dev: Stage = {
  restApiId: 'abc123',
  stageName: 'dev-1',
  deploymentId: 'd1',
  cacheClusterEnabled: false,
  cacheClusterStatus: 'NOT_AVAILABLE',
  methodSettings: { '*/*': { ...defaultMethodSetting, throttlingBurstLimit: 5 }, '~1/GET': defaultMethodSetting, '~1pets~1{id}/GET': defaultMethodSetting },
  variables: { alias: 'live' },
  documentationVersion: '1.0',
  canarySettings: { deploymentId: 'd3', percentTraffic: 10, stageVariableOverrides: { alias: '${new}' }, useStageCache: false },
  accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:x', format: '$context.requestId' },
  tracingEnabled: true,
  tags: {},
  createdDate: 0,
  lastUpdatedDate: 0,
}
const key: ApiKey = { id: 'k1', value: 'secret-secret-secret', name: 'one', enabled: true, createdDate: 0, lastUpdatedDate: 0, stageKeys: [], tags: {} }
const plan: UsagePlan = {
  id: 'p1',
  name: 'basic',
  apiStages: [
    { apiId: 'abc123', stage: 'dev-1', throttle: { '/pets/GET': { burstLimit: 1, rateLimit: 2 } } },
    { apiId: 'other', stage: 'x' },
  ],
  quota: { limit: 10, offset: 0, period: 'DAY' },
  tags: {},
  keyIds: ['k1'],
}
const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f:${stageVariables.alias}/invocations'
const exported: ExportedApi = {
  api,
  body: { openapi: '3.0.1', info: { title: 'pets ${x}' }, paths: { '/pets': { get: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', uri } } } } },
  stages: [dev, { ...dev, stageName: 'dev1', deploymentId: 'd2', methodSettings: {}, documentationVersion: '2.0' }],
  usagePlans: [plan],
  apiKeys: [key],
  account: '000000000000',
  region: 'us-east-1',
}

test('the template of an API, read again, plans the API with its stages, plans and keys', async () => {
  const { resources } = await planText(JSON.stringify(toCloudFormation(exported)))
  const values = new Map(
    resources.map(({ logicalId, properties }) => [logicalId, resolveObject(properties, (id) => `<${id.replace(/^Deployment.*/, 'Deployment')}>`)]),
  )
  expect(resources.map(({ type }) => type.replace('AWS::ApiGateway::', ''))).toEqual([
    'RestApi',
    'DocumentationVersion',
    'DocumentationVersion',
    'ApiKey',
    'Deployment',
    'Deployment',
    'Stage',
    'Stage',
    'UsagePlan',
    'UsagePlanKey',
  ])
  expect(values.get('Api')).toEqual({
    Name: 'pets ${x}',
    Body: exported.body,
    EndpointConfiguration: { Types: ['EDGE'], IpAddressType: 'ipv4' },
    Tags: [
      { Key: 'team', Value: 'a' },
      { Key: '${path.module}', Value: 'b' },
    ],
  })
  expect(values.get('Stagedev1')).toMatchObject({
    RestApiId: '<Api>',
    DeploymentId: '<Deployment>',
    StageName: 'dev-1',
    Variables: { alias: 'live' },
    DocumentationVersion: '1.0',
    CanarySetting: { DeploymentId: '<Deployment>', PercentTraffic: 10, StageVariableOverrides: { alias: '${new}' }, UseStageCache: false },
    AccessLogSetting: { DestinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:x', Format: '$context.requestId' },
    TracingEnabled: true,
    MethodSettings: [
      { ResourcePath: '/*', HttpMethod: '*', ThrottlingBurstLimit: 5 },
      { ResourcePath: '/', HttpMethod: 'GET' },
      { ResourcePath: '/~1pets~1{id}', HttpMethod: 'GET' },
    ],
  })
  expect(values.get('Stagedev12')).toMatchObject({ StageName: 'dev1', DocumentationVersion: '2.0' })
  expect(values.get('UsagePlan1')).toMatchObject({
    UsagePlanName: 'basic',
    ApiStages: [{ ApiId: '<Api>', Stage: '<Stagedev1>', Throttle: { '/pets/GET': { BurstLimit: 1, RateLimit: 2 } } }],
    Quota: { Limit: 10, Offset: 0, Period: 'DAY' },
  })
  expect(JSON.stringify([...values.values()])).not.toContain('secret')
})

const started: RestApi = {
  ...newRestApi({ id: 'abc123', name: 'pets', createdDate: 0, newId: () => 'root' }),
  models: {
    ...defaultModels(() => 'm'),
    Pets: {
      id: 'n',
      name: 'Pets',
      contentType: 'application/xml',
      schema: '{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/abc123/models/Pet"},"pattern":"${x}"}',
    },
    Pet: { id: 'o', name: 'Pet', contentType: 'application/json', schema: '{}' },
  },
  policy: '{"Statement":[{"Resource":"arn:aws:execute-api:us-east-1:000000000000:abc123/*"}]}',
}

test('an API that began empty is written as resources of their own, which name each other', async () => {
  const { resources } = await planText(JSON.stringify(toCloudFormation({ ...exported, api: started, stages: [], usagePlans: [], apiKeys: [] })))
  const values = resources.map(({ logicalId, properties }) => [logicalId, resolveObject(properties, (id) => `<${id}>`)])
  expect(values).toEqual([
    [
      'Api',
      {
        Name: 'pets',
        ApiKeySourceType: 'HEADER',
        DisableExecuteApiEndpoint: false,
        EndpointConfiguration: { Types: ['EDGE'], IpAddressType: 'ipv4' },
        Policy: { Statement: [{ Resource: 'execute-api:/*' }] },
      },
    ],
    ['ModelPet', { RestApiId: '<Api>', Name: 'Pet', ContentType: 'application/json', Schema: '{}' }],
    [
      'ModelPets',
      {
        RestApiId: '<Api>',
        Name: 'Pets',
        ContentType: 'application/xml',
        Schema: '{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/<Api>/models/Pet"},"pattern":"${x}"}',
      },
    ],
  ])
})

test('a method names a model that is a resource by it, so that the model is made first; one with which every API begins by its name', async () => {
  const { [started.rootResourceId]: root } = started.resources
  if (!root) throw new Error('An API has a root')
  const method: Method = {
    httpMethod: 'GET',
    authorizationType: 'NONE',
    apiKeyRequired: false,
    requestModels: { 'application/json': 'Pet', 'text/plain': 'Empty' },
    methodResponses: { 200: { statusCode: '200', responseModels: { 'application/json': 'Pets' } } },
  }
  const api = { ...started, resources: { [root.id]: { ...root, methods: { GET: method } } } }
  const around = { ...exported, api, stages: [], usagePlans: [], apiKeys: [] }
  expect(toCloudFormation(around)).toMatchObject({
    Resources: {
      MethodGET: {
        Properties: {
          RequestModels: { 'application/json': { Ref: 'ModelPet' }, 'text/plain': 'Empty' },
          MethodResponses: [{ ResponseModels: { 'application/json': { Ref: 'ModelPets' } } }],
        },
      },
    },
  })
  expect(toTerraformParts(around)).toMatchObject({
    resource: {
      aws_api_gateway_method: { method_get: { request_models: { 'application/json': '${aws_api_gateway_model.model_Pet.name}', 'text/plain': 'Empty' } } },
      aws_api_gateway_model: { model_Pets: { depends_on: ['aws_api_gateway_model.model_Pet'], schema: expect.stringContaining('$${x}') } },
    },
  })
})

test('a schema whose slashes are escaped names the models of the new API, too, and is left as it is where it names none', () => {
  const Pets = {
    id: 'n',
    name: 'Pets',
    contentType: 'application/json',
    schema: String.raw`{"$ref":"https:\/\/x\/restapis\/abc123\/models\/Pet","pattern":"\\/"}`,
  }
  const Pet = { id: 'o', name: 'Pet', contentType: 'application/json', schema: String.raw`{"pattern":"^\/"}` }
  const api = { ...started, models: { ...defaultModels(() => 'm'), Pets, Pet } }
  const around = { ...exported, api, stages: [], usagePlans: [], apiKeys: [] }
  expect(toCloudFormation(around)).toMatchObject({
    Resources: {
      ModelPets: {
        DependsOn: ['ModelPet'],
        Properties: { Schema: { 'Fn::Sub': '{"$ref":"https://x/restapis/${Api}/models/Pet","pattern":"\\\\/"}' } },
      },
      ModelPet: { Properties: { Schema: Pet.schema } },
    },
  })
  expect(toTerraformParts(around)).toMatchObject({
    resource: {
      aws_api_gateway_model: {
        model_Pets: {
          depends_on: ['aws_api_gateway_model.model_Pet'],
          schema: expect.stringContaining('/restapis/${aws_api_gateway_rest_api.api.id}/models/Pet"'),
        },
      },
    },
  })
})

test('an API with more parts than a template may have is written as its definition', () => {
  const paths = Array.from({ length: 500 }, (_, n) => `p${n}`)
  const resources = Object.fromEntries(paths.map((pathPart) => [pathPart, { id: pathPart, parentId: 'root', pathPart, path: `/${pathPart}`, methods: {} }]))
  const typesOf = (api: RestApi) => JSON.stringify(toCloudFormation({ ...exported, api }))
  expect(typesOf(started)).not.toContain('"Body"')
  expect(typesOf({ ...started, resources: { ...started.resources, ...resources } })).toContain('"Body"')
})

test('another account and region have ARNs of their own', async () => {
  const { resources } = await planText(JSON.stringify(toCloudFormation(exported)), { account: '111111111111', region: 'eu-west-1' })
  expect(JSON.stringify(resources[0]?.properties)).toContain(uri.replaceAll('us-east-1', 'eu-west-1').replace('000000000000', '111111111111'))
})

test('a Terraform configuration takes over what is there, and keeps its own templates from ours', () => {
  const written = toTerraform(exported)
  expect(written['import']).toEqual([
    { to: 'aws_api_gateway_rest_api.api', id: 'abc123' },
    { to: 'aws_api_gateway_deployment.deployment_d1', id: 'abc123/d1' },
    { to: 'aws_api_gateway_deployment.deployment_d2', id: 'abc123/d2' },
    { to: 'aws_api_gateway_stage.stage_dev_1', id: 'abc123/dev-1' },
    { to: 'aws_api_gateway_method_settings.stage_dev_1_1', id: 'abc123/dev-1/*/*' },
    { to: 'aws_api_gateway_method_settings.stage_dev_1_2', id: 'abc123/dev-1/~1/GET' },
    { to: 'aws_api_gateway_method_settings.stage_dev_1_3', id: 'abc123/dev-1/~1pets~1{id}/GET' },
    { to: 'aws_api_gateway_stage.stage_dev1', id: 'abc123/dev1' },
    { to: 'aws_api_gateway_api_key.key_1', id: 'k1' },
    { to: 'aws_api_gateway_usage_plan.plan_1', id: 'p1' },
    { to: 'aws_api_gateway_usage_plan_key.plan_1_key_1', id: 'p1/k1' },
  ])
  expect(written['resource']).toMatchObject({
    aws_api_gateway_rest_api: {
      api: { name: 'pets $${x}', tags: { team: 'a', '$${path.module}': 'b' }, body: expect.stringContaining('$${stageVariables.alias}') },
    },
    aws_api_gateway_stage: {
      stage_dev_1: {
        deployment_id: '${aws_api_gateway_deployment.deployment_d1.id}',
        rest_api_id: '${aws_api_gateway_rest_api.api.id}',
        canary_settings: { deployment_id: 'd3', percent_traffic: 10, stage_variable_overrides: { alias: '$${new}' }, use_stage_cache: false },
      },
    },
    aws_api_gateway_api_key: { key_1: { name: 'one', description: '' } },
    aws_api_gateway_usage_plan: {
      plan_1: {
        api_stages: [
          {
            api_id: '${aws_api_gateway_rest_api.api.id}',
            stage: '${aws_api_gateway_stage.stage_dev_1.stage_name}',
            throttle: [{ path: '/pets/GET', burst_limit: 1, rate_limit: 2 }],
          },
          { api_id: 'other', stage: 'x' },
        ],
      },
    },
  })
})
