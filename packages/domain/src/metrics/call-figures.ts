import type { CalledMethod, CallSums } from './call-sums.ts'
import { averageLatency, type Latencies, percentile } from './latencies.ts'

/** In milliseconds; a percentile is off by a 64th at most. */
export interface LatencyFigures {
  readonly average: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
}

/** What is shown of some calls. */
export interface CallFigures extends Omit<CallSums, 'latency' | 'integrationLatency'> {
  /** Absent where there were no calls. */
  readonly latency?: LatencyFigures
  /** Absent where none reached a back end. */
  readonly integrationLatency?: LatencyFigures
}

/** The calls of a time from `at` on, in milliseconds since 1970. */
export interface CallPoint extends CallFigures {
  readonly at: number
}

/** What `GET /_fourbox/metrics` answers. Points without calls are left out. */
export interface MetricsAnswer {
  /** Milliseconds since 1970: the first point's time, and when the last point ends. */
  readonly from: number
  readonly until: number
  readonly stepInSeconds: number
  /** Of all calls that were asked for. */
  readonly total: CallFigures
  readonly points: readonly CallPoint[]
  /** The same calls by method, those with the most first. */
  readonly methods: readonly CalledMethodFigures[]
  /** The names of those nodes that were not heard; absent where all were. */
  readonly silentNodes?: readonly string[]
}

export interface CalledMethodFigures extends CalledMethod {
  readonly total: CallFigures
  /** How many there were in each point, by its time. */
  readonly counts: readonly { readonly at: number; readonly count: number }[]
}

export function callFigures({ latency, integrationLatency, ...counts }: CallSums): CallFigures {
  const own = latencyFigures(latency)
  const ofIntegration = latencyFigures(integrationLatency)
  return { ...counts, ...(own && { latency: own }), ...(ofIntegration && { integrationLatency: ofIntegration }) }
}

function latencyFigures(latencies: Latencies): LatencyFigures | undefined {
  const [average, p50, p90, p99] = [averageLatency(latencies), percentile(latencies, 50), percentile(latencies, 90), percentile(latencies, 99)]
  return average === undefined || p50 === undefined || p90 === undefined || p99 === undefined ? undefined : { average, p50, p90, p99 }
}
