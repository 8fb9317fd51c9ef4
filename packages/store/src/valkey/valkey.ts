import type { SharedCounts, SharedOptions } from '../shared/shared-counts.ts'
import { openBuckets } from './buckets.ts'
import { openCache } from './cache.ts'
import { connect } from './connection.ts'
import { openCounters } from './counters.ts'

/** What is counted and cached in Valkey, or in a Redis of version 7 or later. It need not be there yet. */
export function openValkey(address: string, options: SharedOptions): SharedCounts {
  const connection = connect(address, options)
  return { counters: openCounters(connection), buckets: openBuckets(connection), cache: openCache(connection), close: () => connection.close() }
}
