import type { Counts } from './rows/counts.ts'

export interface FillOptions {
  /** Whether a store that holds something may lose it. */
  readonly replace: boolean
}

export interface Filled {
  /** The rows that were written. */
  readonly copied: Counts
  /** Where a former store is kept, if one is. */
  readonly kept?: string
}
