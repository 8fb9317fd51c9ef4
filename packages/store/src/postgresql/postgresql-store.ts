import type { Store, StoreOptions } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { withCountersInReach } from './counters-in-reach.ts'
import type { Database } from './database.ts'
import { databaseStore, type Moment } from './database-store.ts'
import { changesChannel } from './changes-channel.ts'
import { SilentDatabase, unavailableIn } from './faults.ts'
import { hopedFor } from './hoped-for.ts'
import { keepKnown } from './keep-known.ts'
import { newestVersion } from './newest-version.ts'
import { openPool } from './pool.ts'
import { prepareDatabase } from './prepare-database.ts'
import { storeAsKnown } from './store-as-known.ts'

/**
 * The store on PostgreSQL 15 or later, in the schema that comes first in the search_path of the address.
 * @param address `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, and what else libpq's addresses may say
 * @throws DatabaseUnusable, NewerSchema
 */
export async function openPostgresqlStore(address: string, options: StoreOptions): Promise<Store> {
  const database = openPool(address, options)
  try {
    const store = keepKnown(await openThereOrKnown(address, database, options), { address, database, options })
    return options.durability === 'full' ? store : withCountersInReach(store, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openThereOrKnown(address: string, database: Database, options: StoreOptions): Promise<Store> {
  const { lastKnown } = options
  try {
    const there = storeOn(database, options)
    // One that comes too late is of no use: nothing of it is open.
    return await (lastKnown?.isAway === true ? hopedFor(there, () => new StoreUnavailable('away', database.place, new SilentDatabase())) : there)
  } catch (error) {
    if (lastKnown === undefined || unavailableIn(error)?.reason !== 'away') throw error
    return storeAsKnown(error, { address, database, options, lastKnown })
  }
}

/** The store on a database that speaks PostgreSQL, which it closes in the end. */
export async function storeOn(database: Database, options: Pick<StoreOptions, 'report' | 'node' | 'isPrepared'>): Promise<Store> {
  await prepareDatabase(database, options.isPrepared)
  const [at] = await database.read<Moment>(`SELECT ${changesChannel} AS channel, ${newestVersion} AS newest`)
  return databaseStore(database, at ?? { channel: 'fourbox_documents', newest: 0 }, options)
}
