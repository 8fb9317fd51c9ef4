import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import type { DraftedDocuments } from '../rows/drafted-documents.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { NotAtHand } from './not-at-hand.ts'

/** A write that somebody waits for. */
export interface AskedWrite {
  /**
   * Does it in a draft, and answers what acknowledges it once the draft is committed. May run again.
   * @throws NotAtHand
   */
  run(draft: DraftedDocuments): () => void
  readonly refuse: (error: unknown) => void
}

/** Commits some writes as one, and answers what is to be told then; when it rejects, nothing was written, or nobody knows. */
type CommitTogether = (group: readonly AskedWrite[]) => Promise<readonly (() => void)[]>

/**
 * Makes one commit of all writes that are asked for while the one before is under way: the journey to the database and its disk
 * are waited for once. A write that fails takes none of the others with it.
 */
export class WriteQueue {
  readonly #commit: CommitTogether
  #asked: AskedWrite[] = []
  #working: Promise<void> | undefined

  constructor(commit: CommitTogether) {
    this.#commit = commit
  }

  /** `work` sees what the writes before it did, and runs in the asynchronous context of whoever asks; it may run again. */
  write<T>(work: (draft: DraftedDocuments) => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const inContext = AsyncLocalStorage.snapshot()
    const run = (draft: DraftedDocuments) => {
      try {
        const result = inContext(() => draft.separately(work))
        return () => resolve(result)
      } catch (error) {
        if (error instanceof NotAtHand) throw error
        return () => reject(error)
      }
    }
    this.#asked.push({ run, refuse: reject })
    this.#working ??= this.#work()
    return promise
  }

  /** Resolves when nothing is waited for any more. */
  async settled(): Promise<void> {
    await this.#working
  }

  async #work(): Promise<void> {
    // Whoever else asks in this turn of the loop is in the same commit.
    await endOfTurn()
    while (this.#asked.length > 0) await this.#commitAll(this.#asked.splice(0))
    // In the very step that found nothing more: whoever asks from now on begins anew.
    this.#working = undefined
  }

  /** What is refused of many may be the fault of one: then each is committed by itself. */
  async #commitAll(group: readonly AskedWrite[]): Promise<void> {
    try {
      for (const tell of await this.#commit(group)) tell()
    } catch (error) {
      if (group.length === 1 || error instanceof StoreUnavailable) for (const { refuse } of group) refuse(error)
      else for (const write of group) await this.#commitAll([write])
    }
  }
}
