import type { EpochMillis } from '../names/identifier.ts'

/** What a node says of itself. */
export interface NodeFacts {
  /** What its owner calls it; two may have one name. */
  readonly name: string
  readonly version?: string
  /** What it does: `control`, `data` or `both`. */
  readonly role?: string
}

/** One server of those that share a store. */
export interface StoreNode extends NodeFacts {
  readonly id: string
  readonly isThis: boolean
  /** By the store's clock, as every time here. */
  readonly joinedAt: EpochMillis
  readonly heardAt: EpochMillis
  /** Whether it was heard lately; one that was not is waited for by nobody. */
  readonly isLiving: boolean
  /** Whether it had taken over every change that there was when it was last heard. */
  readonly isUpToDate: boolean
}

/** One of them as whoever asks all of them meets it. */
export interface AskedNode extends StoreNode {
  /** Whether it has answered just now: what others know of calls, figures and log lines is there. */
  readonly isHeard: boolean
}
