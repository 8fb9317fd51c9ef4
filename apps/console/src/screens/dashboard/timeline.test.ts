import { expect, test } from 'vitest'
import { scaleEnd, timeline } from './timeline.ts'

test('a step without calls is there, with nothing in it', () => {
  const point = { at: 2000, count: 1, error4xx: 0, error5xx: 0, cacheHitCount: 0, cacheMissCount: 0 }
  expect(timeline({ from: 0, until: 3000, stepInSeconds: 1, points: [point] })).toEqual([
    { at: 0, point: undefined },
    { at: 1000, point: undefined },
    { at: 2000, point },
  ])
})

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [17, 20],
  [200, 200],
  [201, 500],
  [0.07, 0.1],
])('a scale for %d ends at %d', (most, end) => {
  expect(scaleEnd(most)).toBeCloseTo(end)
})
