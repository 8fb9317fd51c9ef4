import { expect, test } from 'vitest'

import { planStack } from '../plan/plan-stack.ts'
import { resolve } from '../plan/planned-value.ts'
import { faultsOf, filesOf, settings } from '../testing/plan-text.ts'
import { boundedFiles } from './bounded-files.ts'
import { readProject } from './read-project.ts'

const fn = (properties: object, more: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Role: 'r', Handler: 'index.handler', Runtime: 'nodejs22.x', ...properties },
  ...more,
})

const assembly = {
  'app/cdk.out/cdk.out': '{"version": "48.0.0"}',
  'app/cdk.out/manifest.json': JSON.stringify({
    version: '48.0.0',
    artifacts: {
      Tree: { type: 'cdk:tree' },
      Api: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'Api.template.json', stackName: 'my-api', parameters: { Color: 'red' }, tags: { team: 'pets' } },
        dependencies: ['Base', 'Api.assets'],
      },
      'Api.assets': { type: 'cdk:asset-manifest', properties: { file: 'Api.assets.json' } },
      Base: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Base.template.json' }, dependencies: [] },
      'assembly-Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
    },
  }),
  'app/cdk.out/Api.assets.json': JSON.stringify({
    files: {
      abc: { source: { path: 'asset.abc', packaging: 'zip' }, destinations: { current: { bucketName: 'b', objectKey: 'abc.zip' } } },
      def: { source: { path: 'Nested.nested.template.json', packaging: 'file' }, destinations: { current: { bucketName: 'b', objectKey: 'def.json' } } },
    },
  }),
  'app/cdk.out/asset.abc/index.js': '',
  'app/cdk.out/Base.template.json': JSON.stringify({ Resources: { R: { Type: 'AWS::ApiGateway::Account' } } }),
  'app/cdk.out/Api.template.json': JSON.stringify({
    Parameters: { Color: { Type: 'String' } },
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: { Ref: 'Color' } } },
      Fn: fn({ Code: { S3Bucket: { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: 'abc.zip' } }),
      Nested: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: {
          TemplateURL: { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::Region' }, '.amazonaws.com/b/def.json']] },
          Parameters: { referencetoApi: { Ref: 'Api' } },
        },
      },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev', DeploymentId: { 'Fn::GetAtt': ['Nested', 'Outputs.DeploymentId'] } },
      },
      Key: { Type: 'AWS::ApiGateway::ApiKey', DependsOn: 'Nested' },
    },
  }),
  'app/cdk.out/Nested.nested.template.json': JSON.stringify({
    Parameters: { referencetoApi: { Type: 'String' } },
    Resources: {
      Get: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'referencetoApi' }, ResourceId: 'x', HttpMethod: 'GET' } },
      Deployment: {
        Type: 'AWS::ApiGateway::Deployment',
        DependsOn: 'Get',
        Properties: { RestApiId: { Ref: 'referencetoApi' }, Description: { Ref: 'AWS::StackName' } },
      },
    },
    Outputs: { DeploymentId: { Value: { Ref: 'Deployment' } } },
  }),
  'app/cdk.out/assembly-Prod/manifest.json': JSON.stringify({
    artifacts: { ProdApi: { type: 'aws:cloudformation:stack', properties: { templateFile: 'ProdApi.template.json' } } },
  }),
  'app/cdk.out/assembly-Prod/ProdApi.template.json': JSON.stringify({ Resources: { R: { Type: 'AWS::ApiGateway::Account' } } }),
}

test.each(['app', 'app/cdk.out', 'app/cdk.out/manifest.json'])(
  'the stacks of a CDK app are found in %s, also those of its stages, in the order of their dependencies',
  async (path) => {
    const stacks = await readProject(filesOf(assembly), path)
    expect(stacks.map(({ name, kind }) => `${kind} ${name}`)).toEqual(['CDK Base', 'CDK my-api', 'CDK ProdApi'])
    expect(stacks[1]).toMatchObject({ parameters: { Color: 'red' }, tags: { team: 'pets' } })
  },
)

test('a stack that was made for one account and region has those of this place in its ARNs', async () => {
  const artifact = (environment: string) => ({ type: 'aws:cloudformation:stack', environment, properties: { templateFile: 'Api.template.json' } })
  const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':execute-api:eu-west-1:123456789012:', { Ref: 'Api' }, '/*/GET/eu-west-1/123456789012']] }
  const read = async (environment: string) => {
    const files = filesOf({
      'cdk.out/manifest.json': JSON.stringify({ artifacts: { Api: artifact(environment) } }),
      'cdk.out/cdk.out': '{}',
      'cdk.out/Api.template.json': JSON.stringify({ Resources: { R: { Type: 'AWS::Lambda::Permission', Properties: { SourceArn: arn } } } }),
    })
    const [stack] = await readProject(files, 'cdk.out', { account: '000000000000', region: 'us-east-1' })
    return { text: JSON.stringify(stack?.template.root), notice: stack?.notice }
  }
  expect(await read('aws://123456789012/eu-west-1')).toEqual({
    text: expect.stringContaining(':execute-api:us-east-1:000000000000:"'),
    notice: 'Api was made for aws://123456789012/eu-west-1: in its ARNs stand this account and region.',
  })
  expect((await read('aws://unknown-account/eu-west-1')).text).toContain(':execute-api:us-east-1:123456789012:"')
  expect((await read('aws://123456789012/eu-west-1')).text).toContain('/*/GET/eu-west-1/123456789012')
  for (const same of ['aws://unknown-account/unknown-region', 'aws://000000000000/us-east-1', 'aws://x":/y']) expect((await read(same)).notice).toBeUndefined()
})

test('one template of a CDK app is that stack alone, with its assets', async () => {
  const files = filesOf(assembly)
  const [stack, ...others] = await readProject(files, 'app/cdk.out/Api.template.json')
  expect(others).toEqual([])
  const plan = stack && (await planStack(stack, settings, files))
  expect(plan?.resources.map(({ logicalId, dependsOn }) => [logicalId, dependsOn])).toEqual([
    ['Api', []],
    ['Fn', []],
    ['Nested/Get', ['Api']],
    ['Nested/Deployment', ['Api', 'Nested/Get']],
    ['Stage', ['Api', 'Nested/Deployment']],
    ['Key', ['Nested/Get', 'Nested/Deployment']],
  ])
  expect(plan?.resources[1]?.asset).toEqual({ kind: 'folder', path: 'app/cdk.out/asset.abc' })
  expect(plan?.resources[3]?.properties['Description']).toBe('my-api-Nested')
})

test('the first generation of CDK gives the places of assets as parameters', async () => {
  const files = filesOf({
    'cdk.out/manifest.json': JSON.stringify({
      artifacts: {
        Old: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'Old.template.json' },
          metadata: {
            '/Old/Fn': [
              {
                type: 'aws:cdk:asset',
                data: { path: 'asset.x', id: 'x', packaging: 'zip', sourceHash: 'x', s3BucketParameter: 'B', s3KeyParameter: 'K', artifactHashParameter: 'H' },
              },
            ],
          },
        },
      },
    }),
    'cdk.out/asset.x/index.js': '',
    'cdk.out/Old.template.json': JSON.stringify({
      Parameters: { B: { Type: 'String' }, K: { Type: 'String' }, H: { Type: 'String' } },
      Resources: {
        Fn: fn({
          Code: {
            S3Bucket: { Ref: 'B' },
            S3Key: {
              'Fn::Join': ['', [{ 'Fn::Select': [0, { 'Fn::Split': ['||', { Ref: 'K' }] }] }, { 'Fn::Select': [1, { 'Fn::Split': ['||', { Ref: 'K' }] }] }]],
            },
          },
        }),
      },
    }),
  })
  const [stack] = await readProject(files, '.')
  expect(stack && (await planStack(stack, settings, files)).resources[0]?.asset).toEqual({ kind: 'folder', path: 'cdk.out/asset.x' })
})

test('an asset that the assembly names and has not is a fault', async () => {
  const { 'app/cdk.out/asset.abc/index.js': _gone, ...others } = assembly
  const files = filesOf(others)
  const [stack] = await readProject(files, 'app/cdk.out/Api.template.json')
  expect(stack && (await faultsOf(planStack(stack, settings, files)))).toEqual([
    'app/cdk.out/Api.template.json:1: [Fn] Parameter Code of resource Fn refers to a file or folder that does not exist: app/cdk.out/asset.abc',
  ])
})

const packaged = {
  'svc/.serverless/cloudformation-template-update-stack.json': JSON.stringify({
    Resources: {
      ServerlessDeploymentBucket: { Type: 'AWS::S3::Bucket' },
      HelloLambdaFunction: fn({
        Code: { S3Bucket: { Ref: 'ServerlessDeploymentBucket' }, S3Key: 'serverless/svc/dev/1700000000000-2026-01-01T00:00:00.000Z/svc.zip' },
      }),
      OtherLambdaFunction: fn({
        Code: { S3Bucket: { Ref: 'ServerlessDeploymentBucket' }, S3Key: 'serverless/svc/dev/1700000000000-2026-01-01T00:00:00.000Z/other.zip' },
      }),
    },
  }),
  'svc/.serverless/cloudformation-template-create-stack.json': JSON.stringify({ Resources: { ServerlessDeploymentBucket: { Type: 'AWS::S3::Bucket' } } }),
  'svc/.serverless/serverless-state.json': JSON.stringify({
    service: { service: 'svc', provider: { stage: 'qa' }, functions: { other: { package: { artifact: 'dist/other.zip' } } } },
    package: { artifact: 'svc.zip', artifactDirectoryName: 'serverless/svc/dev/1' },
  }),
  'svc/.serverless/svc.zip': '',
  'svc/dist/other.zip': '',
}

test.each(['svc', 'svc/.serverless', 'svc/.serverless/cloudformation-template-update-stack.json'])(
  'what serverless package leaves is found in %s, named as the framework names it',
  async (path) => {
    const files = filesOf(packaged)
    const [stack] = await readProject(files, path)
    expect(stack).toMatchObject({ name: 'svc-qa', kind: 'Serverless' })
    const plan = stack && (await planStack(stack, settings, files))
    expect(plan?.resources.map(({ asset }) => asset)).toEqual([
      { kind: 'zip', path: 'svc/.serverless/svc.zip' },
      { kind: 'zip', path: 'svc/dist/other.zip' },
    ])
  },
)

const sam = 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Other: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./child.yaml}}\n'

test('what sam build has made is read in place of the template that it was made from, and that is said', async () => {
  const files = filesOf({
    'app/template.yaml': sam,
    'app/child.yaml': 'Resources: {R: {Type: AWS::ApiGateway::Account}}',
    'app/.aws-sam/build/template.yaml': sam,
    'app/.aws-sam/build/child.yaml': 'Resources: {R: {Type: AWS::ApiGateway::Account}}',
  })
  const [stack] = await readProject(files, 'app')
  expect(stack).toMatchObject({
    name: 'template',
    kind: 'SAM',
    folder: 'app/.aws-sam/build',
    notice: 'app/.aws-sam/build/template.yaml is read in place of app/template.yaml, which it was built from.',
  })
  expect([...(stack?.nested.keys() ?? [])]).toEqual(['Other'])
})

const parameters = 'Parameters: {Env: {Type: String}, Words: {Type: String}, Ids: {Type: CommaDelimitedList}}\n'
const toml = (overrides: string) => `version = 0.1
[default.global.parameters]
stack_name = "general"
[default.deploy.parameters]
stack_name = "orders"
parameter_overrides = ${overrides}
[prod.deploy.parameters]
stack_name = "orders-prod"
`

test.each<[string, string, string]>([
  ['a text', 'samconfig.toml', toml(`"Env=\\"dev\\" Words=\\"two \\\\\\"words\\\\\\"\\" Ids=a,b Gone=1"`)],
  ['a list', 'samconfig.toml', toml(`["Env=dev", 'Words="two \\"words\\""', "Ids=a,b"]`)],
  [
    'the older form',
    'samconfig.toml',
    toml(`'ParameterKey=Env,ParameterValue=dev ParameterKey=Words,ParameterValue="two \\"words\\"" ParameterKey=Ids,ParameterValue=a,b'`),
  ],
  ['YAML', 'samconfig.yaml', 'default: {deploy: {parameters: {stack_name: orders, parameter_overrides: {Env: dev, Words: two "words", Ids: [a, b]}}}}\n'],
])('the stack’s name and parameters are those of SAM’s own file, with %s', async (_, name, text) => {
  const built = parameters + 'Transform: AWS::Serverless-2016-10-31\nResources: {R: {Type: AWS::ApiGateway::Account}}\n'
  const files = filesOf({ 'app/template.yaml': built, 'app/.aws-sam/build/template.yaml': built, [`app/${name}`]: text })
  for (const path of ['app', 'app/template.yaml', 'app/.aws-sam/build/template.yaml']) {
    expect(await readProject(files, path)).toMatchObject([{ name: 'orders', parameters: { Env: 'dev', Words: 'two "words"', Ids: 'a,b' } }])
  }
  const [stack] = await readProject(files, 'app')
  expect(Object.keys(stack?.parameters ?? {})).toEqual(['Env', 'Words', 'Ids'])
})

test('a file of SAM’s that is broken is told with its line', async () => {
  const files = filesOf({ 'app/template.yaml': sam, 'app/samconfig.toml': 'version = 0.1\n[default\n' })
  await expect(readProject(files, 'app')).rejects.toThrow(/^app\/samconfig\.toml:2: /)
})

test.each(['AWS::Serverless-2016-10-31', '[AWS::Serverless-2016-10-31]', '{Name: AWS::Serverless-2016-10-31}'])(
  'a template with the transform %s is one of SAM',
  async (transform) => {
    const [stack] = await readProject(filesOf({ 'a.yaml': `Transform: ${transform}\nResources: {R: {Type: AWS::ApiGateway::Account}}` }), 'a.yaml')
    expect(stack?.kind).toBe('SAM')
  },
)

test('the output of a nested stack is what it is there', async () => {
  const files = filesOf({
    'a.yaml':
      'Resources:\n  N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: n.yaml, Parameters: {P: x, L: [a, b]}}}\nOutputs: {O: {Value: !GetAtt N.Outputs.Joined}}\n',
    'n.yaml':
      'Parameters: {P: {Type: String}, L: {Type: CommaDelimitedList}}\nResources: {R: {Type: AWS::ApiGateway::Account}}\nOutputs: {Joined: {Value: !Sub ["${P}-${M}", {M: !Join ["-", !Ref L]}]}}\n',
  })
  const [stack] = await readProject(files, 'a.yaml')
  const plan = stack && (await planStack(stack, settings, files))
  expect(plan?.outputs.map(({ value }) => resolve(value, () => ''))).toEqual(['x-a-b'])
})

test.each<[string, Readonly<Record<string, string>>, string, string]>([
  ['nothing there', {}, 'gone.yaml', 'gone.yaml:1: There is no such file or folder.'],
  ['a CDK app before cdk synth', { 'app/cdk.json': '{}' }, 'app', 'app:1: The CDK app has not been synthesized: run cdk synth first.'],
  ['a service before serverless package', { 'app/serverless.yml': '' }, 'app', 'app:1: The service has not been packaged: run serverless package first.'],
  ['the template with the bucket alone', packaged, 'svc/.serverless/cloudformation-template-create-stack.json', 'the deployment bucket alone'],
  [
    'a broken manifest',
    { 'cdk.out/manifest.json': '{\n"artifacts": }' },
    'cdk.out/manifest.json',
    'cdk.out/manifest.json:2: Template format error: JSON not well-formed. (line 2, column 14)',
  ],
  [
    'a stack nested in itself',
    { 'a.yaml': 'Resources: {A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: a.yaml}}}' },
    'a.yaml',
    'a.yaml:1: [A] Stacks are nested deeper than 10 levels.',
  ],
])('%s is told', async (_, files, path, text) => {
  expect((await faultsOf(readProject(filesOf(files), path))).join('\n')).toContain(text)
})

const ofStages = (...directories: readonly string[]) =>
  JSON.stringify({
    artifacts: Object.fromEntries(directories.map((directoryName, index) => [`stage${index}`, { type: 'cdk:cloud-assembly', properties: { directoryName } }])),
  })

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['its own folder', { 'cdk.out/manifest.json': ofStages('.') }, '[stage0] directoryName must name a folder within the assembly’s own, not ".".'],
  ['no folder', { 'cdk.out/manifest.json': ofStages('') }, 'not "".'],
  [
    'a folder above',
    { 'cdk.out/manifest.json': ofStages('a'), 'cdk.out/a/manifest.json': ofStages('..') },
    'cdk.out/a/manifest.json:1: [stage0] directoryName must',
  ],
  ['a folder elsewhere', { 'cdk.out/manifest.json': ofStages('/tmp/other') }, 'not "/tmp/other".'],
  [
    'the same folder twice',
    { 'cdk.out/manifest.json': ofStages('a', 'a'), 'cdk.out/a/manifest.json': '{}' },
    '[stage1] The folder cdk.out/a is the assembly of another artifact already.',
  ],
  [
    'folders without an end',
    Object.fromEntries(Array.from({ length: 20 }, (_, depth) => [`cdk.out/${'a/'.repeat(depth)}manifest.json`, ofStages('a')])),
    '[stage0] Cloud assemblies are nested deeper than 10 levels.',
  ],
])('a cloud assembly that names %s as a stage’s is refused', async (_, files, text) => {
  expect((await faultsOf(readProject(filesOf(files), 'cdk.out/manifest.json'))).join('\n')).toContain(text)
})

test('a stack of a cloud assembly has its template in it', async () => {
  const manifest = { artifacts: { Api: { type: 'aws:cloudformation:stack', properties: { templateFile: '../t.json' } } } }
  const files = filesOf({ 'cdk.out/manifest.json': JSON.stringify(manifest), 't.json': '{"Resources": {"R": {"Type": "AWS::ApiGateway::Account"}}}' })
  expect(await faultsOf(readProject(files, 'cdk.out/manifest.json'))).toEqual([
    'cdk.out/manifest.json:1: [Api] templateFile must name a file within the assembly’s folder, not "../t.json".',
  ])
})

test('nested templates that multiply are refused at 2,500 resources, and each file is read once', async () => {
  const leading = (to: string) =>
    JSON.stringify({
      Resources: Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [`N${index}`, { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: to } }]),
      ),
    })
  const files = filesOf({
    'n0.json': leading('n1.json'),
    'n1.json': leading('n2.json'),
    'n2.json': leading('n3.json'),
    'n3.json': '{"Resources": {"R": {"Type": "AWS::ApiGateway::Account"}}}',
  })
  const read: string[] = []
  const counted = { ...files, readText: (path: string) => (read.push(path), files.readText(path)) }
  expect(await faultsOf(readProject(counted, 'n0.json'))).toEqual([
    expect.stringMatching(/^n2\.json:1: \[N\d+\] The stack and those nested in it have more than 2500 resources\.$/),
  ])
  expect(read).toEqual(['n0.json', 'n1.json', 'n2.json', 'n3.json'])
})

test('what a project’s templates have together is bounded', async () => {
  const files = boundedFiles(filesOf({ 'a.json': 'x'.repeat(60), 'b.json': 'y'.repeat(60) }), 150)
  await files.readText('a.json')
  await files.readText('b.json')
  expect(await faultsOf(files.readText('a.json'))).toEqual(['a.json:1: The project’s templates have more than 150 characters together.'])
})

test('a definition that a template includes is read where it lies before the upload', async () => {
  const include = (location: string) => `{Fn::Transform: {Name: AWS::Include, Parameters: {Location: ${location}}}}`
  const files = filesOf({
    'app/t.yaml': `Resources:\n  A: {Type: AWS::ApiGateway::RestApi, Properties: {Body: ${include('./api/api.yaml')}}}\n  B: {Type: AWS::ApiGateway::RestApi, Properties: {Body: ${include('!Sub "s3://${AWS::Region}/b.json"')}}}\n`,
    'app/api/api.yaml': 'openapi: 3.0.1\npaths: {/x: {x: !Ref AWS::Region}}\n',
    'app/b.json': '{"openapi": "3.0.1"}',
  })
  const [stack] = await readProject(files, 'app/t.yaml')
  const plan = stack && (await planStack(stack, settings, files))
  expect(plan?.resources.map(({ properties }) => properties['Body'])).toEqual([{ openapi: '3.0.1', paths: { '/x': { x: 'us-east-1' } } }, { openapi: '3.0.1' }])
})
