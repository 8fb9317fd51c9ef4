import {
  CreateBasePathMappingCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  DeleteStageCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, mock } from '../deploy.ts'
import { sendRaw } from '../raw-http.ts'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let api: Deployed

beforeAll(async () => {
  server = await startServer()
  api = await deploy(server, { '/place': { any: { integration: mock('$context.domainName $context.path $context.resourcePath') } } })
})
afterAll(() => server.stop())

/** Asks the data plane under any Host. */
async function ask(host: string, path: string) {
  const { status, text } = await sendRaw(server.ports.execute, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  return { status, body: text.slice(text.indexOf('\r\n\r\n') + 4), head: text.slice(0, text.indexOf('\r\n\r\n')) }
}

test('all forms of an invoke URL lead to the stage', async () => {
  const { restApiId } = api
  const own = `${restApiId}.execute-api.localhost /prod/place /place`
  for (const [host, path, body] of [
    [`${restApiId}.execute-api.localhost:${server.ports.execute}`, '/prod/place', own],
    [`${restApiId.toUpperCase()}.EXECUTE-API.localhost`, '/prod/place', own],
    [`${restApiId}.execute-api.us-east-1.localhost`, '/prod/place', `${restApiId}.execute-api.us-east-1.localhost /prod/place /place`],
    ['localhost', `/_aws/execute-api/${restApiId}/prod/place`, own],
    ['127.0.0.1', `/restapis/${restApiId}/prod/_user_request_/place`, own],
  ] as const) {
    expect(await ask(host, path)).toMatchObject({ status: 200, body })
  }
})

test('the host of a private API leads to it, and tells its resource policy the VPC endpoint', async () => {
  const { restApiId } = await deploy(server, { '/place': { any: { integration: mock('$context.identity.vpceId') } } })
  expect(await ask(`${restApiId}-vpce-0a1b2c.execute-api.us-east-1.amazonaws.com`, '/prod/place')).toMatchObject({ status: 200, body: 'vpce-0a1b2c' })
  const policy = {
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*',
        Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c' } },
      },
    ],
  }
  const client = server.client()
  await client.send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/policy', value: JSON.stringify(policy) }] }))
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
  expect(await ask(`${restApiId}-vpce-0a1b2c.execute-api.localhost`, '/prod/place')).toMatchObject({ status: 200 })
  expect(await ask(`${restApiId}-vpce-ffff.execute-api.localhost`, '/prod/place')).toMatchObject({ status: 403 })
})

test('an unknown API, an unknown stage and no stage are forbidden', async () => {
  for (const [host, path] of [
    ['nowhere.execute-api.localhost', '/prod/place'],
    [`${api.restApiId}.execute-api.localhost`, '/other/place'],
    [`${api.restApiId}.execute-api.localhost`, '/'],
    ['localhost', `/_aws/execute-api/${api.restApiId}/other/place`],
    ['api.example.com', '/place'],
  ] as const) {
    const answer = await ask(host, path)
    expect([host, path, answer.status, answer.body]).toEqual([host, path, 403, '{"message":"Forbidden"}'])
    expect(answer.head).toContain('x-amzn-ErrorType: ForbiddenException')
  }
})

test('an unknown path, a wrong verb and a stage without a slash lack an authentication token', async () => {
  for (const path of ['/prod/nowhere', '/prod', '/prod/', '/prod/place/deeper']) {
    const answer = await ask(`${api.restApiId}.execute-api.localhost`, path)
    expect([path, answer.status, answer.body]).toEqual([path, 403, '{"message":"Missing Authentication Token"}'])
    expect(answer.head).toContain('x-amzn-ErrorType: MissingAuthenticationTokenException')
  }
})

test('an Authorization header that is no signature is read as one where nothing is routed', async () => {
  const answer = await fetch(api.url('/nowhere'), { headers: { authorization: 'Bearer abc' } })
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([403, 'IncompleteSignatureException'])
  expect(await answer.json()).toEqual({ message: expect.stringMatching(/^Invalid key=value pair \(missing equal-sign\) in Authorization header/) })
})

test('a custom domain serves its base path mappings, the longest first', async () => {
  const client = server.client()
  const domainName = 'api.example.com'
  await client.send(new CreateDomainNameCommand({ domainName, endpointConfiguration: { types: ['REGIONAL'] }, regionalCertificateArn: certificateArn }))
  await client.send(new CreateBasePathMappingCommand({ domainName, basePath: 'v1', restApiId: api.restApiId, stage: 'prod' }))
  await client.send(new CreateBasePathMappingCommand({ domainName, basePath: 'free', restApiId: api.restApiId }))
  expect(await ask('API.example.com', '/v1/place')).toMatchObject({ status: 200, body: 'api.example.com /v1/place /place' })
  expect(await ask(domainName, '/free/prod/place')).toMatchObject({ status: 200, body: 'api.example.com /free/prod/place /place' })
  expect(await ask(domainName, '/place')).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' })
  expect(await ask(domainName, '/ping')).toMatchObject({ status: 200 })
})

test('a base path alone is the root resource, with or without a slash', async () => {
  const client = server.client()
  const domainName = 'rooted.example.com'
  const { restApiId } = await deploy(server, { '/': { get: { integration: mock('root of $context.path') } } })
  await client.send(new CreateDomainNameCommand({ domainName, endpointConfiguration: { types: ['REGIONAL'] }, regionalCertificateArn: certificateArn }))
  await client.send(new CreateBasePathMappingCommand({ domainName, basePath: 'v1', restApiId, stage: 'prod' }))
  await client.send(new CreateBasePathMappingCommand({ domainName, basePath: 'free', restApiId }))
  for (const path of ['/v1', '/v1/', '/free/prod', '/free/prod/']) expect(await ask(domainName, path)).toMatchObject({ status: 200, body: `root of ${path}` })
})

const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000'

test('a default endpoint that is switched off is forbidden from the next deployment on', async () => {
  const { restApiId, url } = await deploy(server, { '/place': { any: { integration: mock('here') } } })
  const client = server.client()
  await client.send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/disableExecuteApiEndpoint', value: 'true' }] }))
  expect((await fetch(url('/place'))).status).toBe(200)
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
  const answer = await fetch(url('/place'))
  expect([answer.status, await answer.text()]).toEqual([403, '{"message":"Forbidden"}'])
})

test('a deployment acts at once, a deleted stage too', async () => {
  const { restApiId, url } = await deploy(server, { '/place': { any: { integration: mock('first') } } })
  const client = server.client()
  for (let n = 0; n < 20; n++) {
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: `stage${n % 2}`, variables: { n: `${n}` } }))
    expect((await fetch(url('/place').replace('/prod/', `/stage${n % 2}/`))).status).toBe(200)
  }
  await client.send(new DeleteStageCommand({ restApiId, stageName: 'prod' }))
  expect((await fetch(url('/place'))).status).toBe(403)
})

test('the health of the data plane is asked where the host names no API', async () => {
  expect(await ask('localhost', '/healthz')).toMatchObject({ status: 200, body: '{"status":"ok"}' })
  expect(await ask('10.1.2.3', '/readyz')).toMatchObject({ status: 200, body: '{"status":"ready","role":"both"}' })
  expect(await ask('execute-api.us-east-1.amazonaws.com', '/ping')).toMatchObject({ status: 200, body: 'healthy' })
})
