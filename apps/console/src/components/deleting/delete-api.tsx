import { useMutation } from '@tanstack/react-query'
import { mutation } from '../../client/mutation.ts'
import { flash } from '../../shell/flashes.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface DeleteApiProperties {
  readonly restApiId: string
  readonly name: string
  readonly onDeleted: () => void
  readonly onDismiss: () => void
}

export function DeleteApi({ restApiId, name, onDeleted, onDismiss }: DeleteApiProperties) {
  const deletion = useMutation({
    ...mutation('DeleteRestApi'),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `Deleted the API ${name}.` })
      onDeleted()
    },
  })
  return (
    <ConfirmDialog
      title="Delete API"
      confirmText="Delete"
      typedWord="confirm"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate({ restApiId })}
      onDismiss={onDismiss}
    >
      Delete <b>{name}</b> ({restApiId}) with all its resources, deployments and stages? Its invoke URLs stop answering. This cannot be undone.
    </ConfirmDialog>
  )
}
