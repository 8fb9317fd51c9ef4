import type { Counters } from '../store.ts'
import type { SharedCache } from './shared-cache.ts'
import type { TokenBuckets } from './token-buckets.ts'

/** Buckets that the workers of all nodes share. Whatever they are asked may reject with StoreUnavailable. */
export interface SharedBuckets {
  readonly buckets: TokenBuckets
  close(): Promise<void>
}

/** What is counted and cached for all workers of all nodes, beside the store. Whatever it is asked may reject with StoreUnavailable. */
export interface SharedCounts extends SharedBuckets {
  readonly counters: Counters
  readonly cache: SharedCache
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
