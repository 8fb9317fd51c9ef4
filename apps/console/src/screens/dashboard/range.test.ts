import { expect, test } from 'vitest'
import { rangeIn, withRange } from './range.ts'

test('the address keeps the range, and stage and method beside it', () => {
  const address = new URLSearchParams('stage=prod&method=GET%20%2Fpets&range=300')
  expect(rangeIn(address)).toEqual({ type: 'back', seconds: 300 })
  const between = withRange(address, { type: 'between', from: 5, to: undefined })
  expect(between.toString()).toBe('stage=prod&method=GET+%2Fpets&from=5')
  expect(rangeIn(between)).toEqual({ type: 'between', from: 5, to: undefined })
  expect(withRange(between, { type: 'back', seconds: 3600 }).get('from')).toBeNull()
})

test.each(['', 'range=7', 'range=x', 'from=x', 'from=-5'])('an address “%s” that names none shows the last hour', (text) => {
  expect(rangeIn(new URLSearchParams(text))).toEqual({ type: 'back', seconds: 3600 })
})
