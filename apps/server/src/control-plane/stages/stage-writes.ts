import { flushedCachesOf, type RestApiId, type Stage, stageKey, type StageName, withServing } from '@fourbox/domain'
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

/** Deletes a stage; that it served something stays known as long as its API is there. */
export function deleteStage(context: Lent, stage: Stage): readonly Write[] {
  return [
    { op: 'delete', kind: 'stage', id: keyOf(stage) },
    { op: 'delete-all', kind: 'flushedCache', prefix: flushedCachesOf(stage.restApiId, stage.stageName) },
    recorded(context, stage, () => ({ before: stage })),
  ]
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
