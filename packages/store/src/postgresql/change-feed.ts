import type { Kind } from '../kinds.ts'
import type { ChangeListener } from '../store.ts'
import type { Database } from './database.ts'

interface ChangedRow {
  readonly version: number
  readonly kind: Kind
  readonly id: string
}

/** Committed documents and those that have gone, in the order of their commits. */
const changesBehind =
  'SELECT version, kind, id FROM documents WHERE version > $1 UNION ALL SELECT version, kind, id FROM deleted_documents WHERE version > $1 ORDER BY version'

/**
 * Tells of committed changes, each once: of this connection's own at once, of all others' when the database says that there
 * are some. What others did while the database was away is told as soon as it answers again.
 */
export class ChangeFeed {
  readonly #database: Database
  readonly #channel: string
  readonly #report: (fault: unknown) => void
  readonly #listeners = new Set<ChangeListener>()
  /** Versions of this connection that have not come back to it as news. */
  readonly #own = new Set<number>()
  /** Everything up to this version has been told. */
  #told: number
  /** Whether something may have been missed behind it. */
  #behind = false
  #work: Promise<void> = Promise.resolve()
  #stop: (() => Promise<void>) | undefined

  constructor(
    database: Database,
    { channel, newest, report }: { readonly channel: string; readonly newest: number; readonly report: (fault: unknown) => void },
  ) {
    this.#database = database
    this.#channel = channel
    this.#told = newest
    this.#report = report
  }

  /** The database is listened to from the first listener on. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    this.#stop ??= this.#database.listen(this.#channel, {
      onConnected: () => this.#next(() => this.#catchUp()),
      onMessage: (newest) => this.#next(() => this.#hear(Number(newest))),
    })
    return () => void this.#listeners.delete(listener)
  }

  /** To be called before the commit of some versions: their news may be here before the commit's own answer is. */
  expect(written: Iterable<{ readonly version: number }>): void {
    if (this.#stop) for (const { version } of written) this.#own.add(version)
  }

  /** What was expected and has not been committed. */
  forget(written: Iterable<{ readonly version: number }>): void {
    for (const { version } of written) this.#own.delete(version)
  }

  tell(kind: Kind, id: string): void {
    for (const listener of this.#listeners) listener(kind, id)
  }

  async close(): Promise<void> {
    await this.#stop?.()
    await this.#work
  }

  #next(step: () => Promise<void> | void): void {
    this.#work = this.#work.then(step).catch((error: unknown) => {
      this.#behind = true
      this.#report(error)
    })
  }

  /** News come in the order of commits: before one's own all those of others have been told. */
  #hear(newest: number): Promise<void> | void {
    if (this.#behind || !this.#own.has(newest)) return this.#catchUp()
    this.#advance(newest)
  }

  async #catchUp(): Promise<void> {
    const changes = await this.#database.read<ChangedRow>(changesBehind, [this.#told])
    this.#behind = false
    for (const { version, kind, id } of changes) {
      if (!this.#own.has(version)) this.tell(kind, id)
    }
    this.#advance(changes.at(-1)?.version ?? this.#told)
  }

  #advance(version: number): void {
    this.#told = Math.max(this.#told, version)
    for (const own of this.#own) if (own <= this.#told) this.#own.delete(own)
  }
}
