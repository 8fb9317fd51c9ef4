import type { MainThread } from './main-thread.ts'

export const beatInMillis = 100
/** As long as a worker may hold up all its callers at once; the largest deployments and templates stay far below. */
const longestHoldInMillis = 800
/** What it may take more for each byte of a large body: ten MB that are parsed, mapped and written again, on a slow machine. */
const millisPerByte = 0.0005
/** Where the system does not tell a thread that is held from one that waits for a processor. */
const longestSilenceInMillis = 5000

export interface HeartbeatParts {
  /** Asks the worker; it answers by `answered`. */
  readonly ask: () => void
  readonly look: () => MainThread | undefined
  /** Called once, with how long it was held. */
  readonly onStuck: (heldMillis: number) => void
}

/**
 * Tells a worker that is stuck from one that has not had its turn. While an answer is out, only the time counts in which
 * the worker's main thread ran or slept: on a busy machine it waits for a processor or a disk, which is no fault of its
 * own. Time is counted beat by beat, in turns of this process's own loop: while that stands still (a long turn, a machine
 * that sleeps, a clock that is set) nothing counts, and answers that have come are read before the next beat.
 */
export class Heartbeat {
  readonly #parts: HeartbeatParts
  #waiting = false
  #heldMillis = 0
  #ranMillis = 0
  #allowedMillis = longestHoldInMillis

  constructor(parts: HeartbeatParts) {
    this.#parts = parts
  }

  answered(): void {
    this.#waiting = false
    this.#allowedMillis = longestHoldInMillis
  }

  /** It works on a body of so many bytes now, before it answers. */
  foretold(bytes: number): void {
    this.#allowedMillis += bytes * millisPerByte
  }

  /** To be called every `beatInMillis`. */
  beat(): void {
    if (!this.#waiting) {
      this.#waiting = true
      this.#heldMillis = 0
      this.#ranMillis = this.#parts.look()?.ranMillis ?? 0
      this.#parts.ask()
      return
    }
    const before = this.#heldMillis
    this.#heldMillis += this.#heldSince(this.#parts.look())
    if (before < this.#allowedMillis && this.#heldMillis >= this.#allowedMillis) this.#parts.onStuck(this.#heldMillis)
  }

  #heldSince(thread: MainThread | undefined): number {
    if (!thread) return (beatInMillis * longestHoldInMillis) / longestSilenceInMillis
    const ran = thread.ranMillis - this.#ranMillis
    this.#ranMillis = thread.ranMillis
    // No more than a beat: this process may not have had its turn either.
    return thread.asleep ? beatInMillis : Math.min(ran, beatInMillis)
  }
}
