import type { Store, StoreOptions } from '../store.ts'
import { openBlobs } from './blobs.ts'
import { ChangeFeed } from './change-feed.ts'
import { copyToFile } from './copy-to-file.ts'
import { openCounters } from './counters.ts'
import type { Database } from './database.ts'
import { openDocuments } from './documents.ts'
import { openLogs } from './logs.ts'
import { openMetrics } from './metrics.ts'
import { NodeTable } from './node-table.ts'
import { NodeTalk } from './node-talk.ts'
import { SharedChannel } from './shared-channel.ts'

/** Where a store begins to listen. */
export interface Moment {
  /** Where nodes hear that documents have changed. */
  readonly channel: string
  /** The version up to which everything is known from the start. */
  readonly newest: number
}

/** The store on a database that holds what it needs; it is asked for nothing yet. */
export function databaseStore(
  database: Database,
  { channel: name, newest }: Moment,
  { report = console.error, node }: Pick<StoreOptions, 'report' | 'node'>,
): Store {
  const channel = new SharedChannel(database, name)
  const nodes = new NodeTable(database, { facts: node, known: newest, report })
  const faults = (what: string) => (fault: unknown) => report(`${database.place} ${what}: ${String(fault)}.`)
  const feed = new ChangeFeed(database, { channel, nodes, newest, report: faults('could not be asked for changes') })
  const talk = new NodeTalk(database, channel, { nodes, report: faults('lost a word of another node') })
  const documents = openDocuments(database, { feed, channel: name, report })
  const blobs = openBlobs(database)
  return {
    documents,
    counters: openCounters(database),
    logs: openLogs(database),
    metrics: openMetrics(database),
    blobs,
    nodes: {
      joined: () => nodes.joined(),
      current: () => feed.current(),
      list: () => nodes.list(),
      remove: (id) => nodes.remove(id),
      serving: () => nodes.serving(),
      secret: () => nodes.secret(),
      ask: (question, withinMillis) => talk.ask(question, withinMillis),
      tell: (other, news) => talk.tell(other, news),
      listen: (listener) => talk.listen(listener),
      onReach: ({ onAway, onBack }) => channel.hear({ onAway, onConnected: onBack }),
    },
    served: { documents, blobs },
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
