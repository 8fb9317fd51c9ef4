import { CreateApiKeyCommand, CreateUsagePlanCommand, CreateUsagePlanKeyCommand } from '@aws-sdk/client-api-gateway'
import type { ThrottleBucket } from '@fourbox/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

/** So slow that no bucket refills while a test runs. */
const rateLimit = 0.001
const keyValue = 'a-key-of-thirty-characters-000'

let server: RunningServer
let api: Deployed
let plan: string
let key: string

beforeAll(async () => {
  server = await startServer({ arguments: ['--workers', '2'] })
  const client = server.client()
  api = await deploy(
    server,
    { '/pets': { get: { integration: mock('pets'), security: [{ api_key: [] }] } } },
    { securityDefinitions: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
    {
      patches: [
        { op: 'replace', path: '/*/*/throttling/rateLimit', value: `${rateLimit}` },
        { op: 'replace', path: '/*/*/throttling/burstLimit', value: '100' },
      ],
    },
  )
  const { id: keyId = '' } = await client.send(new CreateApiKeyCommand({ value: keyValue, enabled: true }))
  const { id: usagePlanId = '' } = await client.send(
    new CreateUsagePlanCommand({
      name: 'Partner',
      throttle: { rateLimit, burstLimit: 40 },
      apiStages: [{ apiId: api.restApiId, stage: api.stage, throttle: { '/pets/GET': { rateLimit, burstLimit: 20 } } }],
    }),
  )
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  plan = usagePlanId
  key = keyId
})
afterAll(() => server.stop())

function ask(parameters: Readonly<Record<string, string>>): Promise<Response> {
  const query = new URLSearchParams(parameters).toString()
  return fetch(`${server.controlOrigin}/_fourbox/throttle/${api.restApiId}/${api.stage}?${query}`, { headers: { 'x-fourbox-token': server.token } })
}

async function buckets(parameters: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { item }: { readonly item: readonly ThrottleBucket[] } = await (await ask({ path: '/pets', method: 'GET', ...parameters })).json()
  return item.map(({ level, rate, burst, tokens }) => `${level} ${rate}/${burst}: ${Math.floor(tokens)}`)
}

test('the buckets that a call meets are told in their order, and each call takes a token of each while looking takes none', async () => {
  const looked = () => buckets({ plan, key })
  expect(await looked()).toEqual(['plan-method 0.001/20: 20', 'plan 0.001/40: 40', 'method 0.001/100: 100'])
  const statuses = await Promise.all(
    Array.from({ length: 4 }, async () => (await fetch(api.url('/pets'), { headers: { connection: 'close', 'x-api-key': keyValue } })).status),
  )
  expect(statuses).toEqual([200, 200, 200, 200])
  await looked()
  expect(await looked()).toEqual(['plan-method 0.001/20: 16', 'plan 0.001/40: 36', 'method 0.001/100: 96'])
})

test('a call without a key meets the stage’s bucket alone', async () => {
  expect(await buckets({})).toEqual([expect.stringMatching(/^method 0.001\/100: /)])
})

test.each([
  ['The stage serves no such method', { path: '/pets', method: 'POST' }],
  ['The stage serves no such method', { path: '/nowhere', method: 'GET' }],
  ['There is no such usage plan, or it does not have the key', { path: '/pets', method: 'GET', plan: 'none', key: 'none' }],
])('what is not there is told: %s', async (message, parameters) => {
  const answer = await ask(parameters)
  expect([answer.status, await answer.json()]).toEqual([404, { message }])
})
