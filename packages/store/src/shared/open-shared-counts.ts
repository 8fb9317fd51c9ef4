import type { SharedCounts, SharedOptions } from './shared-counts.ts'

/** Connects to the Valkey that an address names; whoever has none loads nothing of it. */
export async function openSharedCounts(address: string, options: SharedOptions): Promise<SharedCounts> {
  const { openValkey } = await import('../valkey/valkey.ts')
  return openValkey(address, options)
}
