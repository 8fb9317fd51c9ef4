import { type EpochMillis, metricResolutions, resolutionFor } from '@fourbox/domain'
import type { MetricsQuery } from '@fourbox/store'

type Parameters = Readonly<Record<string, unknown>>

export class MetricsQueryFault extends Error {
  override readonly name = 'MetricsQueryFault'
}

const longestRange = Math.max(...metricResolutions.map(({ keptInSeconds }) => keptInSeconds))
const standardRange = 3600
const mostPoints = 2000
/** What a point stands for where nobody says it: the first of these that leaves no more points than can be told apart. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400]
const distinctPoints = 96

/**
 * Which calls, over which time, in which steps:
 *
 *   restApiId                  whose calls
 *   stage                      all stages when absent
 *   httpMethod, resourcePath   one method; all when both are absent
 *   range                      so many seconds up to now (3600)
 *   from, until                milliseconds since 1970 instead; until is now when absent
 *   step                       seconds of a point
 *
 * Steps are whole ones since 1970, and as coarse as what is kept of that time: the answer says how coarse.
 * @throws MetricsQueryFault that names the parameter.
 */
export function readMetricsQuery(parameters: Parameters, now: EpochMillis): MetricsQuery {
  const restApiId = text(parameters, 'restApiId')
  if (restApiId === undefined) throw new MetricsQueryFault('restApiId is missing')
  const stage = text(parameters, 'stage')
  const { from, until } = readRange(parameters, now)
  const seconds = Math.max(1, Math.ceil((until - from) / 1000))
  const asked = wholeNumber(parameters, 'step', 1, longestRange) ?? steps.find((step) => seconds / step <= distinctPoints) ?? 14_400
  const { seconds: resolutionInSeconds } = resolutionFor(asked, (now - from) / 1000)
  const stepInSeconds = Math.ceil(asked / resolutionInSeconds) * resolutionInSeconds
  const points = Math.max(1, Math.floor(seconds / stepInSeconds))
  if (points > mostPoints) throw new MetricsQueryFault(`step must leave no more than ${mostPoints} points, not ${points}`)
  const step = stepInSeconds * 1000
  // The last step is the one that runs; who asks for certain times gets every step that they touch.
  const end = Math.ceil(until / step) * step
  const begin = parameters['from'] === undefined ? end - points * step : Math.floor(from / step) * step
  const method = readMethod(parameters)
  return { restApiId, ...(stage !== undefined && { stage }), ...(method && { method }), resolutionInSeconds, stepInSeconds, from: begin, until: end }
}

function readRange(parameters: Parameters, now: EpochMillis): { readonly from: EpochMillis; readonly until: EpochMillis } {
  const from = wholeNumber(parameters, 'from', 0, Number.MAX_SAFE_INTEGER)
  const until = Math.min(wholeNumber(parameters, 'until', 0, Number.MAX_SAFE_INTEGER) ?? now, now)
  const range = wholeNumber(parameters, 'range', 1, longestRange)
  if (from === undefined) return { from: until - (range ?? standardRange) * 1000, until }
  if (range !== undefined) throw new MetricsQueryFault('range and from exclude each other')
  if (from >= until) throw new MetricsQueryFault('from must lie before until')
  return { from: Math.max(from, until - longestRange * 1000), until }
}

function readMethod(parameters: Parameters): MetricsQuery['method'] {
  const [httpMethod, resourcePath] = [text(parameters, 'httpMethod'), text(parameters, 'resourcePath')]
  if (httpMethod === undefined && resourcePath === undefined) return undefined
  if (httpMethod === undefined || resourcePath === undefined) throw new MetricsQueryFault('httpMethod and resourcePath name a method together')
  return { httpMethod, resourcePath }
}

function text(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || value === '') throw new MetricsQueryFault(`${name} must be one text`)
  return value
}

function wholeNumber(parameters: Parameters, name: string, least: number, most: number): number | undefined {
  const value = text(parameters, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < least || number > most) throw new MetricsQueryFault(`${name} must be a whole number from ${least} to ${most}`)
  return number
}
