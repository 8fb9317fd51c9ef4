import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateStageCommand, DeleteStageCommand, GetDeploymentsCommand, GetResourcesCommand, TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, httpProxy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'
import { workersOf } from '../worker-processes.ts'

/** Answers with the status that the path names. */
let reached = 0
const backEnd = createServer((request, response) => {
  reached++
  response.writeHead(Number(request.url?.slice(1))).end('said')
})
let uri = ''
let server: RunningServer

beforeAll(async () => {
  await new Promise<void>((resolve) => backEnd.listen(0, '127.0.0.1', resolve))
  const address = backEnd.address()
  uri = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  server = await startServer({ arguments: ['--workers', '2'] })
})
afterAll(async () => {
  await server.stop()
  backEnd.close()
  backEnd.closeAllConnections()
})

const paths = () => ({
  '/pets': { get: { integration: mock('pets') }, post: { integration: httpProxy(`${uri}/201`) } },
  '/bad': { any: { integration: httpProxy(`${uri}/404`) } },
  '/broken': { any: { integration: httpProxy(`${uri}/503`) } },
})

/** Each on a connection of its own, so that every worker has its share. */
async function call(url: string, method: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await (await fetch(url, { method, headers: { connection: 'close' } })).arrayBuffer()
}

async function read(of: RunningServer, query: Readonly<Record<string, string>>) {
  const answer = await fetch(`${of.controlOrigin}/_fourbox/metrics?${new URLSearchParams(query)}`, { headers: { 'x-fourbox-token': of.token } })
  return { status: answer.status, body: await answer.json() }
}

async function countOf(of: RunningServer, { restApiId, stage }: Deployed): Promise<number> {
  return (await read(of, { restApiId, stage })).body.total.count
}

test('figures are those of the calls that were made: by stage, by method, by time, in every range', async () => {
  const api = await deploy(server, paths())
  await call(api.url('/pets'), 'GET', 7)
  await call(api.url('/pets'), 'POST', 3)
  await call(api.url('/bad'), 'PUT', 2)
  await call(api.url('/broken'), 'GET', 4)
  await call(api.url('/nowhere'), 'GET', 1)
  for (const range of ['300', '3600', '86400', '1296000']) {
    const { body } = await read(server, { restApiId: api.restApiId, stage: 'prod', range })
    expect(body.total).toMatchObject({ count: 17, error4xx: 3, error5xx: 4, cacheHitCount: 0, cacheMissCount: 0 })
    expect(body.points.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(17)
    expect(
      body.methods.map(({ method, total }: { method?: { httpMethod: string; resourcePath: string }; total: { count: number } }) => [method, total.count]),
    ).toEqual([
      [{ httpMethod: 'GET', resourcePath: '/pets' }, 7],
      [{ httpMethod: 'ANY', resourcePath: '/broken' }, 4],
      [{ httpMethod: 'POST', resourcePath: '/pets' }, 3],
      [{ httpMethod: 'ANY', resourcePath: '/bad' }, 2],
      [undefined, 1],
    ])
  }
  const { body: one } = await read(server, { restApiId: api.restApiId, stage: 'prod', httpMethod: 'POST', resourcePath: '/pets' })
  expect(one.total).toMatchObject({ count: 3, latency: { p50: expect.any(Number) }, integrationLatency: { p99: expect.any(Number) } })
  expect(one.total.latency.p50).toBeGreaterThanOrEqual(one.total.integrationLatency.p50 / 1.04)
  expect((await read(server, { restApiId: api.restApiId, stage: 'other' })).body.total).toEqual({
    count: 0,
    error4xx: 0,
    error5xx: 0,
    cacheHitCount: 0,
    cacheMissCount: 0,
  })
})

test('what Test of a method runs is no call', async () => {
  const api = await deploy(server, paths())
  const { items = [] } = await server.client().send(new GetResourcesCommand({ restApiId: api.restApiId }))
  const resourceId = items.find(({ path }) => path === '/pets')?.id
  await server.client().send(new TestInvokeMethodCommand({ restApiId: api.restApiId, resourceId, httpMethod: 'GET' }))
  await call(api.url('/pets'), 'GET', 1)
  expect(await countOf(server, api)).toBe(1)
})

test('answers from the stage cache and calls that it could not answer are counted', async () => {
  const patches = [
    { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
    { op: 'replace', path: '/cacheClusterSize', value: '0.5' },
    { op: 'replace', path: '/*/*/caching/enabled', value: 'true' },
  ] as const
  const api = await deploy(server, { '/pets': { get: { integration: httpProxy(`${uri}/200`) } } }, {}, { patches })
  const before = reached
  await call(api.url('/pets'), 'GET', 9)
  const { total } = (await read(server, { restApiId: api.restApiId })).body
  // Each worker has a cache of its own.
  expect([total.cacheHitCount, total.cacheMissCount]).toEqual([9 - (reached - before), reached - before])
  expect(total.cacheHitCount).toBeGreaterThanOrEqual(7)
})

test('a stage that is made anew under the name of another begins at nothing', async () => {
  const api = await deploy(server, paths())
  await call(api.url('/pets'), 'GET', 2)
  expect(await countOf(server, api)).toBe(2)
  const { items: [deployment] = [] } = await server.client().send(new GetDeploymentsCommand({ restApiId: api.restApiId }))
  await server.client().send(new DeleteStageCommand({ restApiId: api.restApiId, stageName: 'prod' }))
  await server.client().send(new CreateStageCommand({ restApiId: api.restApiId, stageName: 'prod', deploymentId: deployment?.id }))
  await expect.poll(() => countOf(server, api)).toBe(0)
})

test('figures survive a stop, the end of a worker and kill -9: all that was read before, and what is counted later is added', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-metrics-'))
  const first = await startServer({ dataFolder })
  const api = await deploy(first, paths())
  const on = (of: RunningServer): Deployed => ({ ...api, url: (path) => of.invokeUrl(api.restApiId, api.stage, path) })
  await call(on(first).url('/pets'), 'GET', 3)
  // Told to end in the turn in which it has answered: what it counted is written before.
  await first.stop()

  const second = await startServer({ dataFolder })
  expect(await countOf(second, api)).toBe(3)
  await call(on(second).url('/pets'), 'GET', 4)
  expect(await countOf(second, api)).toBe(7)
  const [worker = 0] = workersOf(second)
  process.kill(worker, 'SIGKILL')
  await expect.poll(async () => (await fetch(on(second).url('/pets')).catch(() => undefined))?.status).toBe(200)
  expect(await countOf(second, api)).toBe(8)
  await second.kill9()

  const third = await startServer({ dataFolder })
  expect(await countOf(third, api)).toBe(8)
  await third.stop()
  rmSync(dataFolder, { recursive: true })
})

test.each([
  ['', 'restApiId is missing'],
  ['restApiId=a&range=0', 'range must be a whole number from 1 to 1296000'],
])('a query “%s” is refused by name', async (query, message) => {
  expect(await read(server, Object.fromEntries(new URLSearchParams(query)))).toEqual({ status: 400, body: { message } })
})
