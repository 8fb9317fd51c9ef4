import { expect, test } from 'vitest'
import { trialCall } from '../../testing/trial-call.ts'
import { callFacts } from './call-facts.ts'

const failedWith = (facts: readonly { readonly name: string; readonly value: string }[], decision?: string) => {
  const { decision: _, ...call } = trialCall({ status: 502, boxes: [{ box: 'integration', at: 3, outcome: 'failed', facts }] })
  return callFacts({ ...call, ...(decision !== undefined && { decision }) }).integration
}

test('a box that failed before it had anything to tell says what decided', () => {
  expect(failedWith([], 'Malformed Lambda proxy response')).toEqual([{ name: 'Failed', value: 'Malformed Lambda proxy response' }])
  expect(failedWith([])).toEqual([{ name: 'Failed', value: 'the call was answered with 502' }])
  expect(failedWith([{ name: 'Status', value: '200' }], 'x')).toEqual([{ name: 'Status', value: '200' }])
})
