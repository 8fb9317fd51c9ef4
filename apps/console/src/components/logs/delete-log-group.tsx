import { callLogs } from '../../client/logs.ts'
import { ActionDialog } from '../deleting/action-dialog.tsx'

interface DeleteLogGroupProperties {
  readonly logGroupName: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

/** Asks, then deletes a group with all that is in it. */
export function DeleteLogGroup({ logGroupName, onDeleted, onDismiss }: DeleteLogGroupProperties) {
  return (
    <ActionDialog
      title="Delete log group"
      confirmText="Delete"
      typedWord="confirm"
      action={{ mutationFn: () => callLogs('DeleteLogGroup', { logGroupName }) }}
      input={undefined}
      done={`Deleted the log group ${logGroupName}.`}
      onDone={onDeleted}
      onDismiss={onDismiss}
    >
      Delete <b>{logGroupName}</b> with all its streams and events? Who writes to it makes it anew, empty. This cannot be undone.
    </ActionDialog>
  )
}
