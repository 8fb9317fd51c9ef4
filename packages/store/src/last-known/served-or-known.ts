import type { Kind } from '../kinds.ts'
import type { Reach } from '../shared/reach.ts'
import type { ReadDocuments, Served } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import type { KnownKeeper } from './known-keeper.ts'

interface Parts {
  /** Of the database. */
  readonly served: Served
  readonly keeper: Pick<KnownKeeper, 'known' | 'knownBlobs'>
  readonly reach: Pick<Reach, 'ask' | 'isAway'>
}

/** What deployed APIs are served by: from the database, and while that does not answer from what this machine last knew of it. */
export function servedOrKnown({ served, keeper, reach }: Parts): Served {
  const read = async <T>(kind: Kind, prefix: string, work: (documents: ReadDocuments) => Promise<T>): Promise<T> => {
    try {
      return await reach.ask(() => work(served.documents))
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      const known = keeper.known(kind, prefix)
      // What is not kept, or cannot be read, may be waited for.
      return known ? work(known).catch(() => work(served.documents)) : work(served.documents)
    }
  }
  return {
    documents: {
      get: (kind, id) => read(kind, id, (documents) => documents.get(kind, id)),
      list: (kind, page) => read(kind, page?.prefix ?? '', (documents) => documents.list(kind, page)),
      ids: (kind, prefix) => read(kind, prefix ?? '', (documents) => documents.ids(kind, prefix)),
    },
    blobs: {
      get: async (key) => {
        const blobs = keeper.knownBlobs()
        // One of many megabytes takes its time: that says nothing of the database.
        return reach.isAway && blobs ? blobs.get(key).catch(() => served.blobs.get(key)) : served.blobs.get(key)
      },
    },
  }
}
