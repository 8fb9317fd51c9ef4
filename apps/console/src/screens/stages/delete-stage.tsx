import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { mutation } from '../../client/mutation.ts'
import { ConfirmDialog } from '../../components/deleting/confirm-dialog.tsx'
import { flash } from '../../shell/flashes.ts'

interface DeleteStageProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly onDismiss: () => void
}

export function DeleteStage({ restApiId, stageName, onDismiss }: DeleteStageProperties) {
  const navigate = useNavigate()
  const deletion = useMutation({
    ...mutation('DeleteStage'),
    meta: { shown: true },
    onSuccess: async () => {
      flash({ type: 'success', content: `Deleted the stage ${stageName}.` })
      onDismiss()
      await navigate(`/apis/${restApiId}/stages`)
    },
  })
  return (
    <ConfirmDialog
      title="Delete stage"
      confirmText="Delete"
      typedWord="confirm"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate({ restApiId, stageName })}
      onDismiss={onDismiss}
    >
      Delete the stage <b>{stageName}</b>? Its invoke URL stops answering. Its deployment stays.
    </ConfirmDialog>
  )
}
