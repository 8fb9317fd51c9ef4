import { knownFileIn } from '../last-known/known-file.ts'
import { KnownKeeper } from '../last-known/known-keeper.ts'
import { servedOrKnown } from '../last-known/served-or-known.ts'
import { Reach } from '../shared/reach.ts'
import type { Store, StoreOptions } from '../store.ts'
import { databaseOf } from './address.ts'
import type { Database } from './database.ts'

interface Parts {
  readonly address: string
  readonly database: Database
  readonly options: StoreOptions
}

/** A call that waits longer is served by what is known. */
const patienceInMillis = 1000

/** The store, of which this machine keeps what it needs to serve without the database, where it is to. */
export function keepKnown(store: Store, { address, database, options: { lastKnown, report = console.error } }: Parts): Store {
  if (lastKnown?.blobsFor === undefined) return store
  const firstBlobs = new Map<string, string>()
  const keeper = new KnownKeeper({
    database,
    file: knownFileIn(lastKnown.folder),
    facts: async () => ({ database: databaseOf(address), serving: await store.nodes.serving(), firstBlobs: Object.fromEntries(firstBlobs) }),
    onChange: (listener) => store.documents.onChange(listener),
    blobsFor: lastKnown.blobsFor,
    report,
  })
  const reach = new Reach({
    place: database.place,
    deadlineInMillis: patienceInMillis,
    probe: () => database.read('SELECT 1'),
    onAway: () => undefined,
    onBack: () => undefined,
  })
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
