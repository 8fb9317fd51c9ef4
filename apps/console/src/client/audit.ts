import type { AuditEntry } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { readFourbox } from './fourbox.ts'

/** Which entries are wanted; what is empty is not asked for. */
export interface AuditFilter {
  readonly user: string
  readonly about: string
  /** How far back, in hours; everything when absent. */
  readonly hours: number | undefined
}

export interface AuditPage {
  readonly item: readonly AuditEntry[]
  readonly next?: string
}

/** What `useInfiniteQuery` needs for who did what, the newest first. */
export function audit({ user, about, hours }: AuditFilter) {
  return {
    queryKey: ['audit', { user, about, hours }] as const,
    initialPageParam: '',
    getNextPageParam: ({ next }: AuditPage) => next,
    queryFn: async ({ signal, pageParam }: QueryFunctionContext<readonly unknown[], string>): Promise<AuditPage> => {
      const query = new URLSearchParams({ user, about, after: pageParam, from: hours === undefined ? '' : String(Date.now() - hours * 3_600_000) })
      return (await readFourbox(`audit?${query.toString()}`, signal)).json()
    },
  }
}
