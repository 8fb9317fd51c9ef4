import { useMutation } from '@tanstack/react-query'
import { mutation } from '../../client/mutation.ts'
import type { Item } from '../../client/query.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { flash } from '../../shell/flashes.ts'

export function DeleteApi({ api, onDismiss }: { readonly api: Item<'GetRestApis'>; readonly onDismiss: () => void }) {
  const deletion = useMutation({
    ...mutation('DeleteRestApi'),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `Deleted the API ${api.name}.` })
      onDismiss()
    },
  })
  return (
    <ConfirmDialog
      title="Delete API"
      confirmText="Delete"
      typedWord="confirm"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate({ restApiId: api.id })}
      onDismiss={onDismiss}
    >
      Delete <b>{api.name}</b> ({api.id}) with all its resources, deployments and stages? Its invoke URLs stop answering. This cannot be undone.
    </ConfirmDialog>
  )
}
