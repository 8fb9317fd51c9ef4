import { setTimeout as delay } from 'node:timers/promises'
import { StoreUnavailable } from '../store-unavailable.ts'

const shortestPauseInMillis = 100
const longestPauseInMillis = 2000
/** In so many pieces a deadline is waited for. */
const pieces = 10

export interface ReachParts {
  /** Which server it is, as its owner may be shown it. */
  readonly place: string
  /** Who waits for an answer longer than this is told that there is none. */
  readonly deadlineInMillis: number
  /** Whether an error beside StoreUnavailable says that it is not there, or refuses: what is wrong with what it was asked says neither. */
  readonly isAbsence?: (error: unknown) => boolean
  /** Does what shows that all is well again, a write among it. */
  readonly probe: () => Promise<unknown>
  /** Told once when it goes, with what was wrong, and once when it is back. */
  readonly onAway: (fault: unknown) => void
  readonly onBack: () => void
}

/** It did not answer in time. */
export class NoAnswer extends Error {
  constructor(deadlineInMillis: number) {
    super(`no answer within ${deadlineInMillis} ms`)
    this.name = 'NoAnswer'
  }
}

/**
 * Whether a server that others can do without for a while is there. The first absence says that it is away: from then on nobody waits for it,
 * until a probe has been answered.
 */
export class Reach {
  readonly #parts: ReachParts
  #fault: unknown
  #isAway = false
  #closed = new AbortController()
  #hint = Promise.withResolvers<void>()
  /** Of those who wait for an answer. */
  readonly #refusals = new Set<(fault: unknown) => void>()

  constructor(parts: ReachParts) {
    this.#parts = parts
  }

  /** Whether whoever asks is refused at once. */
  get isAway(): boolean {
    return this.#isAway
  }

  /** Rejects with StoreUnavailable where it is away: at once while that is known, and at the deadline otherwise; with what else went wrong as it is. */
  async ask<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isAway) throw this.#unavailable(this.#fault)
    try {
      return await this.#inTime(work())
    } catch (error) {
      if (!this.#isAbsence(error)) throw error
      this.lost(error)
      throw this.#unavailable(error)
    }
  }

  /** It is away, though nobody has asked it. */
  lost(fault: unknown): void {
    if (this.#isAway || this.#closed.signal.aborted) return
    this.#isAway = true
    this.#fault = fault
    this.#parts.onAway(fault)
    for (const refuse of this.#refusals) refuse(this.#unavailable(fault))
    void this.#probeUntilBack()
  }

  /** It may be back: a probe is sent without waiting any longer. */
  hint(): void {
    this.#hint.resolve()
  }

  close(): void {
    this.#closed.abort()
  }

  #isAbsence(error: unknown): boolean {
    return error instanceof StoreUnavailable || error instanceof NoAnswer || (this.#parts.isAbsence?.(error) ?? false)
  }

  #unavailable(fault: unknown): StoreUnavailable {
    if (fault instanceof StoreUnavailable) return fault
    return new StoreUnavailable('away', this.#parts.place, fault instanceof Error ? fault : new Error(String(fault)))
  }

  async #probeUntilBack(): Promise<void> {
    for (let pause = shortestPauseInMillis; !this.#closed.signal.aborted; pause = Math.min(2 * pause, longestPauseInMillis)) {
      this.#hint = Promise.withResolvers()
      await Promise.race([delay(pause, undefined, { ref: false }), this.#hint.promise])
      try {
        await this.#inTime(this.#parts.probe())
      } catch (error) {
        // Whoever says what is wrong with what it was asked is there.
        if (this.#isAbsence(error)) continue
      }
      if (this.#closed.signal.aborted) return
      this.#isAway = false
      this.#parts.onBack()
      return
    }
  }

  #inTime<T>(answer: Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const { deadlineInMillis } = this.#parts
    // A busy process, or one that was given no time, is not the server's fault: a turn that takes long counts as one piece of
    // the deadline, and after the last one what has come in is read first.
    let piecesLeft = pieces
    const waited = () => {
      if (--piecesLeft > 0) timer = setTimeout(waited, deadlineInMillis / pieces)
      else setImmediate(() => reject(new NoAnswer(deadlineInMillis)))
    }
    let timer = setTimeout(waited, deadlineInMillis / pieces)
    this.#refusals.add(reject)
    answer.then(resolve, reject)
    return promise.finally(() => {
      clearTimeout(timer)
      this.#refusals.delete(reject)
    })
  }
}
