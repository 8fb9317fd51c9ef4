import { setTimeout as delay } from 'node:timers/promises'
import type { Dialect } from 'kysely'
import { StoreUnavailable } from '../store-unavailable.ts'
import type { ChannelListener, Database, Queries, Value } from './database.ts'
import { reasonIn } from './faults.ts'

/** Between two tries to reach it; each waits by itself, too. */
const pauseInMillis = 500

/**
 * A database that was away when it was asked for, and is asked for until it is there. Until then whatever else is asked of it is refused
 * at once, so that nothing is written to what has not been looked at; who listens hears from then on.
 */
export class AwaitedDatabase implements Database {
  readonly place: string
  readonly dialect: Dialect
  readonly #database: Database
  readonly #isFinal: (error: unknown) => boolean
  readonly #firstWhy: string
  #why: string
  readonly #listeners: ((why: string) => void)[] = []
  readonly #reached = Promise.withResolvers<void>()
  #isReached = false
  #isClosed = false

  /**
   * @param why it could not be reached
   * @param look looks at it when it answers again, and makes it ready
   * @param isFinal whether it is in vain to ask again after such an error
   */
  constructor(database: Database, why: string, look: (database: Database) => Promise<void>, isFinal: (error: unknown) => boolean) {
    this.#database = database
    this.#firstWhy = why
    this.#why = why
    this.#isFinal = isFinal
    this.place = database.place
    this.dialect = database.dialect
    // Who asks meanwhile is refused; who waits hears why that is in vain.
    this.reached.catch(() => undefined)
    void this.#reach(look)
  }

  /** Resolves when it can be asked; rejects when it answers, and cannot be used. */
  get reached(): Promise<void> {
    return this.#reached.promise
  }

  get isReached(): boolean {
    return this.#isReached
  }

  /** Calls it whenever another thing is said of why it cannot be reached, and at once where that has been so already. */
  onWhy(listener: (why: string) => void): void {
    this.#listeners.push(listener)
    if (this.#why !== this.#firstWhy) listener(this.#why)
  }

  read<Row>(text: string, values?: readonly Value[]): Promise<readonly Row[]> {
    return this.#asked(() => this.#database.read<Row>(text, values))
  }

  write<Row>(text: string, values?: readonly Value[]): Promise<readonly Row[]> {
    return this.#asked(() => this.#database.write<Row>(text, values))
  }

  transaction<T>(work: (queries: Queries) => Promise<T>, first?: string): Promise<T> {
    return this.#asked(() => this.#database.transaction(work, first))
  }

  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#asked(() => this.#database.snapshot(work))
  }

  listen(channel: string, listener: ChannelListener): () => Promise<void> {
    let stop: (() => Promise<void>) | undefined
    let isOver = false
    const listen = () => {
      if (!isOver) stop = this.#database.listen(channel, listener)
    }
    if (this.#isReached) listen()
    else this.reached.then(listen, () => undefined)
    return async () => {
      isOver = true
      await stop?.()
    }
  }

  /** What whoever asks too early is told. */
  unavailable(): StoreUnavailable {
    return new StoreUnavailable('away', this.place, new Error(this.#why))
  }

  close(): Promise<void> {
    this.#isClosed = true
    return this.#database.close()
  }

  async #asked<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#isReached) throw this.unavailable()
    return work()
  }

  async #reach(look: (database: Database) => Promise<void>): Promise<void> {
    while (!this.#isClosed) {
      await delay(pauseInMillis, undefined, { ref: false })
      try {
        await look(this.#database)
        this.#isReached = true
        return this.#reached.resolve()
      } catch (error) {
        if (this.#isFinal(error)) return this.#reached.reject(error)
        this.#heard(reasonIn(error))
      }
    }
  }

  #heard(why: string): void {
    if (why === this.#why) return
    this.#why = why
    for (const listener of this.#listeners) listener(why)
  }
}
