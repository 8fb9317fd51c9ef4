import type { Counters } from '../store.ts'
import type { SharedCache } from './shared-cache.ts'
import type { TokenBuckets } from './token-buckets.ts'

/** What is counted and cached for all workers of all nodes, beside the store. Whatever it is asked may reject with StoreUnavailable. */
export interface SharedCounts {
  readonly counters: Counters
  readonly buckets: TokenBuckets
  readonly cache: SharedCache
  close(): Promise<void>
}

export interface SharedOptions {
  /** What stands before every key, so that several workspaces do not meet. */
  readonly prefix: string
  /** Nobody waits for an answer longer than this. */
  readonly deadlineInMillis: number
  /** Told in a line, without a password, when it goes and when it is back. */
  readonly onAway: (line: string) => void
  readonly onBack: (line: string) => void
}
