import { expect, test } from 'vitest'
import { type ReadPage, readNewer, readOlder } from './read-events.ts'

/** A log with events at these moments, read as FilterLogEvents reads. */
function log(times: readonly number[]): { readonly read: ReadPage; readonly calls: () => number } {
  let calls = 0
  const events = times.map((timestamp, index) => ({ timestamp, eventId: String(index) }))
  return {
    calls: () => calls,
    read: async (from, to, token, limit) => {
      calls += 1
      const fitting = events.filter(({ timestamp }) => timestamp >= from && timestamp <= to)
      const begin = Number(token ?? 0)
      const end = begin + limit
      return { events: fitting.slice(begin, end), nextToken: end < fitting.length ? String(end) : undefined }
    },
  }
}

const year = 31_536_000_000

test('a quiet log is read to its beginning in a few calls', async () => {
  const { read, calls } = log([1, year, 50 * year])
  const { events, from } = await readOlder(read, 0, 56 * year)
  expect(events.map(({ timestamp }) => timestamp)).toEqual([1, year, 50 * year])
  expect(from).toBe(0)
  expect(calls()).toBeLessThan(15)
})

test('of a loud log the newest come first, and pages follow each other without a gap', async () => {
  const { read } = log(Array.from({ length: 9000 }, (_none, index) => Math.floor(index / 3)))
  const all: unknown[] = []
  let end = 2999
  let pages = 0
  while (end >= 0) {
    const { events, from } = await readOlder(read, 0, end)
    expect(events.length).toBeLessThanOrEqual(2300)
    all.unshift(...events)
    end = from - 1
    pages += 1
  }
  expect(all).toHaveLength(9000)
  expect(all.slice(0, 2)).toEqual([
    { timestamp: 0, eventId: '0' },
    { timestamp: 0, eventId: '1' },
  ])
  expect(pages).toBeGreaterThan(3)
})

test('what stands in one millisecond is read whole', async () => {
  const { read } = log(Array.from({ length: 5000 }, () => 7))
  expect((await readOlder(read, 0, 10)).events).toHaveLength(5000)
})

test('newer events come page by page', async () => {
  const { read } = log(Array.from({ length: 2500 }, (_none, index) => index))
  const first = await readNewer(read, 0, 3000, undefined)
  expect(first.events).toHaveLength(2000)
  const second = await readNewer(read, 0, 3000, first.token)
  expect([second.events.length, second.token]).toEqual([500, undefined])
})
