import type { Reach } from '../shared/reach.ts'
import type { LastKnownOptions, Served } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'

interface Parts {
  /** Of the database. */
  readonly served: Served
  /** The process that keeps what is known: it alone can tell what of that is older than what has been told. */
  readonly keeper: NonNullable<LastKnownOptions['keeper']>
  readonly reach: Pick<Reach, 'ask'>
}

/** What deployed APIs are served by, for a process beside the one that keeps what is known: from the database, and while that does not answer from there. */
export function servedOrAsked({ served, keeper, reach }: Parts): Served {
  const { documents, blobs } = served
  return {
    documents: {
      ...documents,
      get: (kind, id) =>
        reach
          .ask(() => documents.get(kind, id))
          .catch((error: unknown) => {
            if (!(error instanceof StoreUnavailable)) throw error
            return keeper.get(kind, id).catch(() => {
              throw error
            })
          }),
    },
    blobs,
  }
}
