import { stageKey, type RestApiId, type StageCache, type StageName } from '@fourbox/domain'

/** The scope of the cache port under which a stage's answers, or its authorizers' policies, are kept; flushing it forgets them all. */
export function cacheScope(kept: StageCache, restApiId: RestApiId, stageName: StageName): string {
  return `${kept} ${stageKey(restApiId, stageName)}`
}
