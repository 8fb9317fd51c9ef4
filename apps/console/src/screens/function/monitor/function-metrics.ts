import type { MinuteOfCalls } from '@fourbox/domain'
import { readItems } from '../../../client/fourbox.ts'

const hour = 3_600_000
const askAgainInMillis = 5000

/** The minutes of the last hours; asked again while the page is there. */
export function functionMetrics(name: string, hours: number) {
  return {
    queryKey: ['functions/metrics', name, hours] as const,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<{ readonly until: number; readonly minutes: readonly MinuteOfCalls[] }> => {
      const until = Date.now()
      return { until, minutes: await readItems(`functions/${encodeURIComponent(name)}/metrics?since=${until - hours * hour}`, signal) }
    },
    refetchInterval: askAgainInMillis,
  }
}
