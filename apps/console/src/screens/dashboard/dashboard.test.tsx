import type { CallFigures, MetricsAnswer } from '@fourbox/domain'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { invokeAddress } from '../../testing/invoke-address.ts'
import { openConsole } from '../../testing/render-console.tsx'

const from = Date.UTC(2027, 0, 15, 8)
const figures = (count: number): CallFigures => ({
  count,
  error4xx: 3,
  error5xx: 1,
  cacheHitCount: 0,
  cacheMissCount: 0,
  latency: { average: 20, p50: 12.34, p90: 214.6, p99: 1520 },
})
const called = { restApiId: 'abc', stage: 'prod', counts: [{ at: from, count: 4 }] }
const metrics: MetricsAnswer = {
  from,
  until: from + 3_600_000,
  stepInSeconds: 60,
  total: figures(1612),
  points: [
    { at: from, ...figures(1600) },
    { at: from + 120_000, ...figures(12) },
  ],
  methods: [
    { ...called, method: { httpMethod: 'GET', resourcePath: '/pets' }, total: figures(1610) },
    { ...called, total: { count: 2, error4xx: 2, error5xx: 0, cacheHitCount: 0, cacheMissCount: 0 } },
  ],
}
const nothing: MetricsAnswer = { ...metrics, total: { count: 0, error4xx: 0, error5xx: 0, cacheHitCount: 0, cacheMissCount: 0 }, points: [], methods: [] }

const api = {
  GetRestApi: { id: 'abc', name: 'Pets' },
  GetStages: { item: [{ stageName: 'prod', deploymentId: 'd' }] },
  GetDeployment: {
    id: 'd',
    apiSummary: { '/pets': { GET: { apiKeyRequired: false, authorizationType: 'NONE' }, POST: { apiKeyRequired: false, authorizationType: 'NONE' } } },
  },
  GetDomainNames: { item: [] },
}

async function open(shown: MetricsAnswer, address = '') {
  answer(api, { '/_fourbox/metrics': JSON.stringify(shown) })
  await openConsole(`/apis/abc/dashboard${address}`)
}

test('while the stages are on their way the page says that it is loading', async () => {
  answer({ ...api, GetStages: 'never' })
  await openConsole('/apis/abc/dashboard')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('when the stages cannot be read the page says why', async () => {
  answer({ ...api, GetStages: new Refusal(503, 'ServiceUnavailableException', 'Not now') })
  await openConsole('/apis/abc/dashboard')
  expect(await screen.findByText('Not now')).toBeDefined()
})

test('before anything is deployed the page offers to deploy', async () => {
  answer({ ...api, GetStages: { item: [] } })
  await openConsole('/apis/abc/dashboard')
  expect(await screen.findByText('Nothing is deployed yet')).toBeDefined()
  expect(screen.getAllByRole('button', { name: 'Deploy API' }).length).toBeGreaterThan(0)
})

test('without calls the page says where to call', async () => {
  await open(nothing)
  expect(await screen.findByText('No calls to prod in this time')).toBeDefined()
  expect(await invokeAddress('Invoke URL')).toBe('http://abc.execute-api.localhost:4401/prod/')
})

test('calls are drawn with the figure of all, and stand in tables for every reader', async () => {
  await open(metrics)
  for (const name of [
    'API calls: 1,612; at most 1,600',
    'Latency: p90 215 ms; at most 1.52 s',
    'Integration latency: p90 –; at most 0.00 ms',
    '4xx error: 3, 0.2 %; at most 3',
    '5xx error: 1, 0.1 %; at most 1',
  ]) {
    expect(await screen.findByRole('img', { name })).toBeDefined()
  }
  // A stage without a cache has nothing to say of one.
  expect(screen.queryByRole('img', { name: /^Cache/ })).toBeNull()
  const [, first, second] = within(screen.getByRole('table', { name: 'Methods' })).getAllByRole('row')
  expect(first?.textContent).toBe('GET/pets1,61012.3 ms215 ms1.52 s–31–')
  expect(second?.textContent).toBe('No such method2––––20–')
  fireEvent.click(screen.getByRole('button', { name: 'The numbers, by 1 minute' }))
  const times = within(screen.getByRole('table', { name: 'The numbers by time' })).getAllByRole('row')
  expect(times.slice(1).map((row) => within(row).getAllByRole('cell')[0]?.textContent)).toEqual(['12', '1,600'])
})

test('a method is chosen in its table, and the address keeps it', async () => {
  await open(metrics, '?range=86400')
  const link = await screen.findByRole('link', { name: '/pets' })
  expect(link.getAttribute('href')).toBe('/console/apis/abc/dashboard?range=86400&stage=prod&method=GET+%2Fpets')
  fireEvent.click(link)
  expect(await screen.findByRole('button', { name: 'Method GET /pets' })).toBeDefined()
  expect(screen.getByRole('button', { name: 'Date range Last day' })).toBeDefined()
})

test('a time that has ended is not live', async () => {
  await open(metrics, `?from=${from}&to=${from + 60_000}`)
  const live: HTMLInputElement = await screen.findByRole('checkbox', { name: 'Live' })
  expect([live.checked, live.disabled]).toEqual([false, true])
  expect(screen.getByLabelText<HTMLInputElement>('To').value).toMatch(/^2027-01-15 /)
})
