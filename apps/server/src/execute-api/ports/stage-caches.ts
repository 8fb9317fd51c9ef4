import type { CachePort } from '@fourbox/engine'
import type { WorkerCacheEntry } from '../data-plane.ts'

/** The caches of all stages as a worker has them: what the engine asks, and what their owner does with them. */
export interface StageCaches extends CachePort {
  /** The entries of a scope, so many at most. It may walk over those of other scopes, too. */
  list(scope: string, limit: number): Promise<readonly ListedEntry[]>
  /** Removes what was listed under a key. */
  delete(scope: string, key: string): Promise<void>
  /** Forgets all under a scope. */
  flush(scope: string): Promise<void>
}

export type ListedEntry = Omit<WorkerCacheEntry, 'cache'>
