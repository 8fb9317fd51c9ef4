import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NodesShare } from './nodes-share.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a node that comes or falls is known when it could have told of itself, and who cannot be asked for has not changed', async () => {
  const serving = vi.fn<() => Promise<number>>().mockResolvedValueOnce(1).mockResolvedValueOnce(3).mockRejectedValueOnce(new Error('away')).mockResolvedValue(2)
  const share = new NodesShare({ serving }, 4)
  await vi.advanceTimersByTimeAsync(0)
  expect(share.of).toBe(4)
  await vi.advanceTimersByTimeAsync(2000)
  expect(share.of).toBe(12)
  await vi.advanceTimersByTimeAsync(2000)
  expect(share.of).toBe(12)
  await vi.advanceTimersByTimeAsync(2000)
  expect(share.of).toBe(8)
  share.close()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(serving).toHaveBeenCalledTimes(4)
})
