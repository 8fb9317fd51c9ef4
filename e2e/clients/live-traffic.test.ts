import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy, mock, type Deployed } from '../deploy.ts'
import { listen, type Listening } from '../listen.ts'
import { type RunningServer, startServer } from '../server.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-traffic-'))
let server: RunningServer
let live: Deployed
beforeAll(async () => {
  server = await startServer({ dataFolder, arguments: ['--workers', '3'] })
  live = await deploy(server, { '/pets': { get: { integration: mock('[]') }, post: { integration: mock('{}') } } }, {}, { stage: 'live' })
})
afterAll(async () => {
  await server.stop()
  rmSync(dataFolder, { recursive: true })
})

test('while somebody looks at a stage without tracing, its calls are told by every worker; before and after, nothing is kept', async () => {
  const before = await requestIdOf(fetch(live.url('/pets')))
  const calls = await watch()
  const ids = await Promise.all(Array.from({ length: 60 }, (_, n) => requestIdOf(fetch(live.url(`/pets?n=${n}`), { headers: { connection: 'close' } }))))
  expect((await told(calls, ids.length)).map(({ requestId }) => requestId).toSorted()).toEqual(ids.toSorted())
  await calls.end()
  await expect.poll(async () => (await trace(await requestIdOf(fetch(live.url('/pets'))))).status).toBe(404)
  expect((await trace(before)).status).toBe(404)
})

test('only the stage that is looked at is told of, with what decided and what the back end took', async () => {
  const pets = { '/pets': { get: { integration: mock('[]') } } }
  // Nobody has looked at these: of a stage that was looked at a moment ago a batch may still be on its way.
  const [looked, other] = [await deploy(server, pets, {}, { stage: 'live' }), await deploy(server, pets)]
  const calls = await watch(looked)
  await fetch(other.url('/pets'))
  await fetch(looked.url('/pets?page=2&token=secret-token'))
  await fetch(looked.url('/nothing'))
  const [first, second] = (await told(calls, 2)).toSorted((a, b) => a.status - b.status)
  expect(first).toMatchObject({
    stage: 'live',
    path: '/pets',
    query: '?page=2&token=******-token',
    status: 200,
    integrationLatencyInMillis: expect.any(Number),
    bytes: 2,
  })
  expect(second).toMatchObject({ path: '/nothing', status: 403, decision: expect.stringContaining('No method for GET /nothing') })
  await calls.end()
})

test('what was recorded is read by the next server on the same data, and a call is sent again from it', async () => {
  const calls = await watch()
  const body = JSON.stringify({ name: 'Rex' })
  const sent = await requestIdOf(fetch(live.url('/pets?again=yes'), { method: 'POST', headers: { 'content-type': 'application/json', 'x-own': 'mine' }, body }))
  await told(calls, 1)
  await calls.end()
  await server.stop()
  server = await startServer({ dataFolder, arguments: ['--workers', '3'] })

  const { item } = await (await get(`traces/calls?restApiId=${live.restApiId}&stage=live&limit=1`)).json()
  expect(item).toMatchObject([{ requestId: sent, httpMethod: 'POST', path: '/pets', query: '?again=yes', status: 200 }])
  const { request } = await (await trace(sent)).json()
  expect(request).toMatchObject({ body: { text: body }, headers: expect.arrayContaining([['x-own', 'mine']]), masked: [] })

  const replayed = await watch()
  const call = {
    domainName: 'localhost',
    httpMethod: request.httpMethod,
    path: request.target,
    headers: request.headers,
    body: btoa(request.body.text),
    isBase64Encoded: true,
  }
  const answer = await fetch(`${server.controlOrigin}/_fourbox/domain-calls`, {
    method: 'POST',
    headers: { 'x-fourbox-token': server.token },
    body: JSON.stringify(call),
  })
  expect(await answer.json()).toMatchObject({ status: 200, body: '{}' })
  const [again] = await told(replayed, 1)
  expect(again).toMatchObject({ path: '/pets', query: '?again=yes', status: 200 })
  expect((await (await trace(again?.requestId ?? '')).json()).request).toMatchObject({ body: { text: body } })
  await replayed.end()
})

interface Told {
  readonly requestId: string
  readonly status: number
}

/** Listens from the moment on at which every worker tells of its calls. */
async function watch({ restApiId }: Deployed = live): Promise<Listening> {
  const calls = await listen(server, `traces/live?restApiId=${restApiId}&stage=live`)
  expect(await calls.next()).toEqual({ calls: [], missed: 0 })
  return calls
}

async function told(calls: Listening, count: number): Promise<readonly Told[]> {
  const all: Told[] = []
  while (all.length < count) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a batch as the server documents it; what it holds is asserted by each test
    all.push(...((await calls.next()) as { readonly calls: readonly Told[] }).calls)
  }
  return all
}

async function requestIdOf(answer: Promise<Response>): Promise<string> {
  return (await answer).headers.get('x-amzn-requestid') ?? ''
}

function trace(requestId: string): Promise<Response> {
  return get(`traces/${requestId}`)
}

function get(path: string): Promise<Response> {
  return fetch(`${server.controlOrigin}/_fourbox/${path}`, { headers: { 'x-fourbox-token': server.token } })
}

test('who looks at what cannot be is refused, and only so many may look', async () => {
  const leave = new AbortController()
  const look = (query: string) =>
    fetch(`${server.controlOrigin}/_fourbox/traces/live?${query}`, { headers: { 'x-fourbox-token': server.token }, signal: leave.signal })
  expect((await look(`restApiId=${'z'.repeat(12_000)}`)).status).toBe(400)
  const answers = await Promise.all(Array.from({ length: 101 }, () => look('restApiId=abc&stage=prod')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(100)
  expect(answers.filter(({ status }) => status === 503)).toHaveLength(1)
  leave.abort()
  const next = new AbortController()
  const again = () => fetch(`${server.controlOrigin}/_fourbox/traces/live?stage=prod`, { headers: { 'x-fourbox-token': server.token }, signal: next.signal })
  await expect.poll(async () => (await again()).status).toBe(200)
  next.abort()
})
