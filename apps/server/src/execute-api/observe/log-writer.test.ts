import { StoreUnavailable } from '@fourbox/store'
import { expect, onTestFinished, test, vi } from 'vitest'
import { trialStore } from '../../testing/trial-store.ts'
import { LogWriter } from './log-writer.ts'

const events = (count: number) => Array.from({ length: count }, (_, at) => ({ at, message: 'm' }))

test('a group is trimmed by whoever writes to it next, however often the writers before it were started anew', async () => {
  const { logs } = await trialStore()
  for (let start = 0; start < 8; start++) {
    const writer = new LogWriter(logs)
    for (let batch = 0; batch < 10; batch++) {
      writer.add('group', events(1900))
      await writer.flush()
    }
  }
  const { events: kept } = await logs.read('group', { limit: 1_000_000 })
  // A writer looks again after 20,000 events.
  expect(kept.length).toBeLessThanOrEqual(100_000 + 20_000)
})

test('while the store is locked events wait, up to a bound, in their order; then they are written, and what was dropped is told', async () => {
  const { logs } = await trialStore()
  const lines: string[] = []
  let isLocked = true
  const appendAll: typeof logs.appendAll = async (batches) => {
    if (isLocked) throw new StoreUnavailable('locked', 'fourbox.sqlite', new Error('database is locked'))
    await logs.appendAll(batches)
  }
  const writer = new LogWriter({ ...logs, appendAll }, { report: (line) => lines.push(line) })
  for (let batch = 0; batch < 100; batch++) {
    writer.add('group', events(1000))
    await writer.flush()
  }
  expect(lines).toEqual([expect.stringMatching(/^Log events of fourbox\.sqlite wait in memory: Another process holds the lock/)])
  isLocked = false
  await writer.flush()
  const { events: kept } = await logs.read('group', { limit: 1_000_000 })
  expect(kept).toHaveLength(66_000)
  expect(kept.every(({ at }, index) => at === index % 1000)).toBe(true)
  expect(lines[1]).toBe('34000 log events were dropped while the store could not take them.')
})

test('a writer that is closed while the store is away waits for it no more, and tells how much is lost', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { logs } = await trialStore()
  const lines: string[] = []
  const appendAll: typeof logs.appendAll = () => Promise.reject(new StoreUnavailable('away', 'postgres://db/fourbox', new Error('connect ECONNREFUSED')))
  const writer = new LogWriter({ ...logs, appendAll }, { report: (line) => lines.push(line) })
  writer.add('group', events(3))
  await writer.flush()
  expect(vi.getTimerCount()).toBe(1)
  await writer.close()
  expect(vi.getTimerCount()).toBe(0)
  expect(lines[1]).toBe('3 log events are lost: the store could not take them before this process ended.')
})

test('events of a group that cannot be trimmed just now are written once', async () => {
  const { logs } = await trialStore()
  let isLocked = true
  const trim: typeof logs.trim = async (...wanted) => {
    if (isLocked) throw new StoreUnavailable('locked', 'fourbox.sqlite', new Error('database is locked'))
    await logs.trim(...wanted)
  }
  const writer = new LogWriter({ ...logs, trim })
  writer.add('group', events(100_500))
  await writer.flush()
  isLocked = false
  writer.add('group', events(1))
  await writer.flush()
  const { events: kept } = await logs.read('group', { limit: 1_000_000 })
  expect(kept).toHaveLength(100_000)
})

test('where there are several nodes, the name of a stream says which one wrote it', async () => {
  const { logs } = await trialStore()
  for (const nodeName of ['web-1', undefined]) {
    const writer = new LogWriter(logs, nodeName === undefined ? {} : { nodeName })
    writer.add(`group of ${nodeName}`, events(1))
    await writer.flush()
  }
  expect((await logs.streams('group of web-1'))[0]?.name).toMatch(/^web-1\/[\da-f]{32}$/)
  expect((await logs.streams('group of undefined'))[0]?.name).toMatch(/^[\da-f]{32}$/)
})
