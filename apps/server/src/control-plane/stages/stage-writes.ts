import { flushedCacheKey, type RestApiId, type Stage, type StageCache, stageCaches, stageKey, type StageName, withServing } from '@fourbox/domain'
import type { Write } from '@fourbox/store'
import type { Context } from '../context.ts'

/* Every write that may change what a stage serves, beside it the record of that: both in one commit. */

type Lent = Pick<Context, 'preciseNow'>

interface StageAddress {
  readonly restApiId: RestApiId
  readonly stageName: StageName
}

/** Makes a stage. */
export function insertStage(context: Lent, stage: Stage): readonly Write[] {
  return [{ op: 'insert', kind: 'stage', id: keyOf(stage), entity: stage }, recorded(context, stage, () => ({ after: stage }))]
}

/** Changes a stage that is there; `change` is pure. */
export function updateStage(context: Lent, address: StageAddress, change: (stage: Stage) => Stage): readonly Write[] {
  // The writes of a commit run in their order: the record is written after the stage.
  let written: { readonly before?: Stage; readonly after?: Stage } = {}
  const changed = (before: Stage) => {
    const after = change(before)
    written = { before, after }
    return after
  }
  return [{ op: 'update', kind: 'stage', id: keyOf(address), change: changed }, recorded(context, address, () => written)]
}

/**
 * Deletes a stage, and with it what its caches keep: one that is made anew under its name finds nothing. That it served something,
 * and when its caches were emptied, stays known as long as its API is there.
 */
export function deleteStage(context: Lent, stage: Stage): readonly Write[] {
  return [
    { op: 'delete', kind: 'stage', id: keyOf(stage) },
    ...stageCaches.map((cache) => flushCache(context, stage, cache)),
    recorded(context, stage, () => ({ before: stage })),
  ]
}

/** Empties a cache of a stage. It is a write so that it is answered when every node has emptied its own, and one that was away does when it is back. */
export function flushCache({ preciseNow }: Lent, { restApiId, stageName }: StageAddress, cache: StageCache): Write {
  const entity = { restApiId, stageName, cache, flushedAt: preciseNow() }
  return { op: 'put', kind: 'flushedCache', id: flushedCacheKey(entity), entity }
}

function recorded({ preciseNow }: Lent, { restApiId, stageName }: StageAddress, written: () => { readonly before?: Stage; readonly after?: Stage }): Write {
  const at = preciseNow()
  return {
    op: 'upsert',
    kind: 'servingHistory',
    id: restApiId,
    change: (history = { restApiId, changes: [] }) => withServing(history, { stageName, at, ...written() }),
  }
}

function keyOf({ restApiId, stageName }: StageAddress): string {
  return stageKey(restApiId, stageName)
}
