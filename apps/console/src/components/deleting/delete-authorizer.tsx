import { useMutation } from '@tanstack/react-query'
import { mutation } from '../../client/mutation.ts'
import { flash } from '../../shell/flashes.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface DeleteAuthorizerProperties {
  readonly restApiId: string
  readonly authorizerId: string
  readonly name: string
  readonly onDeleted: () => void
  readonly onDismiss: () => void
}

/** Asks, then deletes an authorizer; AWS refuses while a method uses it, and its text names which. */
export function DeleteAuthorizer({ restApiId, authorizerId, name, onDeleted, onDismiss }: DeleteAuthorizerProperties) {
  const deletion = useMutation({
    ...mutation('DeleteAuthorizer'),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `Deleted the authorizer ${name}.` })
      onDeleted()
    },
  })
  return (
    <ConfirmDialog
      title="Delete authorizer"
      confirmText="Delete"
      typedWord="confirm"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate({ restApiId, authorizerId })}
      onDismiss={onDismiss}
    >
      Delete the authorizer <b>{name}</b>? This cannot be undone.
    </ConfirmDialog>
  )
}
