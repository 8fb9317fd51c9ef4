import { CreateDomainNameCommand, GetBasePathMappingsCommand, GetDomainNameCommand, UpdateDomainNameCommand } from '@aws-sdk/client-api-gateway'
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateApiMappingCommand,
  CreateRoutingRuleCommand,
  DeleteApiMappingCommand,
  DeleteDomainNameCommand,
  DeleteRoutingRuleCommand,
  GetApiMappingsCommand,
  GetDomainNamesCommand,
  ListRoutingRulesCommand,
  PutRoutingRuleCommand,
  CreateDomainNameCommand as CreateDomainNameV2Command,
  TagResourceCommand,
  UpdateDomainNameCommand as UpdateDomainNameV2Command,
} from '@aws-sdk/client-apigatewayv2'
import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

const CertificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/a'

let server: RunningServer
let v2: ApiGatewayV2Client
let one: string
let two: string
beforeAll(async () => {
  server = await startServer()
  v2 = new ApiGatewayV2Client({
    endpoint: server.controlOrigin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  const api = async (name: string) => {
    const seen = { get: { integration: mock(`"${name} $context.resourcePath $context.path"`) } }
    return (await deploy(server, { '/': seen, '/{proxy+}': seen }, {}, { stage: 'live' })).restApiId
  }
  ;[one, two] = [await api('one'), await api('two')]
})
afterAll(() => server.stop())

test('API mappings of several levels lead to their APIs by the longest that fits, and calls follow at once', async () => {
  const DomainName = 'levels.example.com'
  await v2.send(new CreateDomainNameV2Command({ DomainName, DomainNameConfigurations: [{ CertificateArn }] }))
  const map = (ApiId: string, ApiMappingKey: string) => v2.send(new CreateApiMappingCommand({ DomainName, ApiId, Stage: 'live', ApiMappingKey }))
  await map(one, '')
  const deep = await map(two, 'orders/v1')
  expect(await call(DomainName, '/orders/v1/items?a=b')).toEqual([200, '"two /{proxy+} /orders/v1/items"'])
  expect(await call(DomainName, '/orders/v1')).toEqual([200, '"two / /orders/v1"'])
  expect(await call(DomainName, '/orders/v1/')).toEqual([200, '"two / /orders/v1/"'])
  expect(await call(DomainName, '/orders%2Fv1/items')).toEqual([200, '"one /{proxy+} /orders%2Fv1/items"'])
  expect(await call(DomainName, '/orders/V1/items')).toEqual([200, '"one /{proxy+} /orders/V1/items"'])
  expect((await server.client().send(new GetBasePathMappingsCommand({ domainName: DomainName }))).items).toMatchObject([{ basePath: '(none)' }])

  await v2.send(new DeleteApiMappingCommand({ DomainName, ApiMappingId: deep.ApiMappingId }))
  expect(await call(DomainName, '/orders/v1/items')).toEqual([200, '"one /{proxy+} /orders/v1/items"'])
  expect((await v2.send(new GetApiMappingsCommand({ DomainName }))).Items).toHaveLength(1)
})

test('routing rules are asked by priority, for headers and paths, as the mode says', async () => {
  const DomainName = 'rules.example.com'
  const v1 = server.client()
  await v1.send(
    new CreateDomainNameCommand({
      domainName: DomainName,
      regionalCertificateArn: CertificateArn,
      endpointConfiguration: { types: ['REGIONAL'] },
      routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
    }),
  )
  await v2.send(new CreateApiMappingCommand({ DomainName, ApiId: one, Stage: 'live' }))
  const invoke = (ApiId: string, StripBasePath = false) => [{ InvokeApi: { ApiId, Stage: 'live', StripBasePath } }]
  const beta = [{ MatchHeaders: { AnyOf: [{ Header: 'x-Version', ValueGlob: 'beta*' }] } }]
  const { RoutingRuleId } = await v2.send(new CreateRoutingRuleCommand({ DomainName, Priority: 50, Conditions: beta, Actions: invoke(two) }))
  await v2.send(
    new CreateRoutingRuleCommand({ DomainName, Priority: 10, Conditions: [{ MatchBasePaths: { AnyOf: ['shop/eu'] } }], Actions: invoke(two, true) }),
  )
  expect(await call(DomainName, '/users')).toEqual([200, '"one /{proxy+} /users"'])
  expect(await call(DomainName, '/users', ['X-VERSION', 'beta-2'])).toEqual([200, '"two /{proxy+} /users"'])
  expect(await call(DomainName, '/users', ['x-version', 'alpha', 'X-Version', 'beta'])).toEqual([200, '"two /{proxy+} /users"'])
  expect(await call(DomainName, '/users', ['x-version', 'Beta'])).toEqual([200, '"one /{proxy+} /users"'])
  expect(await call(DomainName, '/shop/eu')).toEqual([200, '"two / /shop/eu"'])
  expect(await call(DomainName, '/shop/eu/1')).toEqual([200, '"two /{proxy+} /shop/eu/1"'])

  await v1.send(new UpdateDomainNameCommand({ domainName: DomainName, patchOperations: [{ op: 'replace', path: '/routingMode', value: 'ROUTING_RULE_ONLY' }] }))
  expect((await call(DomainName, '/users'))[0]).toBe(403)
  await v2.send(new PutRoutingRuleCommand({ DomainName, RoutingRuleId, Priority: 60, Conditions: [], Actions: invoke(one) }))
  expect(await call(DomainName, '/users')).toEqual([200, '"one /{proxy+} /users"'])
  expect((await v2.send(new ListRoutingRulesCommand({ DomainName }))).RoutingRules?.map(({ Priority }) => Priority)).toEqual([10, 60])
  await v2.send(new DeleteRoutingRuleCommand({ DomainName, RoutingRuleId }))
  expect((await call(DomainName, '/users'))[0]).toBe(403)

  await v2.send(new UpdateDomainNameV2Command({ DomainName, RoutingMode: 'API_MAPPING_ONLY' }))
  expect(await call(DomainName, '/shop/eu/1')).toEqual([200, '"one /{proxy+} /shop/eu/1"'])
  expect(await v1.send(new GetDomainNameCommand({ domainName: DomainName }))).toMatchObject({ routingMode: 'BASE_PATH_MAPPING_ONLY' })
})

test('refusals are the SDK’s own exceptions, and what is not there is said by its name', async () => {
  await expect(v2.send(new DeleteDomainNameCommand({ DomainName: 'none.example.com' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid domain name identifier specified',
  })
  await expect(v2.send(new CreateApiCommand({ Name: 'http', ProtocolType: 'HTTP' }))).rejects.toMatchObject({
    name: 'NotImplementedException',
    message: 'Fourbox does not have CreateApi',
    $metadata: { httpStatusCode: 501 },
  })
})

test('tags travel with an ARN in the path', async () => {
  const DomainName = 'tagged.example.com'
  const { DomainNameArn } = await v2.send(new CreateDomainNameV2Command({ DomainName, DomainNameConfigurations: [{ CertificateArn }] }))
  await v2.send(new TagResourceCommand({ ResourceArn: DomainNameArn, Tags: { 'a/b': 'c d' } }))
  const { Items = [] } = await v2.send(new GetDomainNamesCommand({}))
  expect(Items.find((domain) => domain.DomainName === DomainName)?.Tags).toEqual({ 'a/b': 'c d' })
})

async function call(host: string, path: string, headers: readonly string[] = []): Promise<[number | undefined, string]> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request({ host: '127.0.0.1', port: server.ports.execute, path, headers: ['host', host, ...headers] }, resolve)
    .on('error', reject)
    .end()
  const answer = await promise
  return [answer.statusCode, await text(answer)]
}
