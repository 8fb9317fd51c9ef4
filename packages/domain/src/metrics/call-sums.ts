import type { RestApiId, StageName } from '../names/identifier.ts'
import type { Latencies } from './latencies.ts'

/** What became of some calls, as CloudWatch's metrics count it. */
export interface CallSums {
  readonly count: number
  readonly error4xx: number
  readonly error5xx: number
  readonly cacheHitCount: number
  readonly cacheMissCount: number
  readonly latency: Latencies
  /** Of those calls that reached a back end. */
  readonly integrationLatency: Latencies
}

/** Whose calls: those of one method of a stage, or those to the stage that no method answered. */
export interface CalledMethod {
  readonly restApiId: RestApiId
  readonly stage: StageName
  readonly method?: { readonly httpMethod: string; readonly resourcePath: string }
}
