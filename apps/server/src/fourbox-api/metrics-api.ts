import type { EpochMillis } from '@fourbox/domain'
import express from 'express'
import { MetricsQueryFault, readMetricsQuery } from '../monitoring/metrics-query.ts'
import { type MetricsSources, readMetrics } from '../monitoring/read-metrics.ts'

export interface MetricsApiSettings extends MetricsSources {
  readonly now: () => EpochMillis
}

/** What became of deployed calls over time, below `/_fourbox`; see `readMetricsQuery` for its parameters. */
export function metricsApi({ now, ...sources }: MetricsApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.get('/metrics', async (request, response) => {
    try {
      response.json(await readMetrics(sources, readMetricsQuery(request.query, now())))
    } catch (error) {
      if (!(error instanceof MetricsQueryFault)) throw error
      response.status(400).json({ message: error.message })
    }
  })
  return router
}
