import { newRestApi } from '@fourbox/domain'
import { expect, test, vi } from 'vitest'
import { type LintOrder, LintRefused, lintThread } from './lint-thread.ts'

// A busy machine takes its time to start threads.
vi.setConfig({ testTimeout: 60_000 })

const api = newRestApi({ id: 'api', name: 'Hidden', createdDate: 0, newId: (length) => 'r'.padStart(length, '0') })
const order: LintOrder = { linted: { api: { ...api, endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' } }, stages: [] }, off: [] }

const lint = lintThread()
const here = new AbortController().signal

test('an API that takes too long is given up, and the next one is judged', async () => {
  const dear = lint(order, here, -1)
  const next = lint(order, here)
  await expect(dear).rejects.toThrow(new LintRefused('The API takes too long to be linted', 422))
  expect(await next).toMatchObject([{ rule: 'private-without-policy', text: 'Hidden is private and has no resource policy.' }])
  expect(await lint({ ...order, off: ['private-without-policy'] }, here)).toEqual([])
})

test('who has gone is not worked for, and only so many may wait', async () => {
  const gone = new AbortController()
  const answers = Array.from({ length: 22 }, () => lint(order, gone.signal))
  gone.abort()
  const outcomes = await Promise.allSettled(answers)
  const told = outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : 'linted'))
  expect(told.slice(1, -1)).toEqual(Array.from({ length: 20 }, () => 'LintRefused: The client is gone'))
  expect(told.at(-1)).toBe('LintRefused: Too many wait to be linted; try again in a moment')
})
