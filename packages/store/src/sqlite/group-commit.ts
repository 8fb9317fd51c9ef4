import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { isLocked, type Turns } from './turns.ts'

/** A write that somebody waits for. */
export interface AskedWrite<Draft> {
  /**
   * Does it in a draft, and answers what acknowledges it once the draft is on disk. May run again.
   * @throws SqliteError, which leaves the whole transaction in doubt
   */
  run(draft: Draft): () => void
  readonly refuse: (error: unknown) => void
}

/** Runs some writes as one transaction, and answers what is to be told once it is on disk; when it throws, nothing was written. */
type Transact<Draft> = (group: readonly AskedWrite<Draft>[]) => readonly (() => void)[]

/**
 * Makes one transaction of all writes that are asked for in one turn of the loop: the disk is waited for once, and each is
 * acknowledged after that, in the order in which they were asked for. A write that fails takes none of the others with it.
 */
export class GroupCommit<Draft> {
  readonly #turns: Turns
  readonly #transact: Transact<Draft>
  #asked: AskedWrite<Draft>[] = []
  #newest: Promise<void> = Promise.resolve()

  constructor(turns: Turns, transact: Transact<Draft>) {
    this.#turns = turns
    this.#transact = transact
  }

  /** `work` sees what the writes before it did, and runs in the asynchronous context of whoever asks; it may run again. */
  write<T>(work: (draft: Draft) => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const inContext = AsyncLocalStorage.snapshot()
    const run = (draft: Draft) => {
      try {
        const result = inContext(work, draft)
        return () => resolve(result)
      } catch (error) {
        if (error instanceof Database.SqliteError) throw error
        return () => reject(error)
      }
    }
    this.#asked.push({ run, refuse: reject })
    if (this.#asked.length === 1) this.#newest = this.#commitNext()
    return promise
  }

  /** Resolves when nothing is waited for any more. */
  async settled(): Promise<void> {
    await this.#newest
  }

  /** Whoever else sent something in this turn of the loop is read first: theirs are in the same transaction. */
  async #commitNext(): Promise<void> {
    let group: readonly AskedWrite<Draft>[] | undefined
    const commit = () => {
      group ??= this.#asked.splice(0)
      return this.#commitTogether(group)
    }
    const answers = await this.#turns.write(commit, endOfTurn()).catch((error: unknown) =>
      (group ?? []).map(
        ({ refuse }) =>
          () =>
            refuse(error),
      ),
    )
    for (const answer of answers) answer()
  }

  /** What the disk refuses of many may be the fault of one: then each has a transaction of its own. */
  #commitTogether(group: readonly AskedWrite<Draft>[]): readonly (() => void)[] {
    try {
      return this.#transact(group)
    } catch (error) {
      if (group.length === 1 || isLocked(error)) throw error
      return group.flatMap((write) => this.#commitAlone(write))
    }
  }

  #commitAlone(write: AskedWrite<Draft>): readonly (() => void)[] {
    try {
      return this.#transact([write])
    } catch (error) {
      return [() => write.refuse(this.#turns.named(error))]
    }
  }
}
