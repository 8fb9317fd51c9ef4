import { expect, test } from 'vitest'
import { noteCall, withItsCalls } from './made-calls.ts'

test('an action is told with the calls that change something, not with those that read', async () => {
  const { result, calls } = await withItsCalls(async () => {
    noteCall({ operation: 'GetModel', input: {} })
    noteCall({ operation: 'CreateModel', input: { name: 'Pet' } })
    noteCall({ operation: 'TestInvokeMethod', input: {} })
    return 'done'
  })
  noteCall({ operation: 'DeleteModel', input: {} })
  expect(result).toBe('done')
  expect(calls).toEqual([{ operation: 'CreateModel', input: { name: 'Pet' } }])
})

test('an action that fails leaves nobody listening', async () => {
  await expect(withItsCalls(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  noteCall({ operation: 'CreateModel', input: {} })
  expect((await withItsCalls(async () => 1)).calls).toEqual([])
})
