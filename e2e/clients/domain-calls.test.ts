import { CreateBasePathMappingCommand, CreateDomainNameCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

const domainName = 'api.example.com'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
  const hello = { get: { integration: mock('"hello $input.params(\'x-name\')"') }, post: { integration: mock('"posted"') } }
  const { restApiId } = await deploy(server, { '/hello': hello }, {}, { stage: 'live' })
  const client = server.client()
  await client.send(new CreateDomainNameCommand({ domainName, certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a' }))
  await client.send(new CreateBasePathMappingCommand({ domainName, basePath: 'v1', restApiId, stage: 'live' }))
})
afterAll(() => server.stop())

test('a call under a custom domain name is sent for whoever cannot choose a host', async () => {
  const answered = await ask({
    domainName,
    httpMethod: 'GET',
    path: '/v1/hello?a=b',
    headers: [
      ['x-name', 'you'],
      ['Host', 'elsewhere.example.com'],
    ],
  })
  expect(answered).toMatchObject({ status: 200, body: '"hello you"', latencyInMillis: expect.any(Number) })
  expect(answered.headers).toContainEqual(['Content-Type', 'application/json'])
  expect(await ask({ domainName, httpMethod: 'POST', path: '/v1/hello', body: '{}' })).toMatchObject({ status: 200, body: '"posted"' })
  expect(await ask({ domainName, httpMethod: 'GET', path: '/elsewhere' })).toMatchObject({ status: 403 })
  expect(await ask({ domainName: 'unknown.example.com', httpMethod: 'GET', path: '/' })).toMatchObject({ status: 403 })
})

test.for([
  {},
  { domainName, httpMethod: 'GET', path: 'v1' },
  { domainName, httpMethod: 'GET /x HTTP/1.1', path: '/' },
  { domainName: 'a b', httpMethod: 'GET', path: '/' },
  { domainName, httpMethod: 'GET', path: '/', headers: [['a']] },
  { domainName, httpMethod: 'GET', path: '/', headers: [['a', 'b\r\nc: d']] },
  { domainName, httpMethod: 'GET', path: '/ HTTP/1.1\r\n' },
])('%j is no call', async (call) => {
  const answer = await post(call)
  expect([answer.status, typeof (await answer.json()).message]).toEqual([400, 'string'])
})

test('nobody without a credential can have one sent', async () => {
  const answer = await fetch(`${server.controlOrigin}/_fourbox/domain-calls`, { method: 'POST', body: '{}' })
  expect(answer.status).toBe(403)
})

async function ask(call: object) {
  const answer = await post(call)
  expect(answer.status).toBe(200)
  return answer.json()
}

function post(call: object): Promise<Response> {
  return fetch(`${server.controlOrigin}/_fourbox/domain-calls`, { method: 'POST', headers: { 'x-fourbox-token': server.token }, body: JSON.stringify(call) })
}
