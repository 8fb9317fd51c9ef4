import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { Deadline } from './deadline.ts'

test('a deadline that has passed already is told, and Node warns of nothing', async () => {
  const warned = vi.fn<(warning: Error) => void>()
  process.on('warning', warned)
  const passed = Promise.withResolvers<void>()
  new Deadline(
    () => 1000,
    () => 208,
    passed.resolve,
  ).watch(-792)
  // The deadline's own timer keeps nobody awake.
  await Promise.race([passed.promise, pause(10_000).then(() => Promise.reject(new Error('It was not told')))])
  process.off('warning', warned)
  expect(warned).not.toHaveBeenCalled()
})
