import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { StoreUnavailable, type UnavailableReason } from '../store-unavailable.ts'

/** As SQLite's own: short first, since most locks are another connection's commit. */
const pausesInMillis = [1, 2, 5, 10, 15, 25]

/**
 * Waits for the locks of other connections without holding up the thread. SQLite itself would wait on it, and with it
 * everything that this process serves. Writes keep their order while they wait; reads pass them by.
 */
export class Turns {
  readonly #place: string
  readonly #patienceInMillis: number
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  /** @param patienceInMillis how long one read or write waits before it is refused. */
  constructor(place: string, patienceInMillis: number) {
    this.#place = place
    this.#patienceInMillis = patienceInMillis
  }

  /** @throws StoreUnavailable */
  async read<T>(work: () => T): Promise<T> {
    try {
      return work()
    } catch (error) {
      if (!isLocked(error)) throw this.named(error)
    }
    return this.#patiently(work, performance.now() + this.#patienceInMillis)
  }

  /**
   * As a whole or not at all: `work` leaves nothing behind when it is refused.
   * @param ready what it waits for by itself; its place in the order is taken at once
   * @throws StoreUnavailable
   */
  async write<T>(work: () => T, ready?: Promise<void>): Promise<T> {
    const deadline = performance.now() + this.#patienceInMillis
    if (this.#waiting === 0 && !ready) {
      try {
        return work()
      } catch (error) {
        if (!isLocked(error)) throw this.named(error)
      }
    }
    this.#waiting++
    const before = ready ? Promise.all([this.#last, ready]) : this.#last
    const turn = before.then(() => this.#patiently(work, deadline)).finally(() => this.#waiting--)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #patiently<T>(work: () => T, deadline: number): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return work()
      } catch (error) {
        if (!isLocked(error) || performance.now() >= deadline) throw this.named(error)
        await delay(pausesInMillis[attempt] ?? pausesInMillis.at(-1))
      }
    }
  }

  /** What the system refused, by the store's name for it; anything else as it is. */
  named(error: unknown): unknown {
    const reason = reasonOf(error)
    return reason !== undefined && error instanceof Error ? new StoreUnavailable(reason, this.#place, error) : error
  }
}

/** Whether another connection's lock is all that is in the way. */
export function isLocked(error: unknown): boolean {
  return reasonOf(error) === 'locked'
}

/** Undefined for what is no fault of the system's. */
function reasonOf(error: unknown): UnavailableReason | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined
  return reasons.find(([code]) => error.code === code || error.code.startsWith(`${code}_`))?.[1]
}

const reasons: readonly (readonly [code: string, reason: UnavailableReason])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR', 'failed'],
  ['SQLITE_READONLY', 'failed'],
  ['SQLITE_CANTOPEN', 'failed'],
]
