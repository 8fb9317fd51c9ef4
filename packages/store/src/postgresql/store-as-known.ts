import { DatabaseUnusable } from '../database-unusable.ts'
import { type KnownFacts, type KnownFile, knownFileIn, openToRead } from '../last-known/known-file.ts'
import { knownReads } from '../last-known/known-reads.ts'
import type { Store, StoreOptions } from '../store.ts'
import { databaseOf } from './address.ts'
import { AwaitedDatabase } from './awaited-database.ts'
import type { Database } from './database.ts'
import { databaseStore } from './database-store.ts'
import { reasonIn } from './faults.ts'
import { newestVersion } from './newest-version.ts'
import { prepareDatabase } from './prepare-database.ts'

interface Parts {
  readonly address: string
  readonly database: Database
  readonly options: StoreOptions
  /** Where it is kept what was known. */
  readonly folder: string
}

/**
 * The store on a database that is away: as one whose database has just gone away, but that what deployed APIs are served by is read from
 * what this machine last knew. Once the database is reached, all is as ever; what has changed meanwhile is told then.
 * @param fault why it could not be opened
 * @throws DatabaseUnusable when nothing is known here, or of another database
 */
export function storeAsKnown(fault: unknown, { address, database: away, options, folder }: Parts): Store {
  const { file, facts } = openKnown(fault, { place: away.place, folder, wanted: databaseOf(address), isExamined: options.isPrepared === true })
  const why = reasonIn(fault)
  const database = new AwaitedDatabase(away, why, async (there) => {
    await prepareDatabase(there, options.isPrepared)
    await expectSame(there, facts)
  })
  const store = databaseStore(database, facts, options)
  const known = knownReads(file, () => database.unavailable())
  const served = () => (database.isReached ? store.served : known)
  return {
    ...store,
    blobs: {
      ...store.blobs,
      putFirst: async (key, bytes) => {
        const first = database.isReached ? undefined : facts.firstBlobs[key]
        return first === undefined ? store.blobs.putFirst(key, bytes) : new Uint8Array(Buffer.from(first, 'base64'))
      },
    },
    nodes: {
      ...store.nodes,
      // The one that is reached has the same, or is not used.
      secret: async () => facts.secret,
      serving: async () => (database.isReached ? store.nodes.serving() : facts.serving),
    },
    served: {
      documents: {
        get: (kind, id) => served().documents.get(kind, id),
        list: (kind, page) => served().documents.list(kind, page),
        ids: (kind, prefix) => served().documents.ids(kind, prefix),
      },
      blobs: { get: (key) => served().blobs.get(key) },
    },
    lastKnown: { at: facts.at, place: away.place, why, reached: database.reached },
    close: async () => {
      await store.close()
      file.close()
    },
  }
}

/** @throws DatabaseUnusable */
function openKnown(
  fault: unknown,
  { place, folder, wanted, isExamined }: { readonly place: string; readonly folder: string; readonly wanted: string; readonly isExamined: boolean },
): { readonly file: KnownFile; readonly facts: KnownFacts } {
  const file = openToRead(knownFileIn(folder), isExamined)
  const facts = typeof file === 'string' ? undefined : file.facts()
  if (typeof file !== 'string' && facts?.database === wanted) return { file, facts }
  const lack =
    typeof file === 'string' ? file : facts === undefined ? 'nothing is known of it here yet' : 'what is known here is of another database, or of another role'
  if (typeof file !== 'string') file.close()
  throw new DatabaseUnusable(place, `${reasonIn(fault)}. A node starts without its database when it has been connected to it before, but ${lack}`, fault)
}

/** What was served meanwhile must have been this database's. @throws DatabaseUnusable */
async function expectSame(database: Database, { secret, newest }: KnownFacts): Promise<void> {
  const [there] = await database.read<{ secret: string; newest: number }>(`SELECT secret, ${newestVersion} AS newest FROM node_secret`)
  if (there?.secret !== secret) throw new DatabaseUnusable(database.place, `it is another database than the one that was known here; ${startAgain}`)
  if (there.newest < newest) throw new DatabaseUnusable(database.place, `it holds less than was known of it, as after a restore; ${startAgain}`)
}

const startAgain = 'start again to serve what it holds'
