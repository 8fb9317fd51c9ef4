import { useMutation } from '@tanstack/react-query'
import { callLogs } from '../../client/logs.ts'
import { flash } from '../../shell/flashes.ts'
import { ConfirmDialog } from '../deleting/confirm-dialog.tsx'

interface DeleteLogGroupProperties {
  readonly logGroupName: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

/** Asks, then deletes a group with all that is in it. */
export function DeleteLogGroup({ logGroupName, onDeleted, onDismiss }: DeleteLogGroupProperties) {
  const deletion = useMutation({
    mutationFn: () => callLogs('DeleteLogGroup', { logGroupName }),
    meta: { shown: true },
    onSuccess: () => {
      flash({ type: 'success', content: `Deleted the log group ${logGroupName}.` })
      return onDeleted()
    },
  })
  return (
    <ConfirmDialog
      title="Delete log group"
      confirmText="Delete"
      typedWord="confirm"
      busy={deletion.isPending}
      refusal={deletion.error?.message}
      onConfirm={() => deletion.mutate()}
      onDismiss={onDismiss}
    >
      Delete <b>{logGroupName}</b> with all its streams and events? Who writes to it makes it anew, empty. This cannot be undone.
    </ConfirmDialog>
  )
}
