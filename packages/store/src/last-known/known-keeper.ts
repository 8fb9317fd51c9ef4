import { deploymentKey } from '@fourbox/domain'
import type { Kind } from '../kinds.ts'
import type { Database, Queries } from '../postgresql/database.ts'
import { changesChannel } from '../postgresql/changes-channel.ts'
import { newestVersion } from '../postgresql/newest-version.ts'
import { blobOf, pieceMark } from '../rows/blob-pieces.ts'
import { keyRange } from '../rows/key-range.ts'
import type { ChangeListener, ReadDocuments, Served } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { isDamage, type KeptDocument, type KnownFacts, type KnownFile, openToKeep, openToRead, removeKnown } from './known-file.ts'
import { knownReads } from './known-reads.ts'
import { isServedWhole, servedKinds } from './served-kinds.ts'

export interface KeeperParts {
  readonly database: Database
  readonly file: string
  /** What is known beside that which stands in the database. */
  readonly facts: () => Promise<Pick<KnownFacts, 'database' | 'serving' | 'firstBlobs'>>
  readonly onChange: (listener: ChangeListener) => () => void
  /** The keys of the blobs without which those documents are of no use. */
  readonly blobsFor: (documents: ReadDocuments) => Promise<readonly string[]>
  readonly report: (line: string) => void
}

/** Changes that come together are written down together. */
const pauseInMillis = 500
/** So often the file is told that nothing else has changed. */
const lookEveryMillis = 30_000
/** An API may have some megabytes. */
const readAtOnce = 16

const columns = 'kind, id, body, shape'

/**
 * Keeps in a file what deployed APIs are served by, a moment behind each change; nobody waits for it. What is in the file is what the
 * database held at one moment: a change is in it whole, or not at all.
 */
export class KnownKeeper {
  readonly #parts: KeeperParts
  #file: KnownFile | undefined
  /** All that was committed up to this version is in the file; undefined until all has been read once. */
  #newest: number | undefined
  /** What was told and is not in the file, each with the writing of the file before which it was told. */
  readonly #untaken = new Map<string, number>()
  #writings = 0
  /** Another connection: what is being written is not seen by it. */
  #reading: { readonly file: KnownFile; readonly reads: Served } | undefined
  #waiting: NodeJS.Timeout | undefined
  /** As long as anything is kept. */
  #looking: NodeJS.Timeout | undefined
  #working: Promise<void> = Promise.resolve()
  #stopListening: (() => void) | undefined
  #isFailing = false
  #isClosed = false

  constructor(parts: KeeperParts) {
    this.#parts = parts
  }

  start(): void {
    if (this.#isClosed) return
    this.#stopListening = this.#parts.onChange((kind, id) => {
      if (!isServedWhole(kind)) return
      this.#untaken.set(nameOf(kind, id), this.#writings)
      this.keepSoon()
    })
    this.#looking = setInterval(() => this.keepSoon(), lookEveryMillis).unref()
    this.#keep()
  }

  /** What was heard of is in the file then, where the database still answers. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#stopListening?.()
    clearInterval(this.#looking)
    this.#looking = undefined
    if (this.#waiting) this.#keep()
    await this.#working
    this.#stopReading()
    this.#file?.close()
  }

  /** What the file says of documents that begin so; undefined where this node has told others that it knows more. */
  known(kind: Kind, prefix: string): ReadDocuments | undefined {
    const name = nameOf(kind, prefix)
    return !this.#untaken.keys().some((untaken) => untaken.startsWith(name)) ? this.#reads()?.documents : undefined
  }

  /** The blobs that the file has, which never change. */
  knownBlobs(): Served['blobs'] | undefined {
    return this.#reads()?.blobs
  }

  /** What is known has changed, maybe. */
  keepSoon(): void {
    if (this.#looking) this.#waiting ??= setTimeout(() => this.#keep(), pauseInMillis).unref()
  }

  #keep(): void {
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    this.#working = this.#working
      .then(() => this.#keepNow())
      .then(
        () => void (this.#isFailing = false),
        (error: unknown) => this.#failed(error),
      )
  }

  /** It is tried again; that the database is away is said by others. */
  #failed(error: unknown): void {
    if (isDamage(error)) this.#beginAnew()
    else this.#file?.rollBack()
    if (error instanceof StoreUnavailable || this.#isFailing) return
    this.#isFailing = true
    this.#parts.report(`What is known of ${this.#parts.database.place} cannot be kept in ${this.#parts.file}: ${String(error)}. Trying again.`)
  }

  #beginAnew(): void {
    this.#stopReading()
    this.#file?.close()
    removeKnown(this.#parts.file)
    this.#file = undefined
    this.#newest = undefined
  }

  #reads(): Served | undefined {
    if (this.#newest === undefined || this.#isClosed) return undefined
    if (!this.#reading) {
      const file = openToRead(this.#parts.file, true)
      if (typeof file === 'string') return undefined
      this.#reading = { file, reads: knownReads(file, notKept) }
    }
    return this.#reading.reads
  }

  #stopReading(): void {
    this.#reading?.file.close()
    this.#reading = undefined
  }

  async #keepNow(): Promise<void> {
    const { database } = this.#parts
    const facts = await this.#parts.facts()
    const file = (this.#file ??= openToKeep(this.#parts.file))
    const writing = ++this.#writings
    await database.snapshot(async ({ query }) => {
      const at = Date.now()
      const [now] = await query<Pick<KnownFacts, 'secret' | 'channel' | 'newest'>>(
        `SELECT secret, ${changesChannel} AS channel, ${newestVersion} AS newest FROM node_secret`,
      )
      if (!now) throw new Error('The database has lost the secret of its nodes')
      file.begin()
      if (now.newest !== this.#newest) await this.#takeOver(query, file)
      file.commit({ ...facts, ...now, at })
      // Not behind the snapshot's own end: a database that falls silent before it takes nothing from what stands in the file.
      this.#newest = now.newest
      for (const [name, told] of this.#untaken) if (told < writing) this.#untaken.delete(name)
    })
  }

  async #takeOver(query: Queries['query'], file: KnownFile): Promise<void> {
    if (this.#newest === undefined) await this.#takeAll(query, file)
    else await this.#takeChanges(query, file, this.#newest)
    const { documents } = knownReads(file, notKept)
    await this.#takeDeployments(query, file, documents)
    await this.#takeBlobs(query, file, new Set(await this.#parts.blobsFor(documents)))
  }

  async #takeAll(query: Queries['query'], file: KnownFile): Promise<void> {
    file.removeAll()
    const select = `SELECT ${columns} FROM documents WHERE kind = $1 AND id > $2 ORDER BY id LIMIT ${readAtOnce}`
    for (const kind of servedKinds) {
      for (let after: string | undefined = ''; after !== undefined;) {
        const rows: readonly KeptDocument[] = await query<KeptDocument>(select, [kind, after])
        for (const row of rows) file.put(row)
        after = rows.at(-1)?.id
      }
    }
  }

  async #takeChanges(query: Queries['query'], file: KnownFile, known: number): Promise<void> {
    const gone = await query<{ kind: Kind; id: string }>('SELECT kind, id FROM deleted_documents WHERE version > $1 AND kind = ANY($2)', [known, servedKinds])
    for (const { kind, id } of gone) file.remove(kind, id)
    // One that has gone may be there again.
    const select = `SELECT version, ${columns} FROM documents WHERE version > $1 AND kind = ANY($2) ORDER BY version LIMIT ${readAtOnce}`
    for (let after: number | undefined = known; after !== undefined;) {
      const rows: readonly (KeptDocument & { version: number })[] = await query<KeptDocument & { version: number }>(select, [after, servedKinds])
      for (const row of rows) file.put(row)
      after = rows.at(-1)?.version
    }
  }

  /** Those that stages and their canaries serve; they never change. */
  async #takeDeployments(query: Queries['query'], file: KnownFile, documents: ReadDocuments): Promise<void> {
    const stages = (await documents.list('stage')).items
    const live = new Set(
      stages.flatMap(({ restApiId, deploymentId, canarySettings }) =>
        [deploymentId, canarySettings?.deploymentId].flatMap((id) => (id === undefined ? [] : [deploymentKey(restApiId, id)])),
      ),
    )
    const kept = new Set(file.ids('deployment', ''))
    for (const id of kept.difference(live)) file.remove('deployment', id)
    for (const id of live.difference(kept)) {
      for (const row of await query<KeptDocument>(`SELECT ${columns} FROM documents WHERE kind = 'deployment' AND id = $1`, [id])) file.put(row)
    }
  }

  /** A blob is kept as the rows that it has in the database; those that documents name never change. */
  async #takeBlobs(query: Queries['query'], file: KnownFile, wanted: ReadonlySet<string>): Promise<void> {
    const rows = file.blobKeys('')
    for (const key of rows) if (!wanted.has(blobOf(key))) file.removeBlob(key)
    for (const key of wanted.difference(new Set(rows))) {
      const pieces = await query<{ key: string }>('SELECT key FROM blobs WHERE key >= $1 AND key < $2', keyRange(key + pieceMark))
      for (const each of [key, ...pieces.map((piece) => piece.key)]) {
        const [row] = await query<{ bytes: Uint8Array }>('SELECT bytes FROM blobs WHERE key = $1', [each])
        if (row) file.putBlob(each, row.bytes)
      }
    }
  }
}

function nameOf(kind: Kind, id: string): string {
  return `${kind} ${id}`
}

function notKept(): Error {
  return new Error('It is not kept')
}
