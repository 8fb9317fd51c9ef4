import type { EpochSeconds, RestApiId, StageName } from '../names/identifier.ts'
import type { StageCache } from './stage-cache-entry.ts'
import { stageKey } from './stage.ts'

/** That a cache of a stage was emptied: whoever keeps a part of it lets go of that when this is written. */
export interface FlushedCache {
  readonly restApiId: RestApiId
  readonly stageName: StageName
  readonly cache: StageCache
  readonly flushedAt: EpochSeconds
}

/** The key under which the store keeps when a cache was emptied last. */
export function flushedCacheKey({ restApiId, stageName, cache }: Omit<FlushedCache, 'flushedAt'>): string {
  return `${stageKey(restApiId, stageName)}/${cache}`
}
