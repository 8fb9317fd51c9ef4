import type { PreparedStore } from '../backup/prepared-store.ts'

/** What became of the last store that took the place of another, as `GET /_fourbox/snapshot` tells it. */
export interface ReplacementOutcome {
  /** That of the order. */
  readonly id: string
  /** Absent when it did not take its place, and all is as before. */
  readonly kept?: string
  readonly fault?: string
}

/** How a running server is told that another store shall take the place of its own. */
export interface Replacement {
  readonly last: ReplacementOutcome | undefined
  /** Soon after this the server ends, and starts anew with the other store. */
  readonly begin: (id: string, prepared: PreparedStore) => void
}
