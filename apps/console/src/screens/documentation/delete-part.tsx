import { useMutation } from '@tanstack/react-query'
import { mutation } from '../../client/mutation.ts'
import { ConfirmDialog } from '../../components/deleting/confirm-dialog.tsx'
import { partTypeName } from '../../components/documentation/location.ts'
import { flash } from '../../shell/flashes.ts'
import type { Part } from './columns.tsx'

interface DeletePartProperties {
  readonly restApiId: string
  readonly part: Part
  readonly onDismiss: () => void
}

export function DeletePart({ restApiId, part: { id, location }, onDismiss }: DeletePartProperties) {
  const what = [partTypeName(location?.type ?? ''), location?.method, location?.path, location?.statusCode, location?.name].filter(Boolean).join(' ')
  const deletion = useMutation({
    ...mutation('DeleteDocumentationPart'),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: 'Deleted the documentation part.' })
      onDismiss()
    },
  })
  return (
    <ConfirmDialog
      title="Delete documentation part"
      confirmText="Delete"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate({ restApiId, documentationPartId: id })}
      onDismiss={onDismiss}
    >
      Delete what is written about <b>{what}</b>? Published versions keep it.
    </ConfirmDialog>
  )
}
