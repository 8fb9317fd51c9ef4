import { knownFileIn } from '../last-known/known-file.ts'
import { KnownKeeper } from '../last-known/known-keeper.ts'
import { servedOrAsked } from '../last-known/served-or-asked.ts'
import { servedOrKnown } from '../last-known/served-or-known.ts'
import { Reach } from '../shared/reach.ts'
import type { LastKnownOptions, Store, StoreOptions } from '../store.ts'
import { databaseOf } from './address.ts'
import type { Database } from './database.ts'

interface Parts {
  readonly address: string
  readonly database: Database
  readonly options: StoreOptions
}

/** A call that waits longer is served by what is known. */
const patienceInMillis = 1000

/** The store, of which this machine keeps what it needs to serve without the database, where it is to; or which asks the process that does. */
export function keepKnown(store: Store, parts: Parts): Store {
  const { blobsFor, folder, keeper } = parts.options.lastKnown ?? {}
  if (blobsFor !== undefined && folder !== undefined) return keeping(store, parts, { blobsFor, folder })
  return keeper === undefined ? store : asking(store, parts, keeper)
}

type Keeping = Required<Pick<LastKnownOptions, 'blobsFor' | 'folder'>>

function keeping(store: Store, { address, database, options: { report = console.error } }: Parts, { blobsFor, folder }: Keeping): Store {
  const firstBlobs = new Map<string, string>()
  const keeper = new KnownKeeper({
    database,
    file: knownFileIn(folder),
    facts: async () => ({ database: databaseOf(address), serving: await store.nodes.serving(), firstBlobs: Object.fromEntries(firstBlobs) }),
    onChange: (listener) => store.documents.onChange(listener),
    blobsFor,
    report,
  })
  const reach = reachOf(database)
  store.nodes.onReach({ onAway: (why) => reach.lost(new Error(why)), onBack: () => reach.hint() })
  // When it has been reached, and the workers have started.
  void store.nodes.joined().then(() => keeper.start())
  return {
    ...store,
    blobs: {
      ...store.blobs,
      putFirst: async (key, bytes) => {
        const first = await store.blobs.putFirst(key, bytes)
        firstBlobs.set(key, Buffer.from(first).toString('base64'))
        keeper.keepSoon()
        return first
      },
    },
    served: servedOrKnown({ served: store.served, keeper, reach }),
    close: async () => {
      reach.close()
      await keeper.close()
      await store.close()
    },
  }
}

function asking(store: Store, { database }: Parts, keeper: NonNullable<LastKnownOptions['keeper']>): Store {
  const reach = reachOf(database)
  return {
    ...store,
    served: servedOrAsked({ served: store.served, keeper, reach }),
    close: async () => {
      reach.close()
      await store.close()
    },
  }
}

function reachOf(database: Database): Reach {
  return new Reach({
    place: database.place,
    deadlineInMillis: patienceInMillis,
    probe: () => database.read('SELECT 1'),
    onAway: () => undefined,
    onBack: () => undefined,
  })
}
