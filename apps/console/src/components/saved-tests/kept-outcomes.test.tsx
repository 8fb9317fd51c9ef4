import type { TestOutcome } from '@fourbox/domain'
import { renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

const outcome: TestOutcome = {
  name: 'a',
  method: 'GET /',
  passed: false,
  latencyInMillis: 3,
  checks: [
    { what: 'status', passed: false, expected: '404', actual: '2'.repeat(5000) },
    { what: 'body', passed: true, expected: '1', actual: '1' },
  ],
}

/** The page as it is after it was loaded anew. */
async function reloaded() {
  vi.resetModules()
  return import('./kept-outcomes.ts')
}

test('an outcome is there after a reload, what failed by its beginning, until the test is changed', async () => {
  const { keepOutcome } = await reloaded()
  keepOutcome('api', 'one', { outcome, at: 1 })
  const { useOutcomes, forgetOutcome } = await reloaded()
  const { result } = renderHook(() => useOutcomes('api'))
  expect(result.current.get('one')?.outcome.checks).toEqual([{ what: 'status', passed: false, expected: '404', actual: '2'.repeat(2000) }])
  forgetOutcome('api', 'one')
  const after = await reloaded()
  expect(renderHook(() => after.useOutcomes('api')).result.current.size).toBe(0)
})
