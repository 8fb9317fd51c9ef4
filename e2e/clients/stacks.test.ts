import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { runFourbox } from '../fourbox-command.ts'
import { sendRaw } from '../raw-http.ts'
import { startServer, type RunningServer } from '../server.ts'
import { actionsOf, callOutput, copyProject, deleteStack, importStack, type StackOutcome } from '../stacks.ts'

const petstore = join(import.meta.dirname, '../../apps/server/src/petstore/petstore-definition.json')
let server: RunningServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('a plain template is imported, called, compared, changed and deleted', async () => {
  const { folder, remove } = copyProject('plain')
  onTestFinished(remove)

  const first = await runFourbox(server, 'import', folder, '--stack', 'hours', '--json')
  const made: StackOutcome = JSON.parse(first.output)
  expect(Object.keys(made)).toEqual(['stack', 'resources', 'leftOut', 'outputs'])
  expect(made).toMatchObject({ stack: 'hours', leftOut: [{ logicalId: 'Visits', type: 'AWS::DynamoDB::Table', neededBy: ['Hours'] }] })
  expect(actionsOf(made)).toEqual(['created'])
  const url = made.outputs['HoursUrl'] ?? ''
  expect(url).toMatch(/^http:\/\/[a-z0-9]{10}\.execute-api\.localhost:\d+\/v1\/hours$/)
  expect(await (await callOutput(server, url, '/sunday')).json()).toMatchObject({ day: 'sunday', open: false, table: expect.stringMatching(/^hours-Visits-/) })

  expect(actionsOf(await importStack(server, folder, { stackName: 'hours' }))).toEqual(['unchanged'])

  // Changed code and a changed parameter; the API stays the same one.
  const code = join(folder, 'src/hours.js')
  writeFileSync(code, readFileSync(code, 'utf8').replace("day !== 'sunday'", 'true'))
  const difference = await runFourbox(server, 'diff', folder, '--stack', 'hours', '--parameter', 'StageName=v2')
  expect(difference).toMatchObject({ code: 1, output: expect.stringContaining('± replaced   Stage') })
  const changed = await importStack(server, folder, { stackName: 'hours', parameters: { StageName: 'v2' } })
  const changedUrl = changed.outputs['HoursUrl'] ?? ''
  expect(changedUrl).toBe(url.replace('/v1/', '/v2/'))
  expect(changed.resources.filter(({ action }) => action !== 'unchanged').map(({ logicalId, action }) => `${logicalId} ${action}`)).toEqual([
    'Hours updated',
    'Stage replaced',
  ])
  expect(await (await callOutput(server, changedUrl, '/sunday')).json()).toMatchObject({ open: true })
  expect((await callOutput(server, url, '/sunday')).status).toBe(403)

  const deleted = await runFourbox(server, 'stack', 'delete', 'hours')
  expect(deleted).toMatchObject({ code: 0, errors: '', output: expect.stringMatching(/^Stack hours\n(?: {2}- deleted {4}.*\n)*$/) })
  expect(deleted.output).toContain('  - deleted    Stage  AWS::ApiGateway::Stage  v2\n')
  expect(await runFourbox(server, 'stack', 'delete', 'hours')).toMatchObject({ code: 1, output: '', errors: 'There is no such stack\n' })
  expect((await callOutput(server, changedUrl, '/sunday')).status).toBe(403)
})

test('an API that was made by hand becomes a template, whose stack answers as it does', async () => {
  const { id }: { id: string } = JSON.parse((await runFourbox(server, 'import', petstore, '--json')).output)
  await runFourbox(server, 'deploy', id, '--stage', 'dev')
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-template-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const template = join(folder, 'pets.json')
  expect(await runFourbox(server, 'export', id, '--format', 'cloudformation', '--output', template)).toEqual({ code: 0, output: '', errors: '' })

  const copy = await importStack(server, template)
  expect(copy.resources.map(({ type }) => type)).toEqual(['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage'])
  const answerOf = async (restApiId: string) => (await fetch(server.invokeUrl(restApiId, 'dev', '/pets/1'))).json()
  const { ApiId = '' } = copy.outputs
  expect(ApiId).not.toBe(id)
  expect(await answerOf(ApiId)).toEqual(await answerOf(id))
  expect(await answerOf(ApiId)).toMatchObject({ id: 1 })

  // A stack's marks are its own: its API is exported and imported as any other.
  await runFourbox(server, 'export', ApiId, '--format', 'cloudformation', '--output', template)
  expect(actionsOf(await importStack(server, template, { stackName: 'copy-of-a-copy' }))).toEqual(['created'])
  expect(await runFourbox(server, 'export', 'nowhere', '--format', 'terraform')).toMatchObject({ code: 1, output: '' })
})

test.each([
  { project: 'sam', url: 'OrdersUrl', path: '/7', answer: { id: '7', currency: 'EUR' } },
  { project: 'cdk', url: 'NotesApiEndpoint0A0B0C0D', path: 'a/b', answer: { path: '/a/b', httpMethod: 'GET', stage: 'prod' } },
  { project: 'serverless', url: 'ServiceEndpoint', path: '/hello?name=you', answer: { hello: 'you' } },
])('what $project leaves on disk is imported, called, imported again and deleted', async ({ project, url, path, answer }) => {
  const { folder, remove } = copyProject(project)
  onTestFinished(remove)
  const given = project === 'sam' ? { stackName: 'orders' } : {}
  const made = await importStack(server, folder, given)
  expect(actionsOf(made)).toEqual(['created'])
  expect(await (await callOutput(server, made.outputs[url] ?? '', path)).json()).toEqual(answer)
  const again = await importStack(server, folder, given)
  expect(actionsOf(again)).toEqual(['unchanged'])
  expect(again.outputs).toEqual(made.outputs)
  await deleteStack(server, made.stack)
  expect((await callOutput(server, made.outputs[url] ?? '', path)).status).toBe(403)
})

test('a template with layers of others, withdrawn runtimes and a role that is null is imported and answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-strange-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'layer/nodejs'), { recursive: true })
  writeFileSync(join(folder, 'layer/nodejs/greet.js'), "module.exports = 'hello from a layer'")
  const template = join(folder, 'serverless.template')
  writeFileSync(
    template,
    JSON.stringify({
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        Greetings: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: './layer', CompatibleRuntimes: ['nodejs10.x', 'nodejs22.x'] } },
        Hello: {
          Type: 'AWS::Serverless::Function',
          Properties: {
            InlineCode: "exports.handler = async () => ({ statusCode: 200, body: require('/opt/nodejs/greet.js') })",
            Handler: 'index.handler',
            Runtime: 'nodejs10.x',
            Role: null,
            Layers: [{ Ref: 'Greetings' }, { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:017000801446:layer:AWSLambdaPowertoolsTypeScript:9' }],
            Events: { Root: { Type: 'Api', Properties: { Path: '/', Method: 'GET' } } },
          },
        },
      },
      Outputs: {
        Url: { Value: { 'Fn::Sub': 'https://${ServerlessRestApi}.execute-api.${AWS::Region}.amazonaws.com/Prod/' } },
        Stage: { Value: { Ref: 'ServerlessRestApi.Stage' } },
      },
    }),
  )
  const { outputs, warnings } = await importStack(server, template)
  expect(outputs['Stage']).toBe('Prod')
  expect(await (await callOutput(server, outputs['Url'] ?? '')).text()).toBe('hello from a layer')
  expect(warnings).toEqual([expect.stringContaining('AWSLambdaPowertoolsTypeScript:9 is one of another account or region')])
})

test('a CDK app that was made for an account and a region of its own is called here', async () => {
  const { folder, remove } = copyProject('cdk')
  onTestFinished(remove)
  const change = (name: string, by: (text: string) => string) => {
    const file = join(folder, 'cdk.out', name)
    writeFileSync(file, by(JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))))
  }
  change('manifest.json', (text) => text.replace('aws://unknown-account/unknown-region', 'aws://123456789012/eu-west-1'))
  const region = '{"Ref":"AWS::Region"}'
  change('Notes.template.json', (text) =>
    text
      .replaceAll(`:execute-api:",${region},":",{"Ref":"AWS::AccountId"},":"`, ':execute-api:eu-west-1:123456789012:"')
      .replaceAll(`:apigateway:",${region},":`, ':apigateway:eu-west-1:')
      .replaceAll(`.execute-api.",${region},"."`, '.execute-api.eu-west-1."'),
  )
  const { outputs, warnings, stack } = await importStack(server, folder)
  expect(warnings).toEqual(['Notes was made for aws://123456789012/eu-west-1: in its ARNs stand this account and region.'])
  expect(await (await callOutput(server, outputs['NotesApiEndpoint0A0B0C0D'] ?? '', 'a/b')).json()).toMatchObject({ path: '/a/b' })
  await deleteStack(server, stack)
})

test('a stack’s domain name leads to its APIs by mappings of several levels and by routing rules', async () => {
  const said = (text: string) => ({
    Type: 'MOCK',
    RequestTemplates: { 'application/json': '{"statusCode": 200}' },
    IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': text } }],
  })
  const regional = { EndpointConfiguration: { Types: ['REGIONAL'] } }
  const api = (name: string) => ({
    [name]: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: name, ...regional } },
    [`${name}Get`]: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: name },
        ResourceId: { 'Fn::GetAtt': [name, 'RootResourceId'] },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: said(name),
        MethodResponses: [{ StatusCode: '200' }],
      },
    },
    [`${name}Deployment`]: { Type: 'AWS::ApiGateway::Deployment', DependsOn: `${name}Get`, Properties: { RestApiId: { Ref: name }, StageName: 'prod' } },
  })
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-domain-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const template = join(folder, 'domain.json')
  writeFileSync(
    template,
    JSON.stringify({
      Resources: {
        ...api('Orders'),
        ...api('Beta'),
        // As CDK does where a certificate is imported by a resource of its own making.
        Certificate: { Type: 'Custom::Certificate', Properties: { ServiceToken: 'x' } },
        Domain: {
          Type: 'AWS::ApiGateway::DomainName',
          Properties: {
            DomainName: 'shop.example.com',
            ...regional,
            RegionalCertificateArn: { 'Fn::GetAtt': ['Certificate', 'CertificateArn'] },
            RoutingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
          },
        },
        Mapping: {
          Type: 'AWS::ApiGatewayV2::ApiMapping',
          DependsOn: 'OrdersDeployment',
          Properties: { DomainName: { Ref: 'Domain' }, ApiId: { Ref: 'Orders' }, Stage: 'prod', ApiMappingKey: 'orders/v1' },
        },
        Rule: {
          Type: 'AWS::ApiGatewayV2::RoutingRule',
          DependsOn: 'BetaDeployment',
          Properties: {
            DomainNameArn: { 'Fn::GetAtt': ['Domain', 'DomainNameArn'] },
            Priority: 50,
            Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'x-api-version', ValueGlob: 'beta' }] } }, { MatchBasePaths: { AnyOf: ['orders'] } }],
            Actions: [{ InvokeApi: { ApiId: { Ref: 'Beta' }, Stage: 'prod', StripBasePath: true } }],
          },
        },
      },
    }),
  )
  const { stack } = await importStack(server, template)
  const call = async (path: string, header = '') => {
    const { status, text } = await sendRaw(server.ports.execute, `GET ${path} HTTP/1.1\r\nHost: shop.example.com\r\n${header}\r\n`)
    return { status, body: text.split('\r\n\r\n')[1] }
  }
  expect(await call('/orders/v1')).toMatchObject({ status: 200, body: 'Orders' })
  expect(await call('/orders', 'x-api-version: beta\r\n')).toMatchObject({ status: 200, body: 'Beta' })
  expect(actionsOf(await importStack(server, template))).toEqual(['unchanged'])
  await deleteStack(server, stack)
  expect((await call('/orders/v1')).status).toBe(403)
})

test('what is wrong with a definition within a template is told in words that help', async () => {
  const template = {
    Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { swagger: '2.0', info: { title: 'a' }, paths: { '/': 5 } } } } },
  }
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-strange-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.json'), JSON.stringify(template))
  await expect(importStack(server, join(folder, 'a.json'))).rejects.toThrow(/a\.json:1: \[Api\] AWS::ApiGateway::RestApi: Invalid OpenAPI input\.\n.*paths/)
})

test('what is wrong with a template is told with its file and line, a line each, and nothing is done', async () => {
  const { folder, remove } = copyProject('plain')
  onTestFinished(remove)
  const template = join(folder, 'template.yaml')
  writeFileSync(
    template,
    readFileSync(template, 'utf8').replace('!Ref HoursResource', '!Ref Nowhere').replace('!GetAtt HoursRole.Arn', '!GetAtt Elsewhere.Arn'),
  )
  const refused = await runFourbox(server, 'import', folder)
  expect(refused.code).toBe(1)
  expect(refused.errors.trim().split('\n')).toEqual([
    expect.stringMatching(/template\.yaml:\d+: .*Unresolved resource dependencies \[Elsewhere\] in the Resources block of the template$/),
    expect.stringMatching(/template\.yaml:\d+: .*Unresolved resource dependencies \[Nowhere\] in the Resources block of the template$/),
  ])
})
