import { visible } from '@fourbox/domain'
import { DeleteDialog } from './delete-dialog.tsx'

interface DeleteApiProperties {
  readonly restApiId: string
  readonly name: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

export function DeleteApi({ restApiId, name, ...ends }: DeleteApiProperties) {
  return (
    <DeleteDialog operation="DeleteRestApi" input={{ restApiId }} title="Delete API" done={`Deleted the API ${name}.`} {...ends}>
      Delete <b>{visible(name)}</b> ({restApiId}) with all its resources, deployments, stages and saved tests? Its invoke URLs stop answering. This cannot be
      undone.
    </DeleteDialog>
  )
}
