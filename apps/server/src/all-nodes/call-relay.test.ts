import type { CallSummary } from '@fourbox/domain'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CallWatch } from '../execute-api/data-plane.ts'
import type { CallBatch } from '../execute-api/observe/call-feed.ts'
import { recordingDataPlane } from '../testing/recording-data-plane.ts'
import { CallRelay } from './call-relay.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const call = (requestId: string): CallSummary => ({
  requestId,
  restApiId: 'api',
  stage: 'prod',
  httpMethod: 'GET',
  path: '/',
  query: '',
  startedAt: 0,
  latencyInMillis: 1,
  status: 200,
})
const calls = (count: number) => Array.from({ length: count }, (_, n) => call(`${n}`))

/** A relay on workers that begin at once; who watches them, and what was told to whom. */
function relaying(tell?: () => Promise<void>) {
  const watches = new Set<CallWatch>()
  const told: (readonly [node: string, batch: CallBatch])[] = []
  const dataPlane = {
    ...recordingDataPlane(),
    watchCalls: (watch: CallWatch) => {
      watches.add(watch)
      watch.onCalls({ calls: [], missed: 0 })
      return () => void watches.delete(watch)
    },
  }
  const relay = new CallRelay(dataPlane, async (node, batch) => {
    await tell?.()
    told.push([node, batch])
  })
  return { relay, watches, told, made: (batch: CallBatch) => watches.forEach(({ onCalls }) => onCalls(batch)) }
}

test('calls are told together to each node that wants them, and nothing is told while there are none', async () => {
  const { relay, told, made } = relaying()
  await relay.want('one', [{ restApiId: 'api' }])
  await relay.want('two', [{}])
  await vi.advanceTimersByTimeAsync(1000)
  expect(told).toEqual([])
  made({ calls: [call('a')], missed: 0 })
  made({ calls: [call('b')], missed: 1 })
  await vi.advanceTimersByTimeAsync(1000)
  const both = { calls: [call('a'), call('b')], missed: 1 }
  expect(told).toEqual([
    ['one', both],
    ['two', both],
  ])
})

test('a node that asks no more is told nothing more, and neither is one that has stopped looking', async () => {
  const { relay, watches } = relaying()
  await relay.want('one', [{}])
  await relay.want('two', [{}])
  for (let second = 0; second < 20; second += 2) {
    await vi.advanceTimersByTimeAsync(2000)
    await relay.want('one', [{}])
  }
  expect(watches.size).toBe(1)
  await relay.want('one', [{ stage: 'dev' }])
  expect([...watches].map(({ wanted }) => wanted)).toEqual([[{ stage: 'dev' }]])
  await relay.want('one', [])
  expect(watches.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('what is more than a batch holds, and what could not be told, is told to be missing', async () => {
  let isAway = false
  const { relay, told, made } = relaying(() => (isAway ? Promise.reject(new Error('away')) : Promise.resolve()))
  await relay.want('one', [{}])
  made({ calls: calls(700), missed: 0 })
  await vi.advanceTimersByTimeAsync(300)
  isAway = true
  made({ calls: calls(3), missed: 2 })
  await vi.advanceTimersByTimeAsync(300)
  isAway = false
  await vi.advanceTimersByTimeAsync(300)
  expect(told.map(([, { calls: sent, missed }]) => [sent.length, missed])).toEqual([
    [500, 200],
    [0, 5],
  ])
})
