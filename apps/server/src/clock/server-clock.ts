import type { EpochMillis } from '@fourbox/domain'

/**
 * The time that this server goes by: the machine's, and ahead of it by as much as somebody has asked for. One value a
 * process. What measures how long something takes asks the machine: a call in flight does not last an hour when the clock
 * is moved by one.
 */
export class ServerClock {
  aheadInMillis: number

  constructor(aheadInMillis = 0) {
    this.aheadInMillis = aheadInMillis
  }

  readonly now = (): EpochMillis => Date.now() + this.aheadInMillis

  /** Milliseconds from any fixed moment, for how long a thing is kept: never goes back, and jumps when the clock is moved. */
  readonly elapsed = (): number => performance.now() + this.aheadInMillis
}
