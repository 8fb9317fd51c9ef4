import type { JsonObject } from '@fourbox/cloudformation'
import { expect, test } from 'vitest'
import { trialStacks } from '../../testing/trial-stacks.ts'

type Properties = JsonObject

/** The least that a type's neighbours need. */
const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Shop' } }
const ofApi = { RestApiId: { Ref: 'Api' } }
const root = { 'Fn::GetAtt': ['Api', 'RootResourceId'] }
const get = {
  Type: 'AWS::ApiGateway::Method',
  Properties: { ...ofApi, ResourceId: root, HttpMethod: 'GET', AuthorizationType: 'NONE', Integration: { Type: 'MOCK' } },
}
const deployment = { Type: 'AWS::ApiGateway::Deployment', DependsOn: 'Get', Properties: { ...ofApi } }
const stage = (more: Properties = {}) => ({
  Type: 'AWS::ApiGateway::Stage',
  Properties: { ...ofApi, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod', ...more },
})
const deployed = { Api: api, Get: get, Deployment: deployment }
const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
  },
}
const code = { ZipFile: "exports.handler = async () => 'hello'" }
const lambda = (more: Properties = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { FunctionName: 'hello', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Code: code, ...more },
})
const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/a'

const regional = {
  ...deployed,
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Shop', EndpointConfiguration: { Types: ['REGIONAL'] } } },
  Domain: {
    Type: 'AWS::ApiGateway::DomainName',
    Properties: {
      DomainName: 'shop.example.com',
      RegionalCertificateArn: certificate,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      RoutingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
    },
  },
}

interface Trial {
  readonly beside?: Readonly<Record<string, object>>
  readonly first: Properties
  /** A change that is an update in place. */
  readonly second?: Properties
  /** Where the object is to be found afterwards, and what it has then. */
  readonly stands?: readonly [path: string, members: object]
}

/** By type; `{}` in a path is the physical id of the resource, `{Api}` that of another. */
const trials: Readonly<Record<string, Trial>> = {
  'AWS::ApiGateway::RestApi': {
    first: { Name: 'a', Description: 'd', BinaryMediaTypes: ['image/png'], MinimumCompressionSize: '10', Tags: [{ Key: 'team', Value: 'pets' }], Policy: '' },
    second: {
      Name: 'b',
      BinaryMediaTypes: ['image/gif'],
      ApiKeySourceType: 'AUTHORIZER',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      Tags: [{ Key: 'a', Value: '1' }],
    },
    stands: [
      '/restapis/{}',
      {
        name: 'b',
        binaryMediaTypes: ['image/gif'],
        apiKeySource: 'AUTHORIZER',
        endpointConfiguration: expect.objectContaining({ types: ['REGIONAL'] }),
        tags: expect.objectContaining({ a: '1' }),
      },
    ],
  },
  'AWS::ApiGateway::Resource': {
    beside: { Api: api },
    first: { ...ofApi, ParentId: root, PathPart: 'items' },
    stands: ['/restapis/{Api}/resources/{}', { path: '/items' }],
  },
  'AWS::ApiGateway::Method': {
    beside: { Api: api },
    first: {
      ...ofApi,
      ResourceId: root,
      HttpMethod: 'POST',
      ApiKeyRequired: 'true',
      RequestParameters: { 'method.request.querystring.q': 'true' },
      MethodResponses: [{ StatusCode: 200, ResponseParameters: { 'method.response.header.A': 'true' } }],
      Integration: {
        Type: 'HTTP_PROXY',
        IntegrationHttpMethod: 'POST',
        Uri: 'https://example.com',
        TimeoutInMillis: '5000',
        RequestParameters: { 'integration.request.querystring.q': 'method.request.querystring.q' },
      },
    },
    second: { ...ofApi, ResourceId: root, HttpMethod: 'POST', AuthorizationType: 'AWS_IAM', Integration: { Type: 'MOCK', PassthroughBehavior: 'NEVER' } },
    stands: [
      '/restapis/{Api}/resources/{Api.RootResourceId}/methods/POST',
      { authorizationType: 'AWS_IAM', apiKeyRequired: false, methodIntegration: expect.objectContaining({ type: 'MOCK', passthroughBehavior: 'NEVER' }) },
    ],
  },
  'AWS::ApiGateway::Model': {
    beside: { Api: api },
    first: { ...ofApi, Name: 'Pet', Schema: { type: 'object' } },
    second: { ...ofApi, Name: 'Pet', Schema: '{"type":"array"}', Description: 'd' },
    stands: ['/restapis/{Api}/models/Pet', { schema: '{"type":"array"}', description: 'd', contentType: 'application/json' }],
  },
  'AWS::ApiGateway::RequestValidator': {
    beside: { Api: api },
    first: { ...ofApi, Name: 'v', ValidateRequestBody: true },
    second: { ...ofApi, Name: 'v', ValidateRequestParameters: 'true' },
    stands: ['/restapis/{Api}/requestvalidators/{}', { validateRequestBody: false, validateRequestParameters: true }],
  },
  'AWS::ApiGateway::Authorizer': {
    beside: { Api: api },
    first: {
      ...ofApi,
      Name: 'a',
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.Authorization',
      ProviderARNs: ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a'],
    },
    second: {
      ...ofApi,
      Name: 'b',
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.Token',
      AuthorizerResultTtlInSeconds: 0,
      ProviderARNs: ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_b'],
    },
    stands: [
      '/restapis/{Api}/authorizers/{}',
      {
        name: 'b',
        identitySource: 'method.request.header.Token',
        authorizerResultTtlInSeconds: 0,
        providerARNs: ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_b'],
      },
    ],
  },
  'AWS::ApiGateway::GatewayResponse': {
    beside: { Api: api },
    first: { ...ofApi, ResponseType: 'DEFAULT_4XX', ResponseParameters: { 'gatewayresponse.header.A': "'*'" } },
    second: { ...ofApi, ResponseType: 'DEFAULT_4XX', StatusCode: 418 },
    stands: ['/restapis/{Api}/gatewayresponses/DEFAULT_4XX', { statusCode: '418', responseParameters: {} }],
  },
  'AWS::ApiGateway::DocumentationPart': {
    beside: { Api: api },
    first: { ...ofApi, Location: { Type: 'API' }, Properties: '{"description":"a"}' },
    second: { ...ofApi, Location: { Type: 'API' }, Properties: '{"description":"b"}' },
    stands: ['/restapis/{Api}/documentation/parts/{}', { properties: '{"description":"b"}' }],
  },
  'AWS::ApiGateway::DocumentationVersion': {
    beside: {
      Api: api,
      Part: { Type: 'AWS::ApiGateway::DocumentationPart', Properties: { ...ofApi, Location: { Type: 'API' }, Properties: '{"description":"a"}' } },
    },
    first: { ...ofApi, DocumentationVersion: '1' },
    second: { ...ofApi, DocumentationVersion: '1', Description: 'd' },
    stands: ['/restapis/{Api}/documentation/versions/1', { version: '1', description: 'd' }],
  },
  'AWS::ApiGateway::Deployment': {
    beside: { Api: api, Get: get },
    first: {
      ...ofApi,
      StageName: 'dev',
      StageDescription: { Variables: { a: '1' }, ThrottlingBurstLimit: 7, MethodSettings: [{ ResourcePath: '/', HttpMethod: 'GET', ThrottlingRateLimit: 3 }] },
    },
    second: { ...ofApi, StageName: 'test', Description: 'd', StageDescription: { Variables: { a: '2' } } },
    stands: ['/restapis/{Api}/stages/test', { deploymentId: expect.any(String), variables: { a: '2' } }],
  },
  'AWS::ApiGateway::Stage': {
    beside: deployed,
    first: { ...stage({ Variables: { a: '1' }, CacheClusterEnabled: true, CacheClusterSize: 0.5, TracingEnabled: true }).Properties },
    second: {
      ...stage({
        Description: 'd',
        MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: '5', MetricsEnabled: true }],
        CanarySetting: { PercentTraffic: 10, DeploymentId: { Ref: 'Deployment' } },
        AccessLogSetting: { DestinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:access:*', Format: '$context.requestId' },
      }).Properties,
    },
    stands: [
      '/restapis/{Api}/stages/prod',
      {
        description: 'd',
        cacheClusterEnabled: false,
        tracingEnabled: false,
        methodSettings: { '*/*': expect.objectContaining({ throttlingRateLimit: 5, metricsEnabled: true }) },
        accessLogSettings: expect.objectContaining({ destinationArn: 'arn:aws:logs:us-east-1:000000000000:log-group:access' }),
      },
    ],
  },
  'AWS::ApiGateway::ApiKey': {
    first: { Name: 'k', Enabled: true, Value: 'a'.repeat(20) },
    second: { Name: 'k', Value: 'a'.repeat(20), Description: 'd' },
    stands: ['/apikeys/{}', { enabled: false, description: 'd' }],
  },
  'AWS::ApiGateway::UsagePlan': {
    beside: { ...deployed, Stage: stage() },
    first: { Quota: { Limit: 10, Period: 'DAY' }, Throttle: { BurstLimit: 5, RateLimit: 6 } },
    second: {
      UsagePlanName: 'gold',
      ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, Throttle: { '/GET': { BurstLimit: '1', RateLimit: 2 } } }],
      Throttle: { BurstLimit: 7, RateLimit: 6 },
    },
    stands: [
      '/usageplans/{}',
      {
        name: 'gold',
        throttle: { burstLimit: 7, rateLimit: 6 },
        apiStages: [expect.objectContaining({ stage: 'prod', throttle: { '/GET': { burstLimit: 1, rateLimit: 2 } } })],
      },
    ],
  },
  'AWS::ApiGateway::UsagePlanKey': {
    beside: { Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: {} }, Plan: { Type: 'AWS::ApiGateway::UsagePlan', Properties: {} } },
    first: { KeyId: { Ref: 'Key' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' } },
    stands: ['/usageplans/{Plan}/keys/{Key}', { type: 'API_KEY' }],
  },
  'AWS::ApiGateway::DomainName': {
    first: { DomainName: 'shop.example.com', CertificateArn: certificate },
    second: { DomainName: 'shop.example.com', RegionalCertificateArn: certificate, EndpointConfiguration: { Types: ['REGIONAL'] }, SecurityPolicy: 'TLS_1_2' },
    stands: ['/domainnames/shop.example.com', { endpointConfiguration: expect.objectContaining({ types: ['REGIONAL'] }), regionalCertificateArn: certificate }],
  },
  'AWS::ApiGateway::BasePathMapping': {
    beside: {
      ...deployed,
      Stage: stage(),
      Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'shop.example.com', CertificateArn: certificate } },
    },
    first: { DomainName: { Ref: 'Domain' }, RestApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' } },
    second: { DomainName: { Ref: 'Domain' }, RestApiId: { Ref: 'Api' } },
    stands: ['/domainnames/shop.example.com/basepathmappings/(none)', { basePath: '(none)' }],
  },
  'AWS::ApiGatewayV2::ApiMapping': {
    beside: { ...regional, Stage: stage() },
    first: { DomainName: { Ref: 'Domain' }, ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, ApiMappingKey: 'shop/v1' },
    second: { DomainName: { Ref: 'Domain' }, ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' } },
    stands: ['/domainnames/shop.example.com/basepathmappings/(none)', { stage: 'prod' }],
  },
  'AWS::ApiGatewayV2::RoutingRule': {
    beside: { ...regional, Stage: stage() },
    first: {
      DomainNameArn: { 'Fn::GetAtt': ['Domain', 'DomainNameArn'] },
      Priority: '100',
      Conditions: [],
      Actions: [{ InvokeApi: { ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' } } }],
    },
    second: {
      DomainNameArn: { 'Fn::GetAtt': ['Domain', 'DomainNameArn'] },
      Priority: 5,
      Conditions: [{ MatchBasePaths: { AnyOf: ['a'] } }, { MatchHeaders: { AnyOf: [{ Header: 'x-version', ValueGlob: 'beta*' }] } }],
      Actions: [{ InvokeApi: { ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, StripBasePath: true } }],
    },
  },
  'AWS::ApiGateway::DomainNameV2': {
    first: { DomainName: 'inner.example.com', CertificateArn: certificate, EndpointConfiguration: { Types: ['PRIVATE'] } },
  },
  'AWS::ApiGateway::BasePathMappingV2': {
    beside: {
      ...deployed,
      Stage: stage(),
      Domain: {
        Type: 'AWS::ApiGateway::DomainNameV2',
        Properties: { DomainName: 'inner.example.com', CertificateArn: certificate, EndpointConfiguration: { Types: ['PRIVATE'] } },
      },
    },
    first: { DomainNameArn: { Ref: 'Domain' }, RestApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, BasePath: 'a' },
    second: { DomainNameArn: { Ref: 'Domain' }, RestApiId: { Ref: 'Api' }, BasePath: 'a' },
  },
  'AWS::ApiGateway::DomainNameAccessAssociation': {
    beside: {
      Domain: {
        Type: 'AWS::ApiGateway::DomainNameV2',
        Properties: { DomainName: 'inner.example.com', CertificateArn: certificate, EndpointConfiguration: { Types: ['PRIVATE'] } },
      },
    },
    first: {
      DomainNameArn: { 'Fn::GetAtt': ['Domain', 'DomainNameArn'] },
      AccessAssociationSource: 'vpce-0123456789abcdef0',
      AccessAssociationSourceType: 'VPCE',
    },
  },
  'AWS::ApiGateway::ClientCertificate': { first: {}, second: { Description: 'd' }, stands: ['/clientcertificates/{}', { description: 'd' }] },
  'AWS::ApiGateway::VpcLink': {
    first: { Name: 'l', TargetArns: ['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/a/0123456789abcdef'] },
    second: { Name: 'm', TargetArns: ['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/a/0123456789abcdef'] },
    stands: ['/vpclinks/{}', { name: 'm', status: 'AVAILABLE' }],
  },
  'AWS::ApiGateway::Account': {
    first: { CloudWatchRoleArn: 'arn:aws:iam::000000000000:role/a' },
    second: { CloudWatchRoleArn: 'arn:aws:iam::000000000000:role/b' },
    stands: ['/account', { cloudwatchRoleArn: 'arn:aws:iam::000000000000:role/b' }],
  },
  'AWS::Lambda::Function': {
    beside: { Role: role },
    first: lambda({
      Environment: { Variables: { COUNT: 1, FLAG: true } },
      MemorySize: '256',
      ReservedConcurrentExecutions: 5,
      Tags: [{ Key: 'a', Value: 'b' }],
    }).Properties,
    second: lambda({ Code: { ZipFile: "exports.handler = async () => 'again'" }, Timeout: 9 }).Properties,
  },
  'AWS::Lambda::Version': { beside: { Role: role, Hello: lambda() }, first: { FunctionName: { Ref: 'Hello' } } },
  'AWS::Lambda::Alias': {
    beside: { Role: role, Hello: lambda(), Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Hello' } } } },
    first: { FunctionName: { Ref: 'Hello' }, FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] }, Name: 'live', Description: 'd' },
    second: { FunctionName: { Ref: 'Hello' }, FunctionVersion: '$LATEST', Name: 'live' },
  },
  'AWS::Lambda::Permission': {
    beside: { Role: role, Hello: lambda() },
    first: { FunctionName: { 'Fn::GetAtt': ['Hello', 'Arn'] }, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' },
  },
  'AWS::Lambda::Url': {
    beside: { Role: role, Hello: lambda() },
    first: { TargetFunctionArn: { Ref: 'Hello' }, AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } },
    second: { TargetFunctionArn: { Ref: 'Hello' }, AuthType: 'AWS_IAM' },
  },
  'AWS::Lambda::EventInvokeConfig': {
    beside: { Role: role, Hello: lambda() },
    first: { FunctionName: { Ref: 'Hello' }, Qualifier: '$LATEST', MaximumRetryAttempts: 1 },
    second: { FunctionName: { Ref: 'Hello' }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 },
  },
  'AWS::Logs::LogGroup': { first: { LogGroupName: 'shop', RetentionInDays: 7 }, second: { LogGroupName: 'shop' } },
  'AWS::IAM::Role': {
    first: {
      ...role.Properties,
      Description: 'd',
      Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [] } }],
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/A'],
    },
    second: { ...role.Properties, ManagedPolicyArns: ['arn:aws:iam::aws:policy/B'] },
  },
  'AWS::IAM::Policy': {
    beside: { Role: role },
    first: { PolicyName: 'p', PolicyDocument: { Statement: [] }, Roles: [{ Ref: 'Role' }] },
    second: { PolicyName: 'q', PolicyDocument: { Statement: [] }, Roles: [{ Ref: 'Role' }] },
  },
  'AWS::IAM::ManagedPolicy': {
    beside: { Role: role },
    first: { ManagedPolicyName: 'm', PolicyDocument: { Statement: [] }, Roles: [{ Ref: 'Role' }] },
    second: { ManagedPolicyName: 'm', PolicyDocument: { Statement: [] } },
  },
}

test.each(Object.entries(trials))('%s is made, left alone, updated in place and deleted', async (type, { beside = {}, first, second = first, stands }) => {
  const { apply, stacks, context, done } = await trialStacks()
  const logs =
    type === 'AWS::ApiGateway::Stage'
      ? { Account: { Type: 'AWS::ApiGateway::Account', Properties: { CloudWatchRoleArn: 'arn:aws:iam::000000000000:role/a' } } }
      : {}
  const template = (properties: Properties) => ({ Resources: { ...logs, ...beside, It: { Type: type, Properties: properties } } })
  const made = await apply(template(first))
  expect(made.actions['It']).toBe('created')
  expect(new Set(Object.values((await apply(template(first))).actions))).toEqual(new Set(['unchanged']))
  const updated = await apply(template(second))
  expect(updated.actions['It']).toBe(second === first ? 'unchanged' : 'updated')
  expect(updated.physicalIds['It']).toBe(made.physicalIds['It'])
  const { resources = {} } = (await context.documents.get('stack', 'shop')) ?? {}
  const valueOf = (id: string, attribute: string) => (attribute === '' ? resources[id]?.physicalId : resources[id]?.attributes[attribute]) ?? ''
  const path = stands?.[0]
    .replace('{}', made.physicalIds['It'] ?? '')
    .replaceAll(/\{(\w+)\.?(\w*)\}/g, (_all, id: string, attribute: string) => valueOf(id, attribute))
  expect(path === undefined ? {} : await done('GET', path)).toMatchObject(stands?.[1] ?? {})
  await stacks.deleteStack('shop')
  for (const kind of [
    'restApi',
    'stage',
    'apiKey',
    'usagePlan',
    'domainName',
    'vpcLink',
    'clientCertificate',
    'function',
    'functionUrl',
    'role',
    'managedPolicy',
    'logGroup',
  ] as const) {
    expect([kind, await context.documents.ids(kind)]).toEqual([kind, []])
  }
})
