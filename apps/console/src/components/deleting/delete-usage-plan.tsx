import { visible } from '@fourbox/domain'
import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import { DeleteDialog } from './delete-dialog.tsx'

interface DeleteUsagePlanProperties {
  readonly plan: UsagePlan
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

export function DeleteUsagePlan({ plan: { id, name, apiStages = [] }, ...ends }: DeleteUsagePlanProperties) {
  return (
    <DeleteDialog
      operation="DeleteUsagePlan"
      input={{ usagePlanId: id }}
      title="Delete usage plan"
      done={`Successfully deleted usage plan '${name}'.`}
      {...ends}
    >
      Delete the usage plan <b>{visible(name ?? id ?? '')}</b>? Its keys stay, and are answered by 403 where no other plan lets them in.
      {apiStages.length > 0 && ' It has stages: as at AWS it can be deleted only when they have been removed from it.'}
    </DeleteDialog>
  )
}
