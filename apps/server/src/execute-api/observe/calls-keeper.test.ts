import { type CalledMethod, callFigures, CallTally } from '@fourbox/domain'
import type { CallMetrics } from '@fourbox/engine'
import { type Store, StoreUnavailable } from '@fourbox/store'
import { expect, test } from 'vitest'
import { trialStore } from '../../testing/trial-store.ts'
import { CallsKeeper } from './calls-keeper.ts'

const now = 1_800_000_000_000
const get = { httpMethod: 'GET', resourcePath: '/pets' }
const call: CallMetrics = {
  status: 200,
  latencyInMillis: 10,
  integrationLatencyInMillis: 4,
  cache: undefined,
  method: get,
  isDetailed: false,
  gatewayResponseType: undefined,
}

async function counted({ metrics }: Store) {
  const found = await metrics.read({ restApiId: 'api', resolutionInSeconds: 1, stepInSeconds: 1, from: now, until: now + 3_600_000 })
  return found.map(({ method, at, sums }) => [name(method), at - now, sums.count])
}

const name = (method: CalledMethod['method']) => method && `${method.httpMethod} ${method.resourcePath}`

test('calls are kept by method and second, and those that no method answered apart', async () => {
  const store = await trialStore()
  const keeper = new CallsKeeper(store.metrics)
  keeper.count('api', 'prod', call, now + 999)
  keeper.count('api', 'prod', { ...call, status: 500 }, now + 1000)
  keeper.count('api', 'prod', { ...call, method: { ...get } }, now + 1500)
  keeper.count('api', 'prod', { ...call, status: 403, method: undefined, integrationLatencyInMillis: undefined }, now + 2000)
  await keeper.flush()
  expect(await counted(store)).toEqual([
    [undefined, 2000, 1],
    ['GET /pets', 0, 1],
    ['GET /pets', 1000, 2],
  ])
})

test('what is counted while the last batch is written is in the next', async () => {
  const store = await trialStore()
  const keeper = new CallsKeeper(store.metrics)
  keeper.count('api', 'prod', call, now)
  const first = keeper.flush()
  keeper.count('api', 'prod', call, now)
  await Promise.all([first, keeper.flush()])
  await keeper.flush()
  keeper.count('api', 'prod', call, now)
  await keeper.flush()
  expect(await counted(store)).toEqual([['GET /pets', 0, 3]])
})

test('while the store is locked calls wait in bounded room: none is lost, though the last of them lose their second', async () => {
  const store = await trialStore()
  const lines: string[] = []
  let isLocked = true
  const add: typeof store.metrics.add = async (rows) => {
    if (isLocked) throw new StoreUnavailable('locked', 'fourbox.sqlite', new Error('database is locked'))
    expect(rows.length).toBeLessThanOrEqual(10_001)
    await store.metrics.add(rows.slice(0, 1))
    for (const { sums } of rows) tally.add(sums)
  }
  const tally = new CallTally()
  const keeper = new CallsKeeper({ ...store.metrics, add }, (line) => lines.push(line))
  for (let second = 0; second < 12_000; second++) {
    keeper.count('api', 'prod', call, now + second * 1000)
    if (second % 1000 === 0) await keeper.flush()
  }
  isLocked = false
  await keeper.flush()
  await keeper.flush()
  expect(callFigures(tally.take())).toMatchObject({ count: 12_000 })
  expect(lines).toEqual([expect.stringMatching(/^Figures of calls wait in memory: Another process holds the lock/)])
})
