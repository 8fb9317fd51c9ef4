import { call } from '../../client/aws.ts'
import { inSequence } from '../../client/sequence.ts'
import { type StageDraft, stagePatches } from '../../components/stage/stage-draft.ts'

export interface NewStageDraft extends StageDraft {
  readonly stageName: string
  readonly deploymentId: string
}

/** Creates the stage, then gives it its settings, of which CreateStage takes a part only; when that fails, there is no stage. */
export async function createStage(restApiId: string, { stageName, deploymentId, ...draft }: NewStageDraft): Promise<void> {
  const { description } = draft
  await inSequence(async (step) => {
    const stage = await step(
      `the stage ${stageName}`,
      () =>
        call('CreateStage', {
          restApiId,
          stageName,
          deploymentId,
          ...(description === '' ? {} : { description }),
        }),
      () => call('DeleteStage', { restApiId, stageName }),
    )
    const patchOperations = stagePatches(stage, draft)
    if (patchOperations.length > 0) await call('UpdateStage', { restApiId, stageName, patchOperations })
  })
}
