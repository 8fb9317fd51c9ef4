import { createHook } from 'node:async_hooks'
import { setImmediate as turn } from 'node:timers/promises'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { flash } from '../shell/flashes.ts'
import { closePage } from './close-page.ts'
import { answer } from './fake-server.ts'
import { openConsole } from './render-console.tsx'

test('what a page leaves running ends with its window', async () => {
  const { running, stop } = watchTimers()
  answer({ GetRestApis: { item: [] } })
  await openConsole('/apis')
  flash({ type: 'success', content: 'Saved.' })
  await screen.findAllByText('Saved.')
  // The flash bar forgets a timer of its entering, and a cached answer waits for minutes to be dropped.
  expect(running.size).toBeGreaterThan(0)
  await closePage()
  await turn()
  expect([...running.values()]).toEqual([])
  stop()
})

/** Every timer of Node's that is begun from now on and neither rings nor is taken back, by where it was begun; not those of the test runner and of its window. */
function watchTimers() {
  const running = new Map<number, string>()
  const hook = createHook({
    init: (id, type) => {
      const beginner = type === 'Timeout' ? new Error().stack?.split('\n').find((line) => /^ +at .*file:/.test(line)) : undefined
      if (beginner !== undefined && !/node_modules.(vitest|happy-dom)\b/.test(beginner)) running.set(id, beginner)
    },
    destroy: (id) => void running.delete(id),
  })
  hook.enable()
  return { running, stop: () => void hook.disable() }
}
