import { StoreUnavailable } from '@fourbox/store'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { untilThere } from './until-there.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what needs a store that is away is done when it is back, however long that takes', async () => {
  let isAway = true
  const taken = vi.fn<() => void>()
  const work = async () => {
    if (isAway) throw new StoreUnavailable('away', 'the database', new Error('refused'))
    taken()
  }
  const done = untilThere(work)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(taken).not.toHaveBeenCalled()
  isAway = false
  await vi.advanceTimersByTimeAsync(2000)
  await done
  expect(taken).toHaveBeenCalledOnce()
})

test('any other fault is thrown at once', async () => {
  await expect(untilThere(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug')
})
