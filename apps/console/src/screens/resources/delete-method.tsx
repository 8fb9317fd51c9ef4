import type { Resource } from '@aws-sdk/client-api-gateway'
import { useNavigate } from 'react-router'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'

interface DeleteMethodProperties {
  readonly restApiId: string
  readonly resource: Resource
  readonly httpMethod: string
  readonly onDismiss: () => void
}

export function DeleteMethod({ restApiId, resource: { id, path }, httpMethod, onDismiss }: DeleteMethodProperties) {
  const navigate = useNavigate()
  return (
    <DeleteDialog
      operation="DeleteMethod"
      input={{ restApiId, resourceId: id, httpMethod }}
      title="Delete method"
      done={`Deleted the method ${httpMethod} of ${path}.`}
      onDeleted={() => {
        onDismiss()
        return navigate(`/apis/${restApiId}/resources/${id}`)
      }}
      onDismiss={onDismiss}
    >
      Delete the method <b>{httpMethod}</b> of <b>{path}</b> with its integration, its responses and its saved tests?
    </DeleteDialog>
  )
}
