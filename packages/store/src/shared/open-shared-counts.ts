import { isValkeyAddress } from '../valkey/address.ts'
import type { SharedBuckets, SharedCounts, SharedOptions } from './shared-counts.ts'

/** Connects to the Valkey that an address names; whoever has none loads nothing of it. */
export async function openSharedCounts(address: string, options: SharedOptions): Promise<SharedCounts> {
  const { openValkey } = await import('../valkey/valkey.ts')
  return openValkey(address, options)
}

/** Connects to a Valkey, or to the PostgreSQL of a store that has been opened: there buckets alone are counted beside what the store does. */
export async function openSharedBuckets(address: string, options: SharedOptions): Promise<SharedBuckets & Partial<SharedCounts>> {
  if (isValkeyAddress(address)) return openSharedCounts(address, options)
  const { openPostgresqlBuckets } = await import('../postgresql/shared-buckets.ts')
  return openPostgresqlBuckets(address, options)
}
