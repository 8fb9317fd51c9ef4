import { visible } from '@fourbox/domain'
import { DeleteDialog } from './delete-dialog.tsx'

interface DeleteAuthorizerProperties {
  readonly restApiId: string
  readonly authorizerId: string
  readonly name: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

export function DeleteAuthorizer({ restApiId, authorizerId, name, ...ends }: DeleteAuthorizerProperties) {
  return (
    <DeleteDialog operation="DeleteAuthorizer" input={{ restApiId, authorizerId }} title="Delete authorizer" done={`Deleted the authorizer ${name}.`} {...ends}>
      Delete the authorizer <b>{visible(name)}</b>? This cannot be undone.
    </DeleteDialog>
  )
}
