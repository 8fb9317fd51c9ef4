import type { CallMetrics } from '@fourbox/engine'
import type { MetricSeries } from '../data-plane.ts'

/** One series while it is counted. */
type Counting = { -readonly [K in keyof MetricSeries]: MetricSeries[K] }

/** Counts the calls of one worker by stage, and by method where detailed metrics are on. Series are as many as stages and methods. */
export class Metrics {
  readonly #series = new Map<string, Counting>()
  /** By the names of API and stage, which no call has to join. */
  readonly #stages = new Map<string, Map<string, Counting>>()

  count(restApiId: string, apiName: string, stage: string, metrics: CallMetrics): void {
    add(this.#stages.get(restApiId)?.get(stage) ?? this.#newStage(restApiId, apiName, stage), metrics)
    const { method, isDetailed } = metrics
    if (method && isDetailed)
      add(this.#find(`${restApiId}/${stage}/${method.httpMethod}${method.resourcePath}`, { restApiId, apiName, stage, method }), metrics)
  }

  read(): readonly MetricSeries[] {
    return [...this.#series.values()]
  }

  #newStage(restApiId: string, apiName: string, stage: string): Counting {
    const series = this.#find(`${restApiId}/${stage}`, { restApiId, apiName, stage })
    const stages = this.#stages.get(restApiId) ?? new Map<string, Counting>()
    this.#stages.set(restApiId, stages.set(stage, series))
    return series
  }

  #find(key: string, dimensions: Pick<MetricSeries, 'restApiId' | 'apiName' | 'stage' | 'method'>): Counting {
    const known = this.#series.get(key)
    if (known) return known
    const series = { ...dimensions, count: 0, error4xx: 0, error5xx: 0, latency: 0, integrationLatency: 0, cacheHitCount: 0, cacheMissCount: 0 }
    this.#series.set(key, series)
    return series
  }
}

/** The series of several workers as one, by their dimensions. */
export function addUp(all: readonly MetricSeries[]): readonly MetricSeries[] {
  const byKey = new Map<string, Counting>()
  for (const series of all) {
    const key = `${series.restApiId}/${series.stage}/${series.method ? series.method.httpMethod + series.method.resourcePath : ''}`
    const sum = byKey.get(key)
    if (!sum) byKey.set(key, { ...series })
    else for (const name of counts) sum[name] += series[name]
  }
  return [...byKey.values()]
}

const counts = ['count', 'error4xx', 'error5xx', 'latency', 'integrationLatency', 'cacheHitCount', 'cacheMissCount'] as const

function add(series: Counting, { status, latencyInMillis, integrationLatencyInMillis, cache }: CallMetrics): void {
  series.count++
  if (status >= 500) series.error5xx++
  else if (status >= 400) series.error4xx++
  series.latency += latencyInMillis
  series.integrationLatency += integrationLatencyInMillis ?? 0
  if (cache === 'hit') series.cacheHitCount++
  else if (cache === 'miss') series.cacheMissCount++
}
