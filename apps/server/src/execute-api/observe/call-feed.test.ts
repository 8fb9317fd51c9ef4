import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type CallBatch, CallFeed } from './call-feed.ts'
import { type LaterTrace, renderedTrace } from './later-trace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function trace(requestId: string, stage = 'prod'): LaterTrace {
  return renderedTrace({ requestId, restApiId: 'api', stage, httpMethod: 'GET', path: '/', startedAt: 0, latencyInMillis: 1, status: 200, boxes: [], log: [] })
}

function feeding() {
  const sent: CallBatch[] = []
  return { sent, feed: new CallFeed((batch) => sent.push(batch)) }
}

test('while nobody looks, nothing is told', () => {
  const { sent, feed } = feeding()
  feed.add(trace('unseen'))
  feed.want([{ restApiId: 'api', stage: 'dev' }])
  feed.add(trace('of another stage'))
  expect(vi.getTimerCount()).toBe(0)
  feed.want([])
  feed.add(trace('after', 'dev'))
  vi.runAllTimers()
  expect(sent).toEqual([])
})

test('calls that come together are told together, in their order', () => {
  const { sent, feed } = feeding()
  feed.want([{ restApiId: 'api', stage: 'prod' }])
  for (const id of ['a', 'b', 'c']) feed.add(trace(id))
  vi.runAllTimers()
  feed.add(trace('d'))
  vi.runAllTimers()
  expect(sent.map(({ calls }) => calls.map(({ requestId }) => requestId))).toEqual([['a', 'b', 'c'], ['d']])
})

test('more calls than a batch holds are counted, and those after it are told again', () => {
  const { sent, feed } = feeding()
  feed.want([{}])
  for (let n = 0; n < 700; n++) feed.add(trace(`${n}`))
  vi.runAllTimers()
  feed.add(trace('later'))
  vi.runAllTimers()
  expect(sent.map(({ calls, missed }) => [calls.length, missed])).toEqual([
    [500, 200],
    [1, 0],
  ])
})
