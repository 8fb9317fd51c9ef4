import type { NodeFacts } from '@fourbox/domain'

/** A node that the database takes for living. */
export interface Fellow {
  readonly id: string
  readonly facts: string | null
}

/** Nodes of an older version say nothing of themselves. */
export function readFacts(id: string, facts: string | null): NodeFacts {
  return facts === null ? { name: id } : JSON.parse(facts)
}

/**
 * The other nodes, as this one remembers them. A database that crashed, or was away for long, knows of nobody before each has told it
 * anew that it is there; that shows by this node's own place, which is missing as well. Until all have had the time to tell, those
 * that lived before are taken for living.
 */
export class Fellows {
  readonly #own: string
  readonly #longestSilenceInMillis: number
  #remembered: ReadonlyMap<string, string> = new Map()
  #doubtfulUntil = -Infinity

  /** @param own this node's id */
  constructor(own: string, longestSilenceInMillis: number) {
    this.#own = own
    this.#longestSilenceInMillis = longestSilenceInMillis
  }

  /** Takes over whom the database takes for living; answers the names of those that it may just not have heard yet. */
  unheard(living: readonly Fellow[]): readonly string[] {
    const now = performance.now()
    if (now >= this.#doubtfulUntil && !living.some(({ id }) => id === this.#own)) this.#doubtfulUntil = now + this.#longestSilenceInMillis
    const found = new Map(living.filter(({ id }) => id !== this.#own).map(({ id, facts }) => [id, readFacts(id, facts).name]))
    const unheard = now < this.#doubtfulUntil ? [...this.#remembered].filter(([id]) => !found.has(id)) : []
    this.#remembered = new Map([...found, ...unheard])
    return unheard.map(([, name]) => name)
  }
}
