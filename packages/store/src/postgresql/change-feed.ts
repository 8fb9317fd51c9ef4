import type { Kind } from '../kinds.ts'
import type { ChangeListener } from '../store.ts'
import type { Database } from './database.ts'
import { acknowledgement, type NodeTable } from './node-table.ts'
import type { SharedChannel } from './shared-channel.ts'

interface ChangedRow {
  readonly version: number
  readonly kind: Kind
  readonly id: string
  readonly hasGone: boolean
}

interface FeedParts {
  readonly channel: SharedChannel
  readonly nodes: NodeTable
  /** The version up to which this node knows everything from the start. */
  readonly newest: number
  readonly report: (fault: unknown) => void
}

/** How soon a listener that could not take a change over is told of it again. */
const againInMillis = 1000

/** Committed documents and those that have gone, in the order of their commits. */
const changesBehind = `SELECT version, kind, id, false AS "hasGone" FROM documents WHERE version > $1
  UNION ALL SELECT version, kind, id, true FROM deleted_documents WHERE version > $1 ORDER BY version`

/**
 * Tells of committed changes, each once: of this connection's own at once, of all others' when the database says that there
 * are some. What others did while the database was away is told as soon as it answers again.
 */
export class ChangeFeed {
  readonly #database: Database
  readonly #channel: SharedChannel
  readonly #report: (fault: unknown) => void
  readonly #listeners = new Set<ChangeListener>()
  /** Versions of this connection that have not come back to it as news. */
  readonly #own = new Set<number>()
  readonly #nodes: NodeTable
  /** The newest version that was committed through this connection. */
  #committed = 0
  /** Everything up to this version has been told. */
  #told: number
  /** Whether something may have been missed behind it. */
  #behind = false
  #work: Promise<void> = Promise.resolve()
  /** Resolved when nothing is being committed through this connection. */
  #committing: Promise<void> = Promise.resolve()
  #isListening = false
  #again: NodeJS.Timeout | undefined
  #returning: Promise<void> | undefined

  constructor(database: Database, { channel, nodes, newest, report }: FeedParts) {
    this.#database = database
    this.#channel = channel
    this.#told = newest
    this.#nodes = nodes
    this.#report = report
  }

  /** The database is listened to from the first listener on. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    if (!this.#isListening) this.#channel.hear({ onConnected: () => this.#next(() => this.#join()), onMessage: (message) => this.#take(message) })
    this.#isListening = true
    return () => void this.#listeners.delete(listener)
  }

  /** Commits something: its news may be here before its own answer is, and wait for that. */
  async whileCommitting<T>(commit: () => Promise<T>): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#committing = promise
    try {
      return await commit()
    } finally {
      resolve()
    }
  }

  /** Tells of what was committed through this connection. What was looked for meanwhile has been found and told. */
  tellOfOwn(written: readonly ChangedRow[]): void {
    for (const { version, kind, id, hasGone } of written) {
      this.#committed = Math.max(this.#committed, version)
      if (this.#isListening && version <= this.#told) continue
      if (this.#isListening) this.#own.add(version)
      this.#tell(kind, id, hasGone)
    }
  }

  /** Tells of what may have been committed, or not. */
  tellOfDoubtful(documents: readonly { readonly kind: Kind; readonly id: string }[]): void {
    for (const { kind, id } of documents) this.#tell(kind, id, true)
  }

  /** Resolves when every other node that lives has told its listeners of what was committed here until now. */
  async acknowledged(): Promise<void> {
    if (this.#committed > 0) await this.#nodes.allKnow(this.#committed)
  }

  /**
   * Resolves when this node knows of everything that others take for known: at once, but where it was held, or cut off, for so long that
   * they did not wait for it. Rejects while the database cannot be asked.
   */
  async current(): Promise<void> {
    if (this.#returning === undefined && (!this.#isListening || this.#nodes.isWaitedFor)) return
    await (this.#returning ??= this.#return().finally(() => (this.#returning = undefined)))
  }

  async close(): Promise<void> {
    clearTimeout(this.#again)
    await this.#work
    await this.#nodes.leave()
  }

  #take(message: string): void {
    if (message === acknowledgement) this.#nodes.hear()
    // Beside the versions of documents nodes say what concerns others here.
    else if (/^\d+$/.test(message)) this.#next(() => this.#hear(Number(message)))
  }

  #next(step: () => Promise<void> | void): void {
    this.#work = this.#work.then(step).catch((error: unknown) => {
      this.#behind = true
      this.#report(error)
    })
  }

  /** News come in the order of commits: before one's own all those of others have been told. */
  async #hear(newest: number): Promise<void> {
    await this.#committing
    if (!this.#behind && newest <= this.#told) return
    if (this.#behind || !this.#own.has(newest)) return this.#catchUp()
    this.#advance(newest)
    this.#nodes.know(newest)
  }

  /** Everybody waits for this node from now on, so it first learns what it may have missed. */
  async #join(): Promise<void> {
    await this.#catchUp()
    await this.#nodes.join(this.#told)
  }

  /** Between what it learns and its first word others may have written, and not have waited: it looks once more. */
  #return(): Promise<void> {
    const returned = this.#work.then(() => this.#join()).then(() => this.#catchUp())
    this.#work = returned.catch(() => void (this.#behind = true))
    return returned
  }

  #tell(kind: Kind, id: string, mayHaveGone: boolean): readonly unknown[] {
    return [...this.#listeners].map((listener) => listener(kind, id, mayHaveGone))
  }

  async #catchUp(): Promise<void> {
    const changes = await this.#database.read<ChangedRow>(changesBehind, [this.#told])
    const others = changes.filter(({ version }) => !this.#own.has(version))
    const before = this.#told
    this.#advance(changes.at(-1)?.version ?? this.#told)
    try {
      await Promise.all(others.flatMap(({ kind, id, hasGone }) => this.#tell(kind, id, hasGone)))
    } catch (error) {
      // Who could not take it over, as where the database goes away just then, is told of all of it again.
      this.#told = before
      this.#again ??= setTimeout(() => this.#tellAgain(), againInMillis).unref()
      throw error
    }
    if (others.length > 0 || this.#behind) await this.#nodes.acknowledge(this.#told)
    else this.#nodes.know(this.#told)
    this.#behind = false
  }

  #tellAgain(): void {
    this.#again = undefined
    this.#next(() => this.#catchUp())
  }

  #advance(version: number): void {
    this.#told = Math.max(this.#told, version)
    for (const own of this.#own) if (own <= this.#told) this.#own.delete(own)
  }
}
