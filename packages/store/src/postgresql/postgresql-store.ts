import type { Store, StoreOptions } from '../store.ts'
import { openBlobs } from './blobs.ts'
import { ChangeFeed } from './change-feed.ts'
import { copyToFile } from './copy-to-file.ts'
import { openCounters } from './counters.ts'
import type { Database } from './database.ts'
import { changesChannel } from './changes-channel.ts'
import { openDocuments } from './documents.ts'
import { openLogs } from './logs.ts'
import { openMetrics } from './metrics.ts'
import { NodeTable } from './node-table.ts'
import { NodeTalk } from './node-talk.ts'
import { openPool } from './pool.ts'
import { prepareDatabase } from './prepare-database.ts'
import { SharedChannel } from './shared-channel.ts'

/**
 * The store on PostgreSQL 15 or later, in the schema that comes first in the search_path of the address.
 * @param address `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, and what else libpq's addresses may say
 * @throws DatabaseUnusable, NewerSchema
 */
export async function openPostgresqlStore(address: string, options: StoreOptions): Promise<Store> {
  const database = openPool(address, options)
  try {
    return await storeOn(database, options)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The store on a database that speaks PostgreSQL, which it closes in the end. */
export async function storeOn(
  database: Database,
  { report = console.error, node, isPrepared = false }: Pick<StoreOptions, 'report' | 'node' | 'isPrepared'>,
): Promise<Store> {
  await prepareDatabase(database, isPrepared)
  const [at] = await database.read<{ channel: string; newest: number }>(
    `SELECT ${changesChannel} AS channel,
       greatest((SELECT max(version) FROM documents), (SELECT max(version) FROM deleted_documents), 0) AS newest`,
  )
  const { channel: name, newest } = at ?? { channel: 'fourbox_documents', newest: 0 }
  const channel = new SharedChannel(database, name)
  const nodes = new NodeTable(database, { facts: node, known: newest, report })
  const faults = (what: string) => (fault: unknown) => report(`${database.place} ${what}: ${String(fault)}.`)
  const feed = new ChangeFeed(database, { channel, nodes, newest, report: faults('could not be asked for changes') })
  const talk = new NodeTalk(database, channel, { id: nodes.id, report: faults('lost a word of another node') })
  const documents = openDocuments(database, feed, report)
  return {
    documents,
    counters: openCounters(database),
    logs: openLogs(database),
    metrics: openMetrics(database),
    blobs: openBlobs(database),
    nodes: {
      joined: () => nodes.joined(),
      current: () => feed.current(),
      list: () => nodes.list(),
      serving: () => nodes.serving(),
      secret: () => nodes.secret(),
      ask: (question, withinMillis) => talk.ask(question, withinMillis),
      tell: (other, news) => talk.tell(other, news),
      listen: (listener) => talk.listen(listener),
    },
    copyTo: (copy, files) => copyToFile(database, copy, files),
    close: async () => {
      await documents.settled()
      await channel.close()
      await talk.close()
      await feed.close()
      await database.close()
    },
  }
}
