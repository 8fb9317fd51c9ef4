import { NewerSchema } from '../newer-schema.ts'
import type { Database } from './database.ts'
import { DatabaseUnusable } from '../database-unusable.ts'
import { asStoreFault, reasonIn } from './faults.ts'
import { migrate } from './migrations.ts'
import { migrateDocuments } from './migrate-documents.ts'

/** PostgreSQL 15, as its `server_version_num` says it. */
const oldestVersion = 150_000

/**
 * Makes what a store needs, where it is missing; of one that is prepared it only looks whether it can be reached.
 * @param look finds out whether it is the one that is meant, before anything is made in it
 * @throws DatabaseUnusable when it cannot be reached or is not what is needed; NewerSchema
 */
export async function prepareDatabase(database: Database, isPrepared = false, look?: (database: Database) => Promise<void>): Promise<void> {
  try {
    await checkServer(database)
    await look?.(database)
    if (isPrepared) return
    await migrate(database)
    await migrateDocuments(database)
  } catch (error) {
    if (error instanceof NewerSchema || error instanceof DatabaseUnusable) throw error
    throw new DatabaseUnusable(database.place, reasonIn(error), asStoreFault(error, database.place))
  }
}

async function checkServer(database: Database): Promise<void> {
  const [server] = await database.read<{ version: number; encoding: string; schema: string | null }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding, current_schema()::text AS schema",
  )
  if (!server) return
  if (server.version < oldestVersion)
    throw new DatabaseUnusable(database.place, `it is PostgreSQL ${Math.floor(server.version / 10_000)}; 15 or later is needed`)
  if (server.encoding !== 'UTF8') throw new DatabaseUnusable(database.place, `its encoding is ${server.encoding}; UTF8 is needed`)
  if (server.schema === null) throw new DatabaseUnusable(database.place, 'no schema of its search_path exists')
}
