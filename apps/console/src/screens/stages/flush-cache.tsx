import { useMutation } from '@tanstack/react-query'
import { mutation } from '../../client/mutation.ts'
import { ConfirmDialog } from '../../components/deleting/confirm-dialog.tsx'
import { flash } from '../../shell/flashes.ts'

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
  const flush = useMutation({
    ...mutation(operation),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `Flushed the ${what} of ${stageName}.` })
      onDismiss()
    },
  })
  return (
    <ConfirmDialog
      title={`Flush ${what}`}
      confirmText={`Flush ${what}`}
      busy={flush.isPending}
      refusal={flush.error?.message}
      onConfirm={() => flush.mutate({ restApiId, stageName })}
      onDismiss={onDismiss}
    >
      {isAnswers
        ? `Drop all answers that ${stageName} has kept? The next call of each is sent to its back end.`
        : `Drop all verdicts of authorizers that ${stageName} has kept? Each caller is judged anew.`}
    </ConfirmDialog>
  )
}
