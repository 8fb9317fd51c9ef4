import type { MetricsAnswer } from '@fourbox/domain'
import { readFourbox } from '../../client/fourbox.ts'
import type { DashboardRange } from './range.ts'

/** A method of a stage, as its calls name it. */
export interface DashboardMethod {
  readonly httpMethod: string
  readonly resourcePath: string
}

/** What the figures are of. */
export interface Shown {
  readonly restApiId: string
  readonly stage: string
  /** All when undefined. */
  readonly method: DashboardMethod | undefined
  readonly range: DashboardRange
  /** Whether it is asked for again and again. */
  readonly live: boolean
}

const askAgainInMillis = 2000

/** What `useQuery` needs for the figures of a stage's calls; what was there before stays until they come. */
export function metrics({ restApiId, stage, method, range, live }: Shown) {
  const parameters = new URLSearchParams({ restApiId, stage, ...method, ...rangeParameters(range) })
  return {
    queryKey: ['metrics', { restApiId }, parameters.toString()] as const,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<MetricsAnswer> => (await readFourbox(`metrics?${parameters}`, signal)).json(),
    refetchInterval: live ? askAgainInMillis : false,
    placeholderData: (before: MetricsAnswer | undefined) => before,
  } as const
}

function rangeParameters(range: DashboardRange): Readonly<Record<string, string>> {
  if (range.type === 'back') return { range: String(range.seconds) }
  return { ...(range.from !== undefined && { from: String(range.from) }), ...(range.to !== undefined && { until: String(range.to) }) }
}
