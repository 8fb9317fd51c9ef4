import type { Kind, Kinds } from '../kinds.ts'
import type { DocumentCache } from '../rows/document-cache.ts'
import { documentKey } from '../rows/drafted-documents.ts'
import type { Reads } from '../store.ts'
import { NotAtHand } from './not-at-hand.ts'

/** What a write took for given: the version in which it knows a document, 0 where it knows of none. */
export interface Assumed {
  readonly kind: Kind
  readonly id: string
  readonly version: number
}

/**
 * What stands, as far as this process remembers: a guess, of which is noted what was asked. Whoever writes lets the database look
 * at that first.
 */
export class RememberedReads implements Reads {
  readonly #cache: DocumentCache
  readonly #assumed = new Map<string, Assumed>()

  constructor(cache: DocumentCache) {
    this.#cache = cache
  }

  /** By `documentKey`. */
  get assumed(): ReadonlyMap<string, Assumed> {
    return this.#assumed
  }

  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const key = documentKey(kind, id)
    const remembered = this.#cache.newest(key)
    this.#assumed.set(key, { kind, id, version: remembered?.version ?? 0 })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing but a Kinds[K] is ever kept under kind K
    return remembered?.value as Kinds[K] | undefined
  }

  has(kind: Kind, id: string): boolean {
    return this.get(kind, id) !== undefined
  }

  /** @throws NotAtHand: of a range nobody remembers what is not in it. */
  ids(kind: Kind, prefix: string): never {
    throw new NotAtHand(`${kind} ${prefix}`)
  }
}
