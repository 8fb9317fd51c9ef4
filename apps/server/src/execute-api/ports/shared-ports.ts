import type { LimiterPort } from '@fourbox/engine'
import type { Counters, Nodes } from '@fourbox/store'
import { keptName } from '../../shared-counts/counts-place.ts'
import { NodesShare } from '../../shared-counts/nodes-share.ts'
import { countsOfWorker } from '../../shared-counts/shared-counts.ts'
import type { DataPlaneSettings } from '../data-plane.ts'
import type { StageCaches } from './stage-caches.ts'
import { sharedCaches } from './shared-cache.ts'
import { sharedLimiter } from './shared-limiter.ts'

/** What the workers of all nodes count and keep together. */
export interface SharedPorts {
  readonly limiter: LimiterPort
  /** Absent where the store counts quotas for all. */
  readonly counters?: Counters
  /** Absent where each worker keeps its own. */
  readonly cache?: StageCaches
  close(): Promise<void>
}

/**
 * What a worker counts and keeps together with all others; undefined where it does for itself, and with its store.
 * @param tell hears in a line when it cannot count so, and when it can again
 */
export async function openSharedPorts(
  { counts: place, quotasWhenAway, workers }: Pick<DataPlaneSettings, 'counts' | 'quotasWhenAway' | 'workers'>,
  nodes: Pick<Nodes, 'serving'>,
  tell: (areAway: boolean, line: string) => void,
): Promise<SharedPorts | undefined> {
  if (place === undefined) return undefined
  const counts = await countsOfWorker(place, quotasWhenAway, tell)
  const nameOf = (key: string) => keptName(place, key)
  const share = new NodesShare(nodes, workers)
  return {
    ...(counts.counters && { counters: counts.counters }),
    ...(counts.cache && { cache: sharedCaches(counts.cache, nameOf) }),
    limiter: sharedLimiter({ buckets: counts.buckets, nameOf, share, elapsed: () => performance.now() }),
    close: () => {
      share.close()
      return counts.close()
    },
  }
}
