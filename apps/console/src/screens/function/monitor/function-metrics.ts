import type { MinuteOfCalls } from '@fourbox/domain'
import { readFourbox } from '../../../client/fourbox.ts'

const hour = 3_600_000
const askAgainInMillis = 5000

/** The minutes of the last hours; asked again while the page is there. */
export function functionMetrics(name: string, hours: number) {
  return {
    queryKey: ['functions/metrics', name, hours] as const,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<{ readonly until: number; readonly minutes: readonly MinuteOfCalls[] }> => {
      const until = Date.now()
      const answer = await readFourbox(`functions/${encodeURIComponent(name)}/metrics?since=${until - hours * hour}`, signal)
      const { item }: { readonly item: readonly MinuteOfCalls[] } = await answer.json()
      return { until, minutes: item }
    },
    refetchInterval: askAgainInMillis,
  }
}
