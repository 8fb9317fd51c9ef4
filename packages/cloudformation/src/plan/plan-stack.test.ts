import { expect, test } from 'vitest'

import { faultsOf, planText } from '../testing/plan-text.ts'

const api = '  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: x}}\n'

test('resources stand behind what they depend on, told or not, and deployments behind all that is ready', async () => {
  const plan = await planText(`Resources:
  Deployment: {Type: AWS::ApiGateway::Deployment, DependsOn: Get, Properties: {RestApiId: !Ref Api}}
  Stage: {Type: AWS::ApiGateway::Stage, Properties: {RestApiId: !Ref Api, StageName: dev, DeploymentId: !Ref Deployment}}
  Get: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET}}
${api}  Denied: {Type: AWS::ApiGateway::GatewayResponse, Properties: {RestApiId: !Ref Api, ResponseType: DEFAULT_4XX}}
`)
  expect(plan.resources.map(({ logicalId }) => logicalId)).toEqual(['Api', 'Get', 'Denied', 'Deployment', 'Stage'])
  expect(plan.resources.find(({ logicalId }) => logicalId === 'Deployment')?.dependsOn).toEqual(['Api', 'Get'])
  expect(plan.resources.map(({ line }) => line)).toEqual([5, 4, 6, 2, 3])
})

test('what is not made here is left out with its reason and with what needs it', async () => {
  const plan = await planText(`Resources:
  Table: {Type: AWS::DynamoDB::Table}
  Nobody: {Type: Custom::Thing, Properties: {ServiceToken: x}}
  Meta: {Type: AWS::CDK::Metadata}
  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}, Description: !Ref Table}}
`)
  expect(plan.leftOut).toEqual([
    {
      logicalId: 'Table',
      type: 'AWS::DynamoDB::Table',
      file: 't.yaml',
      line: 2,
      why: 'AWS::DynamoDB::Table is not made here. AWS_ENDPOINT_URL_DYNAMODB leads calls to a service that has it.',
      neededBy: ['Role'],
    },
    { logicalId: 'Nobody', type: 'Custom::Thing', file: 't.yaml', line: 3, why: 'Custom resources are not run here.', neededBy: [] },
  ])
})

test('a type of a service whose name every object knows is left out as any other', async () => {
  const { leftOut } = await planText(`Resources: {R: {Type: 'AWS::constructor::Thing'}, A: {Type: AWS::ApiGateway::Account}}`)
  expect(leftOut).toMatchObject([{ logicalId: 'R', why: 'AWS::constructor::Thing is not made here.' }])
})

test('what leads a domain name to a REST API is made, what leads it to an HTTP API is left out with that', async () => {
  const mapping = (api: string) => `{Type: AWS::ApiGatewayV2::ApiMapping, Properties: {DomainName: !Ref Domain, ApiId: !Ref ${api}, Stage: prod}}`
  const plan = await planText(`Resources:
  Rest: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}
  Http: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: b}}
  Domain: {Type: AWS::ApiGateway::DomainName, Properties: {DomainName: a.example.com}}
  ToRest: ${mapping('Rest')}
  ToHttp: ${mapping('Http')}
  Rule: {Type: AWS::ApiGatewayV2::RoutingRule, Properties: {DomainNameArn: !GetAtt Domain.DomainNameArn, Priority: 1, Conditions: [], Actions: [{InvokeApi: {ApiId: !Ref Http, Stage: prod}}]}}
`)
  expect(plan.resources.map(({ logicalId }) => logicalId)).toEqual(['Rest', 'Domain', 'ToRest'])
  expect(plan.leftOut.map(({ logicalId, why }) => `${logicalId}: ${why}`)).toEqual([
    'Http: AWS::ApiGatewayV2::Api is not made here.',
    'ToHttp: It belongs to Http, which is left out.',
    'Rule: It belongs to Http, which is left out.',
  ])
})

test('who waits for a resource that is left out waits for what that one waits for', async () => {
  const plan = await planText(`Resources:
  Method: {Type: AWS::ApiGateway::Account, DependsOn: Wait}
  Wait: {Type: AWS::CloudFormation::WaitConditionHandle, DependsOn: Other}
  Other: {Type: AWS::SQS::Queue, Properties: {Tag: !Ref Api}}
${api}`)
  expect(plan.resources.map(({ logicalId }) => logicalId)).toEqual(['Api', 'Method'])
})

test('a function whose code is not at hand is left out with all that is a part of it, and what merely calls it stays', async () => {
  const plan = await planText(`Resources:
  Fn: {Type: AWS::Lambda::Function, Properties: {Role: x, Code: {S3Bucket: b, S3Key: a/code.zip}}}
  Version: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Fn}}
  Alias: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Fn, FunctionVersion: !GetAtt Version.Version, Name: live}}
  Permission: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Alias, Action: x, Principal: y}}
  Authorizer: {Type: AWS::ApiGateway::Authorizer, Properties: {RestApiId: !Ref Api, Type: TOKEN, Name: a, AuthorizerUri: !GetAtt Fn.Arn}}
${api}`)
  expect(plan.resources.map(({ logicalId }) => logicalId)).toEqual(['Api', 'Authorizer'])
  expect(plan.leftOut.map(({ logicalId, why }) => [logicalId, why])).toEqual([
    ['Fn', 'a/code.zip is an object of S3, and no code.zip is beside t.yaml.'],
    ['Version', 'It belongs to Fn, which is left out.'],
    ['Alias', 'It belongs to Fn, which is left out.'],
    ['Permission', 'It belongs to Alias, which is left out.'],
  ])
})

test('code is found beside the template: inline, a folder, a zip, by its key or its path', async () => {
  const fn = (code: string) => `{Type: AWS::Lambda::Function, Properties: {Role: x, Code: ${code}}}`
  const plan = await planText(
    `Resources:
  Inline: ${fn('{ZipFile: "exports.handler = 1"}')}
  Folder: ${fn('./src')}
  Zip: ${fn('{S3Bucket: !Ref Bucket, S3Key: !Sub "deploys/${AWS::StackName}/api.zip"}')}
  Above: ${fn('../shared/one.js')}
  Image: ${fn('{ImageUri: x}')}
  Asset:
    Type: AWS::Lambda::Function
    Metadata: {aws:asset:path: asset.1}
    Properties: {Role: x, Code: {S3Bucket: b, S3Key: k.zip}}
  Bucket: {Type: AWS::S3::Bucket}
`,
    {},
    { 'src/index.js': '', 'api.zip': '', '../shared/one.js': '', 'asset.1/index.js': '' },
  )
  expect(Object.fromEntries(plan.resources.map(({ logicalId, asset }) => [logicalId, asset]))).toEqual({
    Inline: { kind: 'inline', text: 'exports.handler = 1' },
    Folder: { kind: 'folder', path: 'src' },
    Zip: { kind: 'zip', path: 'api.zip' },
    Above: { kind: 'file', path: '../shared/one.js' },
    Asset: { kind: 'folder', path: 'asset.1' },
  })
  expect(plan.leftOut.map(({ logicalId }) => logicalId)).toEqual(['Image', 'Bucket'])
})

test('a function runs without a layer that is not at hand, and that is told', async () => {
  const mine = 'arn:aws:lambda:us-east-1:000000000000:layer:x'
  const plan = await planText(`Resources:
  Layer: {Type: AWS::Lambda::LayerVersion, Properties: {Content: {S3Bucket: b, S3Key: k.zip}}}
  Powertools: {Type: AWS::Serverless::Application, Properties: {Location: {ApplicationId: a, SemanticVersion: 3.0.0}}}
  Fn: {Type: AWS::Lambda::Function, Properties: {Role: x, Code: {ZipFile: ''}, Layers: [!Ref Layer, !GetAtt Powertools.Outputs.LayerVersionArn, !Sub '${mine}:1', !Sub 'arn:aws:lambda:\${AWS::Region}:017000801446:layer:Powertools:9']}}
`)
  expect(plan.resources[0]?.properties['Layers']).toEqual([`${mine}:1`])
  expect(plan.warnings.map(({ text }) => text)).toEqual([
    'The layer Layer is left out: the function runs without it.',
    'The layer Powertools is left out: the function runs without it.',
    'The layer arn:aws:lambda:us-east-1:017000801446:layer:Powertools:9 is one of another account or region and is not at hand: the function runs without it.',
  ])
})

test.each<[string, string, readonly string[]]>([
  [
    'a circle of references',
    'Resources:\n  A: {Type: AWS::ApiGateway::ClientCertificate, Properties: {Description: !Ref B}}\n  B: {Type: AWS::ApiGateway::ClientCertificate, DependsOn: A}\n  C: {Type: AWS::ApiGateway::ClientCertificate, DependsOn: A}\n',
    ['t.yaml:2: Circular dependency between resources: [A, B]'],
  ],
  [
    'a resource without a type',
    'Resources:\n  A: {Properties: {}}\n',
    ['t.yaml:2: [A] Template format error: [/Resources/A] Every Resources object must contain a Type member.'],
  ],
  [
    'a member that no resource has',
    'Resources:\n  A:\n    Type: AWS::ApiGateway::Account\n    Foo: 1\n',
    ["t.yaml:2: [A] Invalid template resource property 'Foo'"],
  ],
  [
    'a name with other than letters and digits',
    'Resources:\n  a-b: {Type: AWS::ApiGateway::Account}\n',
    ['t.yaml:2: [a-b] Template format error: Resource name a-b is non alphanumeric.'],
  ],
  [
    'a DependsOn of nothing',
    'Resources:\n  A: {Type: AWS::ApiGateway::Account, DependsOn: [Nope]}\n',
    ['t.yaml:2: [A] Template format error: Unresolved resource dependencies [Nope] in the Resources block of the template'],
  ],
  [
    'a property that is missing',
    'Resources:\n  A: {Type: AWS::ApiGateway::Model, Properties: {Name: x}}\n',
    ['t.yaml:2: [A] Properties validation failed for resource A with message: #: required key [RestApiId] not found'],
  ],
  [
    'parameters without values, all at once',
    'Parameters:\n  A: {Type: String}\n  B: {Type: String}\nResources:\n  R: {Type: AWS::ApiGateway::Account}\n',
    ['t.yaml:1: Parameters: [A, B] must have values'],
  ],
  [
    'a private macro',
    'Transform: Mine\nResources:\n  R: {Type: AWS::ApiGateway::Account}\n',
    ['t.yaml:1: The transform Mine runs at AWS: what it would make of this template is not known here. Give the template as it is after it.'],
  ],
])('%s is refused with file, line and logical id', async (_, text, faults) => {
  expect(await faultsOf(planText(text))).toEqual(faults)
})

test('all faults of a template are told at once', async () => {
  const faults = await faultsOf(
    planText(
      'Resources:\n  A: {Type: AWS::ApiGateway::Account, Properties: {CloudWatchRoleArn: !Ref X}}\n  B: {Type: AWS::ApiGateway::Account, DependsOn: Y}\n  C: {Foo: 1}\n',
    ),
  )
  expect(faults).toHaveLength(3)
})

test('500 resources are planned, 501 are refused', async () => {
  const text = (count: number) =>
    JSON.stringify({
      Resources: Object.fromEntries(
        Array.from({ length: count }, (_, n) => [`R${n}`, { Type: 'AWS::ApiGateway::ClientCertificate', ...(n > 0 && { DependsOn: `R${n - 1}` }) }]),
      ),
    })
  expect((await planText(text(500))).resources).toHaveLength(500)
  expect(await faultsOf(planText(text(501)))).toEqual(['t.yaml:1: Template format error: Number of resources, 501, is greater than maximum allowed, 500'])
})

test('a ring that only a left-out resource closes keeps nothing from being made', async () => {
  const plan = await planText(`Resources:
  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}, Description: !Ref Source}}
  Source: {Type: AWS::Kendra::DataSource, Properties: {RoleArn: !GetAtt Role.Arn}}
`)
  expect(plan.resources.map(({ logicalId }) => logicalId)).toEqual(['Role'])
})

test('an attribute that is a list has items, also where the resource is left out', async () => {
  const plan = await planText(`Resources:
  Endpoint: {Type: AWS::EC2::VPCEndpoint}
  R: {Type: AWS::ApiGateway::ClientCertificate, Properties: {Description: !Select [1, !Split [':', !Select [0, !GetAtt Endpoint.DnsEntries]]]}}
`)
  expect(plan.resources[0]?.properties['Description']).toMatch(/^vpce-[0-9a-f]{17}\.execute-api\.us-east-1\.vpce\.amazonaws\.com$/)
})
