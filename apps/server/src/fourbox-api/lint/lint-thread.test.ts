import { newRestApi } from '@fourbox/domain'
import { expect, test, vi } from 'vitest'
import { lintInThread, LintTooDear, type LintOrder } from './lint-thread.ts'

// A busy machine takes its time to start threads.
vi.setConfig({ testTimeout: 60_000 })

const api = newRestApi({ id: 'api', name: 'Hidden', createdDate: 0, newId: (length) => 'r'.padStart(length, '0') })
const order: LintOrder = { linted: { api: { ...api, endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' } }, stages: [] }, off: [] }

test('an API that is not judged in time is given up, and the next one is judged', async () => {
  const late = lintInThread(order, 0)
  const next = lintInThread(order)
  await expect(late).rejects.toThrow(LintTooDear)
  expect(await next).toMatchObject([{ rule: 'private-without-policy', text: 'Hidden is private and has no resource policy.' }])
  expect(await lintInThread({ ...order, off: ['private-without-policy'] })).toEqual([])
})
