import { expect, test } from 'vitest'
import { resolutionFor } from './metric-resolution.ts'

const hour = 3600
const day = 24 * hour

test.each([
  [1, 300, 1],
  [30, hour, 1],
  [60, hour, 60],
  [90, hour, 1],
  [90, 3 * hour, 60],
  [60, 3 * hour, 60],
  [300, hour, 300],
  [60, 2 * day, 300],
  [7200, 15 * day, 300],
  [1, 400 * day, 300],
])('points %i s apart of the last %i s are made of what is kept at %i s', (step, age, seconds) => {
  expect(resolutionFor(step, age).seconds).toBe(seconds)
})
