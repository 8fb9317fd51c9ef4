import { type EpochMillis, stageKey } from '@fourbox/domain'
import type { Documents, Metrics } from '@fourbox/store'
import { reportBug } from '../failures/report-bug.ts'

interface Kept {
  readonly documents: Documents
  readonly metrics: Metrics
}

/** Of all resolutions together: an hour of a few hundred busy methods, by the second, and the rest beside it. */
const mostBytes = 192 * 1024 * 1024

/** Drops the figures of calls that are older than they are kept, those of stages that are gone, and the oldest until they fit. */
export async function tidyMetrics(kept: Kept, now: EpochMillis): Promise<void> {
  await kept.metrics.expire(now)
  await forgetGoneStages(kept)
  await kept.metrics.limit(mostBytes)
}

/** Forgets the calls of a stage when it is deleted: another of its name begins at nothing. Answers the function that ends it. */
export function sweepMetrics(kept: Kept): () => void {
  return kept.documents.onChange((kind, id, mayHaveGone) => {
    if (kind === 'stage' && mayHaveGone) forgetGoneStages(kept, id).catch(reportBug)
  })
}

/** @param key the one stage that may have gone; any when absent. */
async function forgetGoneStages({ documents, metrics }: Kept, key?: string): Promise<void> {
  for (const { restApiId, stage } of await metrics.stages()) {
    const own = stageKey(restApiId, stage)
    if ((key === undefined || key === own) && (await documents.get('stage', own)) === undefined) await metrics.delete(restApiId, stage)
  }
}
