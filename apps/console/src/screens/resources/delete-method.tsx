import type { Resource } from '@aws-sdk/client-api-gateway'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { mutation } from '../../client/mutation.ts'
import { ConfirmDialog } from '../../components/deleting/confirm-dialog.tsx'
import { flash } from '../../shell/flashes.ts'

interface DeleteMethodProperties {
  readonly restApiId: string
  readonly resource: Resource
  readonly httpMethod: string
  readonly onDismiss: () => void
}

export function DeleteMethod({ restApiId, resource: { id, path }, httpMethod, onDismiss }: DeleteMethodProperties) {
  const navigate = useNavigate()
  const deletion = useMutation({
    ...mutation('DeleteMethod'),
    meta: { shown: true },
    onSuccess: async () => {
      flash({ type: 'success', content: `Deleted the method ${httpMethod} of ${path}.` })
      onDismiss()
      await navigate(`/apis/${restApiId}/resources/${id}`)
    },
  })
  return (
    <ConfirmDialog
      title="Delete method"
      confirmText="Delete"
      typedWord="confirm"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate({ restApiId, resourceId: id, httpMethod })}
      onDismiss={onDismiss}
    >
      Delete the method <b>{httpMethod}</b> of <b>{path}</b> with its integration and responses?
    </ConfirmDialog>
  )
}
