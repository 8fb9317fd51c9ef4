import type { Kind, Kinds } from '../kinds.ts'
import type { Reads } from '../store.ts'
import { NotAtHand } from './not-at-hand.ts'

/** Where the reads come from, within the commit. */
export interface ReadSource {
  get<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | undefined>
  has(kind: Kind, id: string): Promise<boolean>
  ids(kind: Kind, prefix: string): Promise<readonly string[]>
}

/**
 * Runs what reads as if all were at hand. At what has not been read yet it is broken off, and runs again from its beginning
 * once that has been: what it writes it only answers, so nobody sees the attempts.
 */
export async function withReads<T>(source: ReadSource, work: (reads: Reads) => T): Promise<T> {
  const known = new Map<string, unknown>()
  const recall = (key: string, read: () => Promise<unknown>): unknown => {
    if (!known.has(key)) throw new Unread(key, read)
    return known.get(key)
  }
  const reads: Reads = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- under this key nothing but the answer to this very question is kept
    get: <K extends Kind>(kind: K, id: string) => recall(`document ${kind} ${id}`, () => source.get(kind, id)) as Kinds[K] | undefined,
    has: (kind, id) => recall(`has ${kind} ${id}`, () => source.has(kind, id)) === true,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    ids: (kind, prefix) => recall(`ids ${kind} ${prefix}`, () => source.ids(kind, prefix)) as readonly string[],
  }
  for (;;) {
    try {
      return work(reads)
    } catch (error) {
      if (!(error instanceof Unread)) throw error
      known.set(error.key, await error.read())
    }
  }
}

class Unread extends NotAtHand {
  readonly key: string
  readonly read: () => Promise<unknown>

  constructor(key: string, read: () => Promise<unknown>) {
    super(`${key} has not been read yet`)
    this.key = key
    this.read = read
  }
}
