import { deleteUser } from '../../client/users.ts'
import { ActionDialog } from './action-dialog.tsx'

interface DeleteUserProperties {
  readonly userName: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

export function DeleteUser({ userName, onDeleted, onDismiss }: DeleteUserProperties) {
  return (
    <ActionDialog
      action={deleteUser}
      input={{ userName }}
      title="Delete user"
      confirmText="Delete"
      needs="admin"
      typedWord="confirm"
      done={`Deleted the user ${userName}.`}
      onDone={onDeleted}
      onDismiss={onDismiss}
    >
      Delete the user <b>{userName}</b>? Their access keys are refused from then on, and their sessions end.
    </ActionDialog>
  )
}
