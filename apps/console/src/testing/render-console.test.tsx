import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { flash } from '../shell/flashes.ts'
import { answer } from './fake-server.ts'
import { closeConsole, openConsole } from './render-console.tsx'

/** Timers that keep a process alive, as Node counts them. */
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

test('what a page leaves running ends with its window', async () => {
  const before = timers()
  answer({ GetRestApis: { item: [] } })
  await openConsole('/apis')
  flash({ type: 'success', content: 'Saved.' })
  await screen.findAllByText('Saved.')
  // The flash bar forgets a timer of its entering, and a cached answer waits for minutes to be dropped.
  expect(timers()).toBeGreaterThan(before)
  await closeConsole()
  expect(timers()).toBe(before)
})
