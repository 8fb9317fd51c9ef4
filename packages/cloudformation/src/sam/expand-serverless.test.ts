import { expect, test } from 'vitest'

import { resolveObject } from '../plan/planned-value.ts'
import type { PlanSettings } from '../plan/stack-plan.ts'
import { isJsonObject, type JsonObject } from '../template/json.ts'
import { faultsOf, planText } from '../testing/plan-text.ts'

const header = 'Transform: AWS::Serverless-2016-10-31\n'
const inline = 'InlineCode: "", Handler: index.handler, Runtime: nodejs22.x'

/** What a SAM template becomes: types and resolved properties by logical id; the hashes in ids are written `#`. */
async function made(text: string, changes: Partial<PlanSettings> = {}, files: Readonly<Record<string, string>> = {}) {
  const plan = await planText(header + text, changes, files)
  const short = (logicalId: string) => logicalId.replace(/(?<=Deployment|Version|Layer|ApiGatewayDomainName)[0-9a-f]{10}$/, '#')
  const resources = plan.resources.map(({ logicalId, type, properties }) => {
    const values = resolveObject(properties, (id, attribute) => `<${short(id)}${attribute === undefined ? '' : `.${attribute}`}>`)
    return [short(logicalId), { type: type.replace('AWS::', ''), values }] as const
  })
  return { plan, resources: Object.fromEntries(resources), ids: resources.map(([id]) => id) }
}

const hello = `Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      ${inline.replaceAll(', ', '\n      ')}
      Events:
        Get: {Type: Api, Properties: {Path: '/pets/{id}', Method: get}}
`

test('a function with an event makes its role, its permission and the implicit API with its two stages', async () => {
  const { resources, ids, plan } = await made(hello)
  expect(ids.toSorted()).toEqual([
    'Hello',
    'HelloGetPermissionProd',
    'HelloRole',
    'ServerlessRestApi',
    'ServerlessRestApiDeployment#',
    'ServerlessRestApiProdStage',
  ])
  expect(resources['ServerlessRestApi']?.values).toEqual({
    Body: {
      swagger: '2.0',
      info: { version: '1.0', title: 'shop' },
      paths: {
        '/pets/{id}': {
          get: {
            responses: {},
            'x-amazon-apigateway-integration': {
              type: 'aws_proxy',
              httpMethod: 'POST',
              uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/<Hello.Arn>/invocations',
            },
          },
        },
      },
    },
  })
  expect(resources['HelloGetPermissionProd']?.values).toMatchObject({
    FunctionName: '<Hello>',
    SourceArn: 'arn:aws:execute-api:us-east-1:000000000000:<ServerlessRestApi>/*/GET/pets/*',
  })
  expect(resources['ServerlessRestApiDeployment#']?.values).toMatchObject({ RestApiId: '<ServerlessRestApi>', StageName: 'Stage' })
  expect(resources['ServerlessRestApiProdStage']?.values).toEqual({
    RestApiId: '<ServerlessRestApi>',
    StageName: 'Prod',
    DeploymentId: '<ServerlessRestApiDeployment#>',
  })
  expect(resources['Hello']?.values).toMatchObject({ Role: '<HelloRole.Arn>', Code: { ZipFile: '' }, Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }] })
  expect(new Set(plan.resources.map(({ line }) => line))).toEqual(new Set([3]))
})

test('a property of SAM that is null is one that is not there', async () => {
  const { ids } = await made(hello.replace('Events:', 'Role: null\n      Events:'))
  expect(ids).toContain('HelloRole')
})

test('a capacity provider is named as Lambda names it', async () => {
  const { resources } = await made(hello.replace('Events:', 'CapacityProviderConfig: {Arn: a, PerExecutionEnvironmentMaxConcurrency: 2}\n      Events:'))
  expect(resources['Hello']?.values['CapacityProviderConfig']).toEqual({
    LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'a', PerExecutionEnvironmentMaxConcurrency: 2 },
  })
})

test('another body is another deployment, the same body the same one', async () => {
  const deploymentOf = async (text: string) => (await planText(header + text)).resources.find(({ type }) => type === 'AWS::ApiGateway::Deployment')?.logicalId
  expect(await deploymentOf(hello)).toBe(await deploymentOf(hello))
  expect(await deploymentOf(hello)).not.toBe(await deploymentOf(hello.replace('get}', 'post}')))
})

test('an API of its own has the stage that is named, and events write into it by Ref', async () => {
  const { ids, resources } = await made(
    `Resources:
  Api: {Type: AWS::Serverless::Api, Properties: {StageName: dev, OpenApiVersion: 3.0.1, Name: pets, EndpointConfiguration: {Type: REGIONAL}, Variables: {a: b}}}
  Fn: {Type: AWS::Serverless::Function, Properties: {${inline}, AutoPublishAlias: live-1, Events: {Any: {Type: Api, Properties: {Path: /x/, Method: ANY, RestApiId: !Ref Api, TimeoutInMillis: 5000}}}}}
Outputs:
  Stage: {Value: !Ref Api.Stage}
  Alias: {Value: !Sub '\${Fn.Alias}'}
  Version: {Value: !GetAtt Fn.Version.Version}
`,
  )
  expect(ids.toSorted()).toEqual(['Api', 'ApiDeployment#', 'ApidevStage', 'Fn', 'FnAliasliveD1', 'FnAnyPermissiondev', 'FnRole', 'FnVersion#'].toSorted())
  expect(resources['Api']?.values).toMatchObject({
    Name: 'pets',
    EndpointConfiguration: { Types: ['REGIONAL'] },
    Parameters: { endpointConfigurationTypes: 'REGIONAL' },
    Body: {
      openapi: '3.0.1',
      paths: {
        '/x/': {
          'x-amazon-apigateway-any-method': {
            'x-amazon-apigateway-integration': { timeoutInMillis: 5000, uri: expect.stringContaining('functions/<FnAliasliveD1>/invocations') },
          },
        },
      },
    },
  })
  expect(resources['ApiDeployment#']?.values).not.toHaveProperty('StageName')
  expect(resources['ApidevStage']?.values).toMatchObject({ StageName: 'dev', Variables: { a: 'b' } })
  expect(resources['FnAnyPermissiondev']?.values).toMatchObject({ FunctionName: '<FnAliasliveD1>', SourceArn: expect.stringMatching(/\/\*\/\*\/x$/) })
})

test('a stage that a parameter names is called Stage in the ids', async () => {
  const { ids } = await made(`Parameters: {Env: {Type: String, Default: dev}}
Resources:
  Api: {Type: AWS::Serverless::Api, Properties: {StageName: !Ref Env}}
  Fn: {Type: AWS::Serverless::Function, Properties: {${inline}, Events: {Get: {Type: Api, Properties: {Path: /x, Method: GET, RestApiId: !Ref Api}}}}}
`)
  expect(ids).toEqual(expect.arrayContaining(['ApiStage', 'FnGetPermissionStage']))
})

test('paths that a condition chooses have their preflight and their authorizer in each branch', async () => {
  const body = await bodyOf(`Cors: "'*'"
Auth: {DefaultAuthorizer: AWS_IAM}
DefinitionBody: {swagger: '2.0', paths: {/own: {Fn::If: [IsOn, {get: {responses: {}}}, {post: {responses: {}}}]}}}`)
  expect(body).toMatchObject({ paths: { '/own': { post: { security: [{ AWS_IAM: [] }] }, options: { security: [{ AWS_IAM: [] }] } } } })
})

test('Globals go before: maps are merged, lists follow each other, texts are the resource’s', async () => {
  const { resources } = await made(`Globals:
  Function: {${inline.replace('InlineCode: "", ', '')}, Timeout: 9, Layers: [a], Environment: {Variables: {A: '1', B: '1'}}}
  Api: {TracingEnabled: true, Cors: "'*'"}
Resources:
  Fn: {Type: AWS::Serverless::Function, Properties: {InlineCode: '', Timeout: 5, Layers: [b], Environment: {Variables: {B: '2'}}, Events: {E: {Type: Api, Properties: {Path: /, Method: get}}}}}
  Other: {Type: AWS::Serverless::Function, IgnoreGlobals: [Layers], Properties: {InlineCode: ''}}
`)
  expect(resources['Fn']?.values).toMatchObject({ Timeout: 5, Layers: ['a', 'b'], Environment: { Variables: { A: '1', B: '2' } }, Handler: 'index.handler' })
  expect(resources['Other']?.values).toMatchObject({ Timeout: 9 })
  expect(resources['Other']?.values).not.toHaveProperty('Layers')
  expect(resources['ServerlessRestApiProdStage']?.values).toMatchObject({ TracingEnabled: true })
  expect(resources['ServerlessRestApi']?.values).toHaveProperty(['Body', 'paths', '/', 'options'])
})

test('a function that does not say where its code is has the folder of its template', async () => {
  const { plan } = await made(
    'Resources:\n  Fn: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: nodejs22.x}}\nOutputs: {Api: {Value: a}}\n',
  )
  expect(plan.resources.find(({ logicalId }) => logicalId === 'Fn')?.asset).toEqual({ kind: 'folder', path: '.' })
})

const api = (properties: string, event = '', more = '') => `Conditions: {IsOn: !Equals [a, b]}
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: dev
${properties.replaceAll(/^/gm, '      ')}
  Fn: {Type: AWS::Serverless::Function, Properties: {${inline}, Events: {E: {Type: Api, Properties: {Path: /x, Method: get, RestApiId: !Ref Api${event}}}}}}
${more}`

async function bodyOf(properties: string, event = ''): Promise<JsonObject> {
  const { resources } = await made(api(properties, event))
  const body = resources['Api']?.values['Body']
  return isJsonObject(body) ? body : {}
}

test.each<[string, string, Readonly<Record<string, string>>]>([
  ['a text', `Cors: "'https://a.example'"`, { Origin: "'https://a.example'", Methods: "'GET,OPTIONS'" }],
  [
    'a map',
    `Cors: {AllowMethods: "'GET'", AllowHeaders: "'X-A'", AllowOrigin: "'*'", MaxAge: "'600'"}`,
    { Origin: "'*'", Headers: "'X-A'", Methods: "'GET'", 'Max-Age': "'600'" },
  ],
  [
    'a map with credentials',
    `Cors: {AllowOrigin: "'https://a.example'", AllowCredentials: true}`,
    { Origin: "'https://a.example'", Methods: "'GET,OPTIONS'", Credentials: "'true'" },
  ],
])('Cors as %s adds a preflight to every path', async (_, cors, headers) => {
  const expected = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`method.response.header.Access-Control-${name === 'Max-Age' ? name : `Allow-${name}`}`, value]),
  )
  expect(await bodyOf(cors)).toMatchObject({
    paths: {
      '/x': { options: { 'x-amazon-apigateway-integration': { type: 'mock', responses: { default: { statusCode: '200', responseParameters: expected } } } } },
    },
  })
})

test('of paths that differ by a slash at their end the first has the preflight, and credentials are allowed by true alone', async () => {
  const body = await bodyOf(`Cors: {AllowOrigin: "'https://a.example'", AllowCredentials: false}
DefinitionBody: {swagger: '2.0', paths: {/own: {get: {responses: {}}}, /own/: {post: {responses: {}}}}}`)
  expect(body).toHaveProperty(['paths', '/own', 'options'])
  expect(body).not.toHaveProperty(['paths', '/own/', 'options'])
  expect(JSON.stringify(body)).not.toContain('Allow-Credentials')
})

test('authorizers become security schemes; the default one stands on every method that has none, OPTIONS among them', async () => {
  const body = await bodyOf(
    `Cors: "'*'"
Auth:
  DefaultAuthorizer: Pool
  Authorizers:
    Pool: {UserPoolArn: arn:pool, AuthorizationScopes: [read]}
    Token: {FunctionArn: arn:fn, Identity: {Header: X-Token, ValidationExpression: a.*, ReauthorizeEvery: 60}}
    Request: {FunctionArn: arn:fn, FunctionPayloadType: REQUEST, Identity: {QueryStrings: [q], Headers: [h]}}`,
  )
  expect(body).toMatchObject({
    securityDefinitions: {
      Pool: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'cognito_user_pools',
        'x-amazon-apigateway-authorizer': { providerARNs: ['arn:pool'] },
      },
      Token: {
        name: 'X-Token',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'token',
          authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:fn/invocations',
          identityValidationExpression: 'a.*',
          authorizerResultTtlInSeconds: 60,
        },
      },
      Request: {
        name: 'Unused',
        'x-amazon-apigateway-authorizer': { type: 'request', identitySource: 'method.request.header.h, method.request.querystring.q' },
      },
    },
    paths: { '/x': { get: { security: [{ Pool: ['read'] }] }, options: { security: [{ Pool: ['read'] }] } } },
  })
})

test.each<[string, string, string, object]>([
  [
    'NONE takes the default authorizer away',
    'Auth: {DefaultAuthorizer: A, Authorizers: {A: {UserPoolArn: a}}}',
    ', Auth: {Authorizer: NONE}',
    { get: { security: [{ NONE: [] }] } },
  ],
  [
    'AWS_IAM calls the back end as the caller',
    '',
    ', Auth: {Authorizer: AWS_IAM}',
    { get: { security: [{ AWS_IAM: [] }], 'x-amazon-apigateway-integration': { credentials: 'arn:aws:iam::*:user/*' } } },
  ],
  [
    'a role may be given for it',
    '',
    ', Auth: {Authorizer: AWS_IAM, InvokeRole: arn:role}',
    { get: { 'x-amazon-apigateway-integration': { credentials: 'arn:role' } } },
  ],
  ['API keys may be required by the API', 'Auth: {ApiKeyRequired: true}', '', { get: { security: [{ api_key: [] }] } }],
  [
    'a model and parameters describe the request',
    'Models: {Pet: {type: object}}',
    ', RequestModel: {Model: Pet, Required: true, ValidateBody: true}, RequestParameters: [method.request.querystring.q, {method.request.header.H: {Required: true, Caching: true}}]',
    {
      get: {
        'x-amazon-apigateway-request-validator': 'body-only',
        parameters: [
          { in: 'body', name: 'pet', schema: { $ref: '#/definitions/pet' }, required: true },
          { in: 'query', name: 'q', required: false, type: 'string' },
          { in: 'header', name: 'H', required: true, type: 'string' },
        ],
        'x-amazon-apigateway-integration': { cacheKeyParameters: ['method.request.header.H'] },
      },
    },
  ],
])('%s', async (_, properties, event, item) => {
  expect(await bodyOf(properties, event)).toMatchObject({ paths: { '/x': item } })
})

test('API keys may be required by the API and not by a method', async () => {
  expect(await bodyOf('Auth: {ApiKeyRequired: true}', ', Auth: {ApiKeyRequired: false}')).not.toHaveProperty(['paths', '/x', 'get', 'security'])
})

test.each<[string, string, string, object]>([
  ['the key', 'ApiKeyRequired: true', 'AddApiKeyRequiredToCorsPreflight', { api_key: [] }],
  ['the default authorizer', 'DefaultAuthorizer: A, Authorizers: {A: {UserPoolArn: a}}', 'AddDefaultAuthorizerToCorsPreflight', { A: [] }],
])('preflights ask for %s as the methods do, unless Auth says otherwise', async (_, auth, asks, scheme) => {
  const both = await bodyOf(`Cors: "'*'"\nAuth: {${auth}}`)
  expect(both).toMatchObject({ paths: { '/x': { get: { security: [scheme] }, options: { security: [scheme] } } } })
  const methodsAlone = await bodyOf(`Cors: "'*'"\nAuth: {${auth}, ${asks}: false}`)
  expect(methodsAlone).toMatchObject({ paths: { '/x': { get: { security: [scheme] } } } })
  expect(methodsAlone).not.toHaveProperty(['paths', '/x', 'options', 'security'])
})

test.each(['NONE', 'null'])('with AWS_IAM and the role %s the back end is called as the API', async (role) => {
  const body = await bodyOf('', `, Auth: {Authorizer: AWS_IAM, InvokeRole: ${role}}`)
  expect(body).toMatchObject({ paths: { '/x': { get: { security: [{ AWS_IAM: [] }] } } } })
  expect(body).not.toHaveProperty(['paths', '/x', 'get', 'x-amazon-apigateway-integration', 'credentials'])
})

test('a validation expression is of tokens and pools: a REQUEST authorizer has none', async () => {
  const identity = 'Identity: {Headers: [h], ValidationExpression: a.*}'
  const body = await bodyOf(`Auth:
  Authorizers:
    Pool: {UserPoolArn: arn:pool, ${identity}}
    Token: {FunctionArn: arn:fn, ${identity}}
    Request: {FunctionArn: arn:fn, FunctionPayloadType: REQUEST, ${identity}}`)
  const expressionOf = (name: string) => ['securityDefinitions', name, 'x-amazon-apigateway-authorizer', 'identityValidationExpression']
  expect(body).toHaveProperty(expressionOf('Pool'), 'a.*')
  expect(body).toHaveProperty(expressionOf('Token'), 'a.*')
  expect(body).not.toHaveProperty(expressionOf('Request'))
})

test('gateway responses, models, binary types and the resource policy go into the definition', async () => {
  const body =
    await bodyOf(`GatewayResponses: {DEFAULT_4XX: {StatusCode: 418, ResponseParameters: {Headers: {A: "'b'"}}, ResponseTemplates: {application/json: '{}'}}}
Models: {Pet: {type: object}}
BinaryMediaTypes: [image~1png]
DisableExecuteApiEndpoint: true
Auth: {ResourcePolicy: {IpRangeWhitelist: [10.0.0.0/8]}}`)
  expect(body).toMatchObject({
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_4XX: { statusCode: 418, responseParameters: { 'gatewayresponse.header.A': "'b'" }, responseTemplates: { 'application/json': '{}' } },
    },
    definitions: { pet: { type: 'object' } },
    'x-amazon-apigateway-binary-media-types': ['image/png'],
    'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
    'x-amazon-apigateway-policy': {
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: ['execute-api:/dev/GET/x'] },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: ['execute-api:/dev/GET/x'],
          Condition: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } },
        },
      ],
    },
  })
})

test('a usage plan, a domain and the permission of an authorizer are resources beside the API', async () => {
  const { resources, ids } = await made(
    api(`Auth: {Authorizers: {A: {FunctionArn: !GetAtt Fn.Arn}}, UsagePlan: {CreateUsagePlan: PER_API, Quota: {Limit: 5, Period: DAY}}}
Domain: {DomainName: api.example.com, CertificateArn: arn:cert, BasePath: [/pets, v1]}`),
  )
  expect(ids).toEqual(
    expect.arrayContaining([
      'ApiUsagePlan',
      'ApiApiKey',
      'ApiUsagePlanKey',
      'ApiAAuthorizerPermission',
      'ApiGatewayDomainName#',
      'ApipetsBasePathMapping',
      'Apiv1BasePathMapping',
    ]),
  )
  expect(resources['ApiUsagePlan']?.values).toMatchObject({ ApiStages: [{ ApiId: '<Api>', Stage: '<ApidevStage>' }], Quota: { Limit: 5 } })
  expect(resources['ApipetsBasePathMapping']?.values).toEqual({
    BasePath: 'pets',
    DomainName: '<ApiGatewayDomainName#>',
    RestApiId: '<Api>',
    Stage: '<ApidevStage>',
  })
  expect(resources['ApiGatewayDomainName#']?.values).toMatchObject({ DomainName: 'api.example.com', RegionalCertificateArn: 'arn:cert' })
})

test('what a function waits for is its own, and not its role’s; policies go over', async () => {
  const { plan } = await made(`Resources:
  Fn: {Type: AWS::Serverless::Function, DependsOn: FnRole, DeletionPolicy: Retain, Properties: {${inline}}}
`)
  expect(plan.resources.map(({ logicalId, dependsOn, deletionPolicy }) => [logicalId, dependsOn, deletionPolicy])).toEqual([
    ['FnRole', [], 'Retain'],
    ['Fn', ['FnRole'], 'Retain'],
  ])
})

test('an event may name an API that is none of SAM’s: it is permitted to call the function', async () => {
  const { ids, resources } = await made(`Resources:
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: x}}
  Fn: {Type: AWS::Serverless::Function, Properties: {${inline}, Events: {E: {Type: Api, Properties: {Path: /x, Method: get, RestApiId: !Ref Api}}}}}
`)
  expect(ids).toContain('FnEPermissionStage')
  expect(resources['Api']?.values).toEqual({ Name: 'x' })
})

test('a usage plan may be shared by several APIs', async () => {
  const plan = (id: string) =>
    `  ${id}: {Type: AWS::Serverless::Api, Properties: {StageName: dev, DefinitionBody: {openapi: 3.0.1, paths: {}}, Auth: {UsagePlan: {CreateUsagePlan: SHARED}}}}\n`
  const { resources } = await made(`Resources:\n${plan('A')}${plan('B')}`)
  expect(resources['ServerlessUsagePlan']?.values).toEqual({
    ApiStages: [
      { ApiId: '<A>', Stage: '<AdevStage>' },
      { ApiId: '<B>', Stage: '<BdevStage>' },
    ],
  })
})

test('a definition of one’s own is taken as it is; an event only permits, unless it is merged', async () => {
  const text = (merge: string) => `DefinitionBody: {swagger: '2.0', paths: {/own: {get: {responses: {}}}}}${merge}`
  expect(Object.keys((await bodyOf(text('')))['paths'] ?? {})).toEqual(['/own'])
  expect(Object.keys((await bodyOf(text('\nMergeDefinitions: true')))['paths'] ?? {})).toEqual(['/own', '/x'])
})

test('a definition beside the template is the file of the API', async () => {
  const { plan } = await made(
    'Resources:\n  Api: {Type: AWS::Serverless::Api, Properties: {StageName: dev, DefinitionUri: ./api.yaml}}\n',
    {},
    { 'api.yaml': '' },
  )
  expect(plan.resources[0]).toMatchObject({ logicalId: 'Api', asset: { kind: 'file', path: 'api.yaml' } })
})

test('methods of functions with a condition are there when it holds, and an implicit API when one of them does', async () => {
  const text = `Parameters: {On: {Type: String, Default: 'no'}}
Conditions: {IsOn: !Equals [!Ref On, 'yes']}
Resources:
  Fn: {Type: AWS::Serverless::Function, Condition: IsOn, Properties: {${inline}, Events: {E: {Type: Api, Properties: {Path: /x, Method: get}}}}}
`
  expect((await planText(header + text)).resources).toEqual([])
  const { resources } = await made(text, { parameters: { On: 'yes' } })
  expect(resources['ServerlessRestApi']?.values).toHaveProperty(['Body', 'paths', '/x', 'get'])
  const always = `${text}  Always: {Type: AWS::Serverless::Function, Properties: {${inline}, Events: {E: {Type: Api, Properties: {Path: /y, Method: get}}}}}\n`
  expect(Object.keys((await made(always)).resources['ServerlessRestApi']?.values ?? {})).toEqual(['Body'])
  expect((await made(always)).resources['ServerlessRestApi']?.values).toMatchObject({ Body: { paths: { '/y': {} } } })
  expect((await made(always)).resources['ServerlessRestApi']?.values).not.toHaveProperty(['Body', 'paths', '/x'])
})

test('functions have their URL, their invoke settings, their queue, tags and policies', async () => {
  const { resources, plan } = await made(
    `Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://bucket/code.zip?versionId=3
      Handler: a.b
      Runtime: nodejs22.x
      Tracing: Active
      DeadLetterQueue: {Type: SQS, TargetArn: arn:q}
      Tags: {team: pets}
      Policies: [AmazonS3ReadOnlyAccess, {Statement: []}, {DynamoDBCrudPolicy: {TableName: t}}]
      FunctionUrlConfig: {AuthType: NONE}
      EventInvokeConfig: {MaximumRetryAttempts: 1, DestinationConfig: {OnFailure: {Type: SQS, Destination: arn:d}}}
      Events: {Timer: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}
`,
    {},
    { 'code.zip': '' },
  )
  expect(resources['Fn']?.values).toEqual({
    Code: { S3Bucket: 'bucket', S3Key: 'code.zip', S3ObjectVersion: '3' },
    Handler: 'a.b',
    Runtime: 'nodejs22.x',
    Role: '<FnRole.Arn>',
    TracingConfig: { Mode: 'Active' },
    DeadLetterConfig: { TargetArn: 'arn:q' },
    Tags: [
      { Key: 'team', Value: 'pets' },
      { Key: 'lambda:createdBy', Value: 'SAM' },
    ],
  })
  expect(resources['FnUrl']?.values).toEqual({ TargetFunctionArn: '<Fn>', AuthType: 'NONE' })
  expect(resources['FnEventInvokeConfig']?.values).toMatchObject({
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 1,
    DestinationConfig: { OnFailure: { Destination: 'arn:d' } },
  })
  expect(resources['FnRole']?.values).toMatchObject({
    ManagedPolicyArns: expect.arrayContaining(['arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess', 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']),
    Policies: [{ PolicyName: 'FnRolePolicy0' }],
  })
  expect(plan.warnings.map(({ text }) => text)).toEqual([
    'The event Timer of type Schedule is left out.',
    'The policy template DynamoDBCrudPolicy is not written out: no role is refused anything here.',
  ])
})

test('a layer has an id of its own for each state, which Refs follow, and stays when another takes its place', async () => {
  const { plan, resources } = await made(
    `Resources:
  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: ./layer, CompatibleRuntimes: [nodejs22.x]}}
  Fn: {Type: AWS::Serverless::Function, Properties: {${inline}, Layers: [!Ref Layer]}}
`,
    {},
    { 'layer/nodejs/x.js': '' },
  )
  expect(plan.resources[0]).toMatchObject({ type: 'AWS::Lambda::LayerVersion', deletionPolicy: 'Retain', asset: { kind: 'folder', path: 'layer' } })
  expect(resources['Fn']?.values['Layers']).toEqual(['<Layer#>'])
})

test('a state machine’s event starts an execution, though the machine itself is left out', async () => {
  const { plan, resources } = await made(`Resources:
  Machine: {Type: AWS::Serverless::StateMachine, Properties: {Name: orders, Events: {Post: {Type: Api, Properties: {Path: /orders, Method: post}}}}}
`)
  expect(resources['ServerlessRestApi']?.values).toMatchObject({
    Body: {
      paths: {
        '/orders': {
          post: {
            'x-amazon-apigateway-integration': {
              type: 'aws',
              credentials: '<MachinePostRole.Arn>',
              requestTemplates: { 'application/json': expect.stringContaining('arn:aws:states:us-east-1:000000000000:stateMachine:orders') },
            },
          },
        },
      },
    },
  })
  expect(plan.leftOut).toMatchObject([{ logicalId: 'Machine', type: 'AWS::StepFunctions::StateMachine' }])
})

test.each<[string, string, string]>([
  [
    'a foreign RestApiId',
    api('', '').replace('!Ref Api}', '!Ref Other}'),
    "RestApiId must be a valid reference to an 'AWS::Serverless::Api' resource in same template.",
  ],
  [
    'a method twice',
    api(
      '',
      '',
      `  Two: {Type: AWS::Serverless::Function, Properties: {${inline}, Events: {E: {Type: Api, Properties: {Path: /x, Method: GET, RestApiId: !Ref Api}}}}}\n`,
    ),
    'API method "get" defined multiple times for path "/x".',
  ],
  ['an unknown global', `Globals: {Api: {StageName: x}}\n${hello}`, "'StageName' is not a supported property of 'Api'."],
  ['an unknown authorizer', api('', ', Auth: {Authorizer: Nope}'), "the API does not define any Authorizers of the name 'Nope'."],
  ['credentials for everybody', api("Cors: {AllowCredentials: 'true'}"), 'AllowCredentials can not be true'],
  [
    'Cors on a definition elsewhere',
    'Resources:\n  Api: {Type: AWS::Serverless::Api, Properties: {StageName: a, DefinitionUri: s3://b/k, Cors: x}}\n',
    'Cors works only with inline Swagger',
  ],
  ['a path that is none', api('', '').replace('Path: /x', 'Path: __proto__'), "Event is missing a Path that begins with '/'"],
])('%s is refused in the words of the transform', async (_, text, fault) => {
  const faults = await faultsOf(planText(header + text))
  expect(faults.join('\n')).toContain(fault)
})
