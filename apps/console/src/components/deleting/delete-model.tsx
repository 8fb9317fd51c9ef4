import { useMutation } from '@tanstack/react-query'
import { mutation } from '../../client/mutation.ts'
import { flash } from '../../shell/flashes.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface DeleteModelProperties {
  readonly restApiId: string
  readonly modelName: string
  readonly onDeleted: () => void
  readonly onDismiss: () => void
}

/** Asks, then deletes a model; AWS refuses while a method or another model uses it, and its text names which. */
export function DeleteModel({ restApiId, modelName, onDeleted, onDismiss }: DeleteModelProperties) {
  const deletion = useMutation({
    ...mutation('DeleteModel'),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `Deleted the model ${modelName}.` })
      onDeleted()
    },
  })
  return (
    <ConfirmDialog
      title="Delete model"
      confirmText="Delete"
      typedWord="confirm"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate({ restApiId, modelName })}
      onDismiss={onDismiss}
    >
      Delete the model <b>{modelName}</b>? This cannot be undone.
    </ConfirmDialog>
  )
}
