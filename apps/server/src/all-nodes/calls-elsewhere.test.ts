import type { CallsWanted } from '@fourbox/domain'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallsElsewhere, type NodesBatch } from './calls-elsewhere.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('others are asked while somebody looks, again and again, and told once that nobody does any more', async () => {
  const asked: (readonly CallsWanted[])[] = []
  const elsewhere = new CallsElsewhere(async (wanted) => (asked.push(wanted), []))
  const watch = { wanted: [{ stage: 'dev' }], onCalls: () => undefined }
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked).toEqual([])
  await elsewhere.add(watch)
  await vi.advanceTimersByTimeAsync(4000)
  expect(asked).toEqual([[{ stage: 'dev' }], [{ stage: 'dev' }], [{ stage: 'dev' }]])
  elsewhere.delete(watch)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked.slice(3)).toEqual([[]])
  expect(vi.getTimerCount()).toBe(0)
})

test('which nodes are silent is told when it changes, and to whoever comes later', async () => {
  let silent: readonly string[] = []
  const elsewhere = new CallsElsewhere(async () => silent)
  const batches: NodesBatch[] = []
  const watch = { wanted: [{}], onCalls: (batch: NodesBatch) => batches.push(batch) }
  await elsewhere.add(watch)
  silent = ['web-2']
  await vi.advanceTimersByTimeAsync(6000)
  const later: NodesBatch[] = []
  await elsewhere.add({ wanted: [{}], onCalls: (batch) => later.push(batch) })
  silent = []
  await vi.advanceTimersByTimeAsync(6000)
  const told = [
    { calls: [], missed: 0, silentNodes: ['web-2'] },
    { calls: [], missed: 0, silentNodes: [] },
  ]
  expect([batches, later]).toEqual([told, told])
  elsewhere.close()
})
