import { DatabaseUnusable } from '../database-unusable.ts'
import { type KnownFacts, type KnownFile, knownFileIn, openToRead } from '../last-known/known-file.ts'
import { knownReads } from '../last-known/known-reads.ts'
import type { LastKnownOptions, Store, StoreOptions } from '../store.ts'
import { databaseOf } from './address.ts'
import { AwaitedDatabase } from './awaited-database.ts'
import type { Database } from './database.ts'
import { databaseStore } from './database-store.ts'
import { reasonIn, unavailableIn } from './faults.ts'
import { newestVersion } from './newest-version.ts'
import { prepareDatabase } from './prepare-database.ts'

interface Parts {
  readonly address: string
  readonly database: Database
  readonly options: StoreOptions
  readonly lastKnown: LastKnownOptions
}

/**
 * The store on a database that is away: as one whose database has just gone away, but that what deployed APIs are served by is read from
 * what this machine last knew. Once the database is reached, all is as ever; what has changed meanwhile is told then.
 * @param fault why it could not be opened
 * @throws DatabaseUnusable when nothing is known here, or of another database
 */
export function storeAsKnown(fault: unknown, { address, database: away, options, lastKnown }: Parts): Store {
  const known = openKnown(lastKnown, { address, isExamined: options.isPrepared === true })
  if (typeof known === 'string')
    throw new DatabaseUnusable(
      away.place,
      `${reasonIn(fault)}. A node starts without its database when it has been connected to it before, but ${known}`,
      fault,
    )
  const { file, facts } = known
  const why = reasonIn(fault)
  const look = (there: Database) => prepareDatabase(there, options.isPrepared, () => expectSame(there, facts))
  const database = new AwaitedDatabase(away, why, look, (error) => isFinal(error, options))
  const store = databaseStore(database, facts, options)
  const reads = knownReads(file, () => database.unavailable())
  const served = () => (database.isReached ? store.served : reads)
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
    lastKnown: { at: facts.at, place: away.place, why, onWhy: (listener) => database.onWhy(listener), reached: database.reached },
    close: async () => {
      await store.close()
      file.close()
    },
  }
}

/** What is kept of a database, or why that cannot be gone by. */
function openKnown(
  { folder, notBefore = 0 }: LastKnownOptions,
  { address, isExamined }: { readonly address: string; readonly isExamined: boolean },
): { readonly file: KnownFile; readonly facts: KnownFacts } | string {
  const file = openToRead(knownFileIn(folder), isExamined)
  if (typeof file === 'string') return file
  const facts = file.facts()
  if (facts && facts.database === databaseOf(address) && facts.at >= notBefore) return { file, facts }
  file.close()
  if (!facts) return 'nothing is known of it here yet'
  return facts.at < notBefore ? 'what is known here is older than this server' : 'what is known here is of another database, or of another role'
}

/**
 * Whether what is known is not gone by any longer: a database that lets nobody in is not away. The process that prepares it judges for all
 * of its server: a worker that was refused alone, for a moment, would serve on what it knew.
 */
function isFinal(error: unknown, { isPrepared = false }: StoreOptions): boolean {
  const reason = unavailableIn(error)?.reason
  return reason === undefined || (reason === 'refused' && !isPrepared)
}

/** What was served meanwhile must have been this database's. @throws DatabaseUnusable */
async function expectSame(database: Database, { secret, newest }: KnownFacts): Promise<void> {
  const [table] = await database.read<{ exists: boolean }>("SELECT to_regclass('node_secret') IS NOT NULL AS exists")
  if (!table?.exists) throw anotherDatabase(database)
  const [there] = await database.read<{ secret: string; newest: number }>(`SELECT secret, ${newestVersion} AS newest FROM node_secret`)
  if (there?.secret !== secret) throw anotherDatabase(database)
  if (there.newest < newest) throw new DatabaseUnusable(database.place, `it holds less than was known of it, as after a restore; ${startAgain}`)
}

function anotherDatabase({ place }: Database): DatabaseUnusable {
  return new DatabaseUnusable(place, `it is another database than the one that was known here; ${startAgain}`)
}

const startAgain = 'start again to serve what it holds'
