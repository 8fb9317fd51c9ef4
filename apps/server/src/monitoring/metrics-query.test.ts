import { expect, test } from 'vitest'
import { MetricsQueryFault, readMetricsQuery } from './metrics-query.ts'

const now = Date.UTC(2027, 0, 15, 8, 0, 30, 250)
const hour = 3_600_000

test.each([
  [300, 5, 1],
  [3600, 60, 60],
  [3 * 3600, 120, 60],
  [12 * 3600, 600, 300],
  [24 * 3600, 900, 300],
  [7 * 86_400, 7200, 300],
  [15 * 86_400, 14_400, 300],
])('the last %i seconds are points of %i s, made of what is kept at %i s, up to the one that runs', (range, stepInSeconds, resolutionInSeconds) => {
  const query = readMetricsQuery({ restApiId: 'api', range: String(range) }, now)
  expect(query).toMatchObject({ stepInSeconds, resolutionInSeconds })
  expect(query.from % (stepInSeconds * 1000)).toBe(0)
  expect(query.until).toBeGreaterThanOrEqual(now)
  expect(query.until - now).toBeLessThan(stepInSeconds * 1000)
  expect(now - query.from).toBeLessThanOrEqual(range * 1000)
})

test('certain times get every step that they touch, as coarse as it is kept', () => {
  const query = { restApiId: 'api', from: String(now - 30 * hour - 1), until: String(now - 29 * hour), step: '7' }
  expect(readMetricsQuery(query, now)).toEqual({
    restApiId: 'api',
    resolutionInSeconds: 300,
    stepInSeconds: 300,
    from: Date.UTC(2027, 0, 14, 2, 0),
    until: Date.UTC(2027, 0, 14, 3, 5),
  })
})

test('what has not been yet is not asked for: a time up to the future ends now, and begins where figures are kept', () => {
  const { from, until } = readMetricsQuery({ restApiId: 'api', from: '1', until: '9999999999999' }, now)
  expect(until - now).toBeLessThan(4 * hour)
  expect(now - from).toBeGreaterThanOrEqual(15 * 24 * hour - 4 * hour)
})

test('a method is named whole, and one stage or all', () => {
  const { stage, method } = readMetricsQuery({ restApiId: 'api', stage: 'prod', httpMethod: 'GET', resourcePath: '/' }, now)
  expect([stage, method]).toEqual(['prod', { httpMethod: 'GET', resourcePath: '/' }])
  expect(readMetricsQuery({ restApiId: 'api' }, now)).not.toHaveProperty('stage')
})

test.each([
  [{}, 'restApiId is missing'],
  [{ restApiId: ['a', 'b'] }, 'restApiId must be one text'],
  [{ restApiId: 'a', range: '-1' }, 'range must be a whole number from 1 to 1296000'],
  [{ restApiId: 'a', range: '1e3' }, 'range must be a whole number from 1 to 1296000'],
  [{ restApiId: 'a', step: '0' }, 'step must be a whole number from 1 to 1296000'],
  [{ restApiId: 'a', range: '3600', step: '1' }, 'step must leave no more than 2000 points, not 3600'],
  [{ restApiId: 'a', range: '3600', from: '5' }, 'range and from exclude each other'],
  [{ restApiId: 'a', from: '5', until: '5' }, 'from must lie before until'],
  [{ restApiId: 'a', httpMethod: 'GET' }, 'httpMethod and resourcePath name a method together'],
])('%j is refused by name', (parameters, message) => {
  expect(() => readMetricsQuery(parameters, now)).toThrow(new MetricsQueryFault(message))
})
