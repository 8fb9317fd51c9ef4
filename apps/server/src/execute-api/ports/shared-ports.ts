import type { LimiterPort } from '@fourbox/engine'
import type { Counters, Store } from '@fourbox/store'
import { keptName } from '../../shared-counts/counts-place.ts'
import { NodesShare } from '../../shared-counts/nodes-share.ts'
import { countsOfWorker } from '../../shared-counts/shared-counts.ts'
import type { DataPlaneSettings } from '../data-plane.ts'
import { sharedLimiter } from './shared-limiter.ts'

/** What the workers of all nodes count together. */
export interface SharedPorts {
  readonly counters: Counters
  readonly limiter: LimiterPort
  close(): Promise<void>
}

/**
 * What a worker counts together with all others; undefined where it counts for itself, and with its store.
 * @param tell hears in a line when it cannot count so, and when it can again
 */
export async function openSharedPorts(
  { counts: place, quotasWhenAway, workers }: Pick<DataPlaneSettings, 'counts' | 'quotasWhenAway' | 'workers'>,
  store: Pick<Store, 'livingNodes'>,
  tell: (areAway: boolean, line: string) => void,
): Promise<SharedPorts | undefined> {
  if (place === undefined) return undefined
  const counts = await countsOfWorker(place, quotasWhenAway, tell)
  const share = new NodesShare(store, workers)
  return {
    counters: counts.counters,
    limiter: sharedLimiter({ buckets: counts.buckets, nameOf: (key) => keptName(place, key), share, elapsed: () => performance.now() }),
    close: () => {
      share.close()
      return counts.close()
    },
  }
}
