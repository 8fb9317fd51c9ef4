import { expect, onTestFinished, test, vi } from 'vitest'
import { collectWhenIdle } from './idle-collection.ts'

test('memory is given back once, when calls have ceased, and again behind the next ones', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const collect = vi.fn<() => void>()
  const { called, end } = collectWhenIdle(collect)
  const collectionsAfter = (seconds: number) => {
    vi.advanceTimersByTime(seconds * 1000)
    return collect.mock.calls.length
  }
  expect(collectionsAfter(300)).toBe(0)
  for (let second = 0; second < 120; second++) {
    called()
    expect(collectionsAfter(1)).toBe(0)
  }
  expect(collectionsAfter(60)).toBe(1)
  expect(collectionsAfter(600)).toBe(1)
  called()
  expect(collectionsAfter(60)).toBe(2)
  called()
  end()
  expect(collectionsAfter(60)).toBe(2)
})

test('what nobody holds is collected', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const collected = vi.fn<(name: string) => void>()
  const registry = new FinalizationRegistry(collected)
  registry.register({}, 'let go')
  const { called, end } = collectWhenIdle()
  onTestFinished(end)
  called()
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  await vi.waitFor(() => expect(collected).toHaveBeenCalledWith('let go'))
})
