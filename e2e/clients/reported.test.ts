import {
  type APIGatewayClient,
  CreateApiKeyCommand,
  CreateBasePathMappingCommand,
  CreateDomainNameCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  CreateUsagePlanCommand,
  GetAuthorizerCommand,
  CreateAuthorizerCommand,
  GetRestApiCommand,
  GetStagesCommand,
  ImportRestApiCommand,
  PutGatewayResponseCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  TagResourceCommand,
  UpdateMethodCommand,
  UpdateResourceCommand,
  UpdateStageCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deploy, httpProxy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

/** What users of the service report, tried on a running server; docs/parity.md names the thread of each. */
let server: RunningServer
let client: APIGatewayClient
let backEnd: Server
let backEndOrigin: string
let seen: { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string } | undefined
let restApiId: string
let rootId: string

beforeAll(async () => {
  server = await startServer()
  client = server.client()
  backEnd = createServer((request, response) => {
    void text(request).then((body) => {
      seen = { url: request.url ?? '', headers: request.headers, body }
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"x":1.0,"y":1.50,"z":12345678901234567890}')
    })
  })
  await new Promise<void>((resolve) => void backEnd.listen(0, '127.0.0.1', resolve))
  const address = backEnd.address()
  backEndOrigin = `http://127.0.0.1:${isPort(address) ? address.port : 0}`
})
afterAll(async () => {
  backEnd.close()
  backEnd.closeAllConnections()
  await server.stop()
})
beforeEach(async () => {
  const api = await client.send(new CreateRestApiCommand({ name: 'reported' }))
  restApiId = api.id ?? ''
  rootId = api.rootResourceId ?? ''
})

test('a template of CloudFormation in an integration makes it a malformed one', async () => {
  const integration = { type: 'http', httpMethod: 'GET', uri: { 'Fn::Sub': 'http://x.example' } }
  const paths = { '/': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } }
  await expect(imported({ paths })).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'Unable to parse API definition because of a malformed integration at path /.',
  })
})

test('scalar and composed schemas and default responses are warned of', async () => {
  const content = (schema: object) => ({ content: { 'application/json': { schema } } })
  const responses = {
    200: { description: 'd', ...content({ allOf: [{}] }) },
    500: { description: 'd', ...content({ type: 'string' }) },
    default: { description: 'd' },
  }
  const { warnings } = await imported({ paths: { '/test': { get: { responses }, put: { requestBody: content({ allOf: [{}] }), responses: {} } } } })
  expect(warnings).toEqual([
    "Unsupported model type 'ComposedSchema' in 200 response to method 'GET /test'. Ignoring.",
    "Unsupported model type 'StringSchema' in 500 response to method 'GET /test'. Ignoring.",
    "API Gateway does not support Swagger's 'default' method response (found on 'GET /test')",
    "Unsupported model type 'Content' in request schema for 'PUT /test'. Ignoring.",
  ])
})

test('a definition is taken under any Content-Type, octets among them', async () => {
  for (const type of ['application/octet-stream', 'text/plain', 'application/x-yaml']) {
    const { status } = await fetch(`${server.controlOrigin}/restapis?mode=import`, {
      method: 'POST',
      headers: { 'x-fourbox-token': server.token, 'content-type': type },
      body: JSON.stringify({ openapi: '3.0.1', info: { title: 't' }, paths: {} }),
    })
    expect(status).toBe(201)
  }
})

test('an extension among the responses of an operation is passed over', async () => {
  const { id } = await imported({ paths: { '/': { get: { responses: { 'x-note': { any: 'thing' }, 200: { description: 'd' } } } } } })
  expect(id).toMatch(/^[a-z0-9]{10}$/)
})

test('a cache key that the method does not declare is refused', async () => {
  await putMethod('GET', { 'method.request.querystring.page': false })
  const put = (cacheKeyParameters: string[]) => client.send(new PutIntegrationCommand({ ...method('GET'), type: 'MOCK', cacheKeyParameters }))
  await expect(put(['method.request.querystring.none'])).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'Invalid cache key parameter specified',
  })
  expect(await put(['method.request.querystring.page'])).toMatchObject({ cacheKeyParameters: ['method.request.querystring.page'] })
})

test('the context is mapped without “method” before it, and may be a cache key then', async () => {
  await putMethod('GET')
  const put = (expression: string) =>
    client.send(
      new PutIntegrationCommand({
        ...method('GET'),
        type: 'MOCK',
        requestParameters: { 'integration.request.header.who': expression },
        cacheKeyParameters: ['integration.request.header.who'],
      }),
    )
  await expect(put('method.context.authorizer.principalId')).rejects.toThrow('Invalid mapping expression specified: method.context.authorizer.principalId')
  expect(await put('context.authorizer.principalId')).toMatchObject({ cacheKeyParameters: ['integration.request.header.who'] })
})

test('an address that is one stage variable is no ARN; a name within an ARN may be one', async () => {
  await putMethod('GET')
  const put = (uri: string) => client.send(new PutIntegrationCommand({ ...method('GET'), type: 'AWS', integrationHttpMethod: 'POST', uri }))
  await expect(put('${stageVariables.function}')).rejects.toMatchObject({ name: 'BadRequestException', message: 'Invalid ARN specified in the request' })
  const named = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${stageVariables.f}/invocations'
  expect(await put(named)).toMatchObject({ uri: named })
})

test('a static value needs single quotes, also in a gateway response, whose headers have their own prefix', async () => {
  await putMethod('GET')
  const put = (value: string) =>
    client.send(new PutIntegrationCommand({ ...method('GET'), type: 'MOCK', requestParameters: { 'integration.request.header.a': value } }))
  await expect(put('"*"')).rejects.toThrow('errors : [Invalid mapping expression specified: "*"]')
  expect(await put("'*'")).toMatchObject({ requestParameters: { 'integration.request.header.a': "'*'" } })
  const customise = (name: string) =>
    client.send(new PutGatewayResponseCommand({ restApiId, responseType: 'UNAUTHORIZED', responseParameters: { [name]: "'*'" } }))
  await expect(customise('method.response.header.Access-Control-Allow-Origin')).rejects.toThrow(
    'errors : [Invalid mapping expression specified: method.response.header.Access-Control-Allow-Origin]',
  )
  expect(await customise('gatewayresponse.header.Access-Control-Allow-Origin')).toMatchObject({ responseType: 'UNAUTHORIZED' })
})

test('a header of an integration response is refused before the method response declares it', async () => {
  await putMethod('GET')
  await client.send(new PutIntegrationCommand({ ...method('GET'), type: 'MOCK' }))
  const put = client.send(
    new PutIntegrationResponseCommand({ ...method('GET'), statusCode: '401', responseParameters: { 'method.response.header.WWW-Authenticate': "'realm'" } }),
  )
  await expect(put).rejects.toMatchObject({ name: 'BadRequestException', message: expect.stringMatching(/^Invalid mapping expression specified: /) })
})

test('a method that is there is a conflict, however often it is put', async () => {
  await putMethod('POST')
  await expect(putMethod('POST')).rejects.toMatchObject({ name: 'ConflictException', message: 'Method already exists for this resource' })
})

test('the authorizer of a method is changed only where its type has one', async () => {
  await putMethod('GET')
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'
  const { id = '' } = await client.send(
    new CreateAuthorizerCommand({ restApiId, name: 'a', type: 'TOKEN', authorizerUri: uri, identitySource: 'method.request.header.A' }),
  )
  const patch = (...operations: (readonly [string, string])[]) =>
    client.send(new UpdateMethodCommand({ ...method('GET'), patchOperations: operations.map(([path, value]) => ({ op: 'replace', path, value })) }))
  await expect(patch(['/authorizationType', 'CUSTOM'])).rejects.toThrow(/^Invalid authorizer ID specified\./)
  expect(await patch(['/authorizationType', 'CUSTOM'], ['/authorizerId', id])).toMatchObject({ authorizationType: 'CUSTOM', authorizerId: id })
})

test('an authorizer without a TTL answers none, and one of requests without caching needs no source', async () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'
  const { id: authorizerId = '' } = await client.send(
    new CreateAuthorizerCommand({ restApiId, name: 'sourced', type: 'REQUEST', authorizerUri: uri, identitySource: 'method.request.header.Authorization' }),
  )
  expect(await client.send(new GetAuthorizerCommand({ restApiId, authorizerId }))).not.toHaveProperty('authorizerResultTtlInSeconds')
  const free = await client.send(new CreateAuthorizerCommand({ restApiId, name: 'free', type: 'REQUEST', authorizerUri: uri, authorizerResultTtlInSeconds: 0 }))
  expect(free).toMatchObject({ authorizerResultTtlInSeconds: 0 })
})

test('a renamed resource cannot become a second variable beside another', async () => {
  const create = async (pathPart: string) => (await client.send(new CreateResourceCommand({ restApiId, parentId: rootId, pathPart }))).id ?? ''
  await create('{key}')
  const resourceId = await create('plain')
  const rename = client.send(new UpdateResourceCommand({ restApiId, resourceId, patchOperations: [{ op: 'replace', path: '/pathPart', value: '{key1}' }] }))
  await expect(rename).rejects.toMatchObject({ name: 'BadRequestException' })
})

test('a stage needs its deployment, and says so of the member that is null', async () => {
  const response = await fetch(`${server.controlOrigin}/restapis/${restApiId}/stages`, {
    method: 'POST',
    headers: { 'x-fourbox-token': server.token, 'content-type': 'application/json' },
    body: '{"stageName":"s"}',
  })
  expect([response.status, response.headers.get('x-amzn-errortype'), await response.json()]).toEqual([
    400,
    'ValidationException',
    { message: "1 validation error detected: Value null at 'createStageInput.deploymentId' failed to satisfy constraint: Member must not be null" },
  ])
})

test('stage variables have names of word characters, and values that are not empty', async () => {
  const { deploymentId } = await stage()
  const create = (stageName: string, variables: Record<string, string>) =>
    client.send(new CreateStageCommand({ restApiId, stageName, deploymentId, variables }))
  await expect(create('a', { 'owner:name': 'x' })).rejects.toThrow('Invalid stage variable name: owner:name.  Please use names with only word characters.')
  await expect(create('b', { empty: '' })).rejects.toThrow(/^Invalid stage variable value: \. {2}Please use values with alphanumeric characters/)
  await expect(create('c', { alias: '$LATEST' })).rejects.toThrow(/^Invalid stage variable value: \$LATEST\./)
  expect(await create('d', { stage_storageprefix: 'two words' })).toMatchObject({ variables: { stage_storageprefix: 'two words' } })
})

test('a cache size without a cluster stays a size: there is no cache', async () => {
  const { deploymentId } = await stage()
  expect(await client.send(new CreateStageCommand({ restApiId, stageName: 'sized', deploymentId, cacheClusterSize: '0.5' }))).toMatchObject({
    cacheClusterEnabled: false,
    cacheClusterSize: '0.5',
    cacheClusterStatus: 'NOT_AVAILABLE',
  })
})

test('a setting’s path with a slash too many is refused with the paths that there are', async () => {
  await stage()
  const patch = (path: string) => client.send(new UpdateStageCommand({ restApiId, stageName: 's', patchOperations: [{ op: 'replace', path, value: '1' }] }))
  await expect(patch('/{proxy+}/ANY//throttling/burstLimit')).rejects.toThrow(
    /^Invalid method setting path: \/\{proxy\+\}\/ANY\/\/throttling\/burstLimit\. Must be one of: \[\/deploymentId, /,
  )
  await expect(patch('/tags/team')).rejects.toThrow(/^Invalid method setting path: \/tags\/team\./)
})

test('a usage plan takes a stage by its API and name, and says which stage there is not', async () => {
  await stage()
  const { id: usagePlanId = '' } = await client.send(new CreateUsagePlanCommand({ name: 'plan' }))
  const patch = (op: 'add' | 'remove', path: string, value?: string) =>
    client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations: [{ op, path, ...(value !== undefined && { value }) }] }))
  await expect(patch('add', '/apiStages', '{"apiId": "kx2asm6go3", "stage": "dev"}')).rejects.toMatchObject({ name: 'NotFoundException' })
  await expect(patch('add', '/apiStages', 'apiId=kx2asm6go3,stage=test')).rejects.toMatchObject({ name: 'BadRequestException' })
  expect(await patch('add', '/apiStages', `${restApiId}:s`)).toMatchObject({ apiStages: [{ apiId: restApiId, stage: 's' }] })
  await expect(patch('remove', `/apiStages/${restApiId}:s`)).rejects.toThrow(/^Invalid patch path {2}'\/apiStages\//)
  expect(await patch('remove', '/apiStages', `${restApiId}:s`)).toMatchObject({ apiStages: [] })
})

test('the value of an API key is used once in an account', async () => {
  const value = 'reported-key-value-of-some-length'
  await client.send(new CreateApiKeyCommand({ value }))
  await expect(client.send(new CreateApiKeyCommand({ value }))).rejects.toMatchObject({ name: 'ConflictException', message: 'API Key already exists' })
})

test('a domain may be a wildcard, and leads to no stage that there is not', async () => {
  const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000'
  expect(await client.send(new CreateDomainNameCommand({ domainName: '*.example.com', certificateArn }))).toMatchObject({ domainName: '*.example.com' })
  await expect(client.send(new CreateBasePathMappingCommand({ domainName: '*.example.com', restApiId, stage: 'none' }))).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'Invalid stage identifier specified',
  })
})

test('tags of a stage that there is not are refused as the stage is', async () => {
  const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/none`
  await expect(client.send(new TagResourceCommand({ resourceArn, tags: { a: 'b' } }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid stage identifier specified',
  })
})

test('dates are seconds, and the endpoint stands in every answer about an API', async () => {
  const response = await fetch(`${server.controlOrigin}/restapis/${restApiId}`, { headers: { 'x-fourbox-token': server.token } })
  const raw: { readonly createdDate?: unknown } = await response.json()
  expect(raw.createdDate).toEqual(expect.any(Number))
  const written = await client.send(new GetRestApiCommand({ restApiId }))
  expect(written.endpointConfiguration).toEqual({ types: ['EDGE'], ipAddressType: 'ipv4' })
})

test('an escaped slash is part of a path parameter, which a mapped path decodes', async () => {
  const { url } = await echo()
  await fetch(url('/items/my-id%2F100'))
  expect(seen?.url).toBe('/b/my-id/100')
  const templated = await deploy(server, { '/t/{id}': { get: { integration: mock("$input.params('id') $context.path") } } })
  expect(await (await fetch(templated.url('/t/my-id%2F100'))).text()).toMatch(/^my-id(?:%2F|\/)100 \/prod\/t\/my-id%2F100$/)
})

test('a compressed body is unpacked where compression is on, its coding with it', async () => {
  const { url } = await echo({ 'x-amazon-apigateway-minimum-compression-size': 0 })
  await fetch(url('/items/z'), { method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: gzipSync('{"a":1}') })
  expect([seen?.body, seen?.headers['content-encoding'], seen?.headers['content-length']]).toEqual(['{"a":1}', undefined, '7'])
})

test('an answer is compressed for who accepts it, and not for who asks for identity', async () => {
  const { url } = await echo({ 'x-amazon-apigateway-minimum-compression-size': 0 })
  const coding = async (accept: string) => (await fetch(url('/items/z'), { headers: { 'accept-encoding': accept } })).headers.get('content-encoding')
  expect([await coding('gzip'), await coding('identity')]).toEqual(['gzip', null])
})

test('the client’s Host goes to no back end', async () => {
  const { url } = await echo()
  await fetch(url('/items/h'))
  expect(seen?.headers.host).toBe(new URL(backEndOrigin).host)
})

test('a number is mapped as Java writes it: 1.0 stays 1.0', async () => {
  const template = "$input.json('$')|$input.json('$.x')|$input.path('$.x')|$input.path('$.y')|$input.path('$.z')"
  const integration = {
    type: 'http',
    httpMethod: 'GET',
    uri: backEndOrigin,
    responses: {
      default: {
        statusCode: '200',
        responseParameters: { 'method.response.header.x-number': 'integration.response.body.x' },
        responseTemplates: { 'application/json': template },
      },
    },
  }
  const responses = { 200: { description: 'd', headers: { 'x-number': { type: 'string' } } } }
  const { url } = await deploy(server, { '/n': { get: { integration, responses } } })
  const answer = await fetch(url('/n'))
  expect(await answer.text()).toBe('{"x":1.0,"y":1.5,"z":12345678901234567890}|1.0|1.0|1.5|12345678901234567890')
  expect(answer.headers.get('x-number')).toBe('1.0')
})

function isPort(address: ReturnType<Server['address']>): address is AddressInfo {
  return typeof address === 'object' && address !== null
}

function imported(definition: object) {
  return client.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify({ openapi: '3.0.1', info: { title: 't', version: '1' }, ...definition })) }))
}

function method(httpMethod: string) {
  return { restApiId, resourceId: rootId, httpMethod }
}

function putMethod(httpMethod: string, requestParameters: Record<string, boolean> = {}) {
  return client.send(new PutMethodCommand({ ...method(httpMethod), authorizationType: 'NONE', requestParameters }))
}

/** The test's API with one method, deployed to the stage `s`. */
async function stage(): Promise<{ readonly deploymentId: string }> {
  const { restApiId: id, stage: stageName } = await deploy(server, { '/': { get: { integration: mock('{}') } } }, {}, { stage: 's' })
  restApiId = id
  const { item = [] } = await client.send(new GetStagesCommand({ restApiId }))
  return { deploymentId: item.find((each) => each.stageName === stageName)?.deploymentId ?? '' }
}

/** `/items/{id}` proxied to the back end. */
function echo(extra: object = {}) {
  const integration = httpProxy(`${backEndOrigin}/b/{id}`, { requestParameters: { 'integration.request.path.id': 'method.request.path.id' } })
  return deploy(server, { '/items/{id}': { any: { integration, parameters: [{ in: 'path', name: 'id', required: true, type: 'string' }] } } }, extra)
}
