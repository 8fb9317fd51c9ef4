import type { DocumentCache } from '../rows/document-cache.ts'
import type { Atomically } from '../rows/document-writes.ts'
import { type DraftedDocument, DraftedDocuments, documentKey } from '../rows/drafted-documents.ts'
import type { Reads } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import type { ChangeFeed } from './change-feed.ts'
import type { Database, Queries } from './database.ts'
import { type ReadSource, withReads } from './further-reads.ts'
import { documentsLock } from './locks.ts'
import { NotAtHand } from './not-at-hand.ts'
import { RememberedReads } from './remembered-reads.ts'
import { type WrittenRow, writeDocuments } from './write-documents.ts'
import { type AskedWrite, WriteQueue } from './write-queue.ts'

interface Owner {
  readonly database: Database
  readonly feed: ChangeFeed
  readonly cache: DocumentCache
  /** Where others hear of what is written. */
  readonly channel: string
  /** What stands within a transaction. */
  readonly sourceOf: (queries: Queries) => ReadSource
}

/** What some writes came to, and what tells those who asked for them. */
interface Drafted {
  /** By `documentKey`. */
  readonly documents: ReadonlyMap<string, DraftedDocument>
  readonly answers: readonly (() => void)[]
}

/**
 * Commits drafts, one after the other of all nodes. What this process remembers of documents is mostly what stands: a draft of
 * that goes to the database in one journey, which looks whether it is so and writes, or does nothing. Where it is not so, or
 * cannot be told, the draft is made anew of what is read under the lock.
 */
export class DocumentWriter {
  readonly #owner: Owner
  readonly #queue = new WriteQueue((group) => this.#commit(group))

  constructor(owner: Owner) {
    this.#owner = owner
  }

  /** Does a write in a draft; the cache and the listeners learn of it once it is committed. */
  readonly atomically: Atomically = (work) => this.#queue.write(work)

  /** Resolves when every write that was asked for is done. */
  settled(): Promise<void> {
    return this.#queue.settled()
  }

  #commit(group: readonly AskedWrite[]): Promise<readonly (() => void)[]> {
    return this.#owner.feed.whileCommitting(async () => (await this.#commitRemembered(group)) ?? this.#commitUnderLock(group))
  }

  /** Undefined when nothing was written: it is not as this process remembers it, or there is nothing by which to tell. */
  async #commitRemembered(group: readonly AskedWrite[]): Promise<readonly (() => void)[] | undefined> {
    const { cache, database, channel } = this.#owner
    const reads = new RememberedReads(cache)
    const drafted = draftAtHand(reads, group)
    if (!drafted || drafted.documents.size === 0) return undefined
    const { documents, answers } = drafted
    const rows = await this.#decisively(
      () => documents,
      () => writeDocuments((text, values) => database.write(text, values), { documents, assumed: reads.assumed, channel }),
    )
    if (!rows) {
      // What is not so is read before it is guessed again.
      for (const key of reads.assumed.keys()) cache.delete(key)
      return undefined
    }
    this.#announce(documents, rows)
    return answers
  }

  async #commitUnderLock(group: readonly AskedWrite[]): Promise<readonly (() => void)[]> {
    const { database, sourceOf, channel } = this.#owner
    let drafted: Drafted = { documents: new Map(), answers: [] }
    const rows = await this.#decisively(
      () => drafted.documents,
      () =>
        database.transaction(async (queries) => {
          drafted = await withReads(sourceOf(queries), (reads) => draftOf(reads, group))
          const { documents } = drafted
          return documents.size === 0 ? [] : ((await writeDocuments(queries.query, { documents, channel })) ?? [])
        }, documentsLock),
    )
    this.#announce(drafted.documents, rows)
    return drafted.answers
  }

  /** Listeners look for themselves what became of a write of which nobody knows. */
  async #decisively<T>(written: () => Drafted['documents'], commit: () => Promise<T>): Promise<T> {
    try {
      return await commit()
    } catch (error) {
      if (error instanceof StoreUnavailable && error.reason === 'unconfirmed') {
        for (const key of written().keys()) this.#owner.cache.delete(key)
        this.#owner.feed.tellOfDoubtful([...written().values()])
      }
      throw error
    }
  }

  #announce(documents: Drafted['documents'], rows: readonly WrittenRow[]): void {
    const { cache, feed } = this.#owner
    const written = new Map(rows.map((row) => [documentKey(row.kind, row.id), row]))
    for (const [key, { content }] of documents) {
      const row = written.get(key)
      if (row && content !== 'none' && 'entity' in content) cache.set(key, row.version, content.entity, row.size)
      else cache.delete(key)
    }
    feed.tellOfOwn(rows)
  }
}

function draftOf(reads: Reads, group: readonly AskedWrite[]): Drafted {
  const draft = new DraftedDocuments(reads)
  const answers = group.map((write) => write.run(draft))
  return { documents: draft.documents, answers }
}

function draftAtHand(reads: Reads, group: readonly AskedWrite[]): Drafted | undefined {
  try {
    return draftOf(reads, group)
  } catch (error) {
    if (error instanceof NotAtHand) return undefined
    throw error
  }
}
