import { mutation } from '../../client/mutation.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'

interface FlushCacheProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly operation: 'FlushStageCache' | 'FlushStageAuthorizersCache'
  readonly onDismiss: () => void
}

/** Drops what a stage has kept: answers, or the verdicts of authorizers. */
export function FlushCache({ restApiId, stageName, operation, onDismiss }: FlushCacheProperties) {
  const isAnswers = operation === 'FlushStageCache'
  const what = isAnswers ? 'stage cache' : 'authorizers cache'
  return (
    <ActionDialog
      title={`Flush ${what}`}
      confirmText={`Flush ${what}`}
      action={mutation(operation)}
      input={{ restApiId, stageName }}
      done={`Flushed the ${what} of ${stageName}.`}
      onDone={onDismiss}
      onDismiss={onDismiss}
    >
      {isAnswers
        ? `Drop all answers that ${stageName} has kept? The next call of each is sent to its back end.`
        : `Drop all verdicts of authorizers that ${stageName} has kept? Each caller is judged anew.`}
    </ActionDialog>
  )
}
