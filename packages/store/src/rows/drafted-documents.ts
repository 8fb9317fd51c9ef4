import type { Kind, Kinds } from '../kinds.ts'
import { EntityExists, NoSuchEntity } from '../entity-errors.ts'
import type { Reads, Write } from '../store.ts'

/** What shall become of a document: an entity, one at hand as its text, or none any more. */
export interface DraftedDocument {
  readonly kind: Kind
  readonly id: string
  readonly content: { readonly entity: unknown } | { readonly text: string } | 'none'
}

/**
 * What writes make of documents before any of it is written: a document that ten of them change is written once. Drafts lie on
 * one another, so that one which fails is thrown away and leaves nothing.
 */
export class DraftedDocuments implements Reads {
  readonly #below: Reads
  readonly #documents = new Map<string, DraftedDocument>()

  constructor(below: Reads) {
    this.#below = below
  }

  /** Each document that becomes another, in the order in which that was first asked for. */
  get documents(): ReadonlyMap<string, DraftedDocument> {
    return this.#documents
  }

  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const drafted = this.#documents.get(documentKey(kind, id))
    if (drafted === undefined) return this.#below.get(kind, id)
    if (drafted.content === 'none') return undefined
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the seam between rows and types: nothing but a Kinds[K] is ever written under kind K
    return ('entity' in drafted.content ? drafted.content.entity : JSON.parse(drafted.content.text)) as Kinds[K]
  }

  has(kind: Kind, id: string): boolean {
    const drafted = this.#documents.get(documentKey(kind, id))
    return drafted === undefined ? this.#below.has(kind, id) : drafted.content !== 'none'
  }

  ids(kind: Kind, prefix: string): readonly string[] {
    const stored = this.#below.ids(kind, prefix)
    const drafted = [...this.#documents.values()].filter((each) => each.kind === kind && each.id.startsWith(prefix))
    if (drafted.length === 0) return stored
    const ids = new Set(stored)
    for (const { id, content } of drafted) {
      if (content === 'none') ids.delete(id)
      else ids.add(id)
    }
    return [...ids].toSorted()
  }

  /** Does a write, or throws and leaves the draft as it was. */
  separately<T>(work: (draft: DraftedDocuments) => T): T {
    const own = new DraftedDocuments(this)
    const result = work(own)
    for (const [key, drafted] of own.documents) this.#documents.set(key, drafted)
    return result
  }

  /** @throws EntityExists */
  insert(kind: Kind, id: string, content: Exclude<DraftedDocument['content'], 'none'>): void {
    if (this.has(kind, id)) throw new EntityExists(kind, id)
    this.#set(kind, id, content)
  }

  /** @throws NoSuchEntity */
  update<K extends Kind>(kind: K, id: string, change: (current: Kinds[K]) => Kinds[K]): Kinds[K] {
    const current = this.get(kind, id)
    if (current === undefined) throw new NoSuchEntity(kind, id)
    const next = change(current)
    if (next !== current) this.#set(kind, id, { entity: next })
    return next
  }

  /** Whether there was one. */
  delete(kind: Kind, id: string): boolean {
    const existed = this.has(kind, id)
    if (existed) this.#set(kind, id, 'none')
    return existed
  }

  /** @throws EntityExists, NoSuchEntity */
  write<K extends Kind>(write: Write<K>): void {
    if (write.op === 'insert') this.insert(write.kind, write.id, { entity: write.entity })
    else if (write.op === 'put') this.#set(write.kind, write.id, { entity: write.entity })
    else if (write.op === 'update') this.update(write.kind, write.id, write.change)
    else if (write.op === 'upsert') this.#upsert(write.kind, write.id, write.change)
    else if (write.op === 'delete') this.delete(write.kind, write.id)
    else for (const id of this.ids(write.kind, write.prefix)) this.delete(write.kind, id)
  }

  #upsert<K extends Kind>(kind: K, id: string, change: (current: Kinds[K] | undefined) => Kinds[K]): void {
    const current = this.get(kind, id)
    const next = change(current)
    if (next !== current) this.#set(kind, id, { entity: next })
  }

  #set(kind: Kind, id: string, content: DraftedDocument['content']): void {
    this.#documents.set(documentKey(kind, id), { kind, id, content })
  }
}

/** No kind holds a blank. */
export function documentKey(kind: Kind, id: string): string {
  return `${kind} ${id}`
}
