import { expect, test } from 'vitest'
import { lengthOfTime } from './length-of-time.ts'

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [93_905, '1 d 2 h 5 min 5 s'],
])('%i seconds are read as %s', (seconds, text) => {
  expect(lengthOfTime(seconds)).toBe(text)
})
