import { visible } from '@fourbox/domain'
import { DeleteDialog } from './delete-dialog.tsx'

interface DeleteVpcLinkProperties {
  readonly vpcLinkId: string
  readonly name: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

export function DeleteVpcLink({ vpcLinkId, name, ...ends }: DeleteVpcLinkProperties) {
  return (
    <DeleteDialog operation="DeleteVpcLink" input={{ vpcLinkId }} title="Delete VPC link" done={`Deleted the VPC link ${name}.`} {...ends}>
      Delete the VPC link <b>{visible(name)}</b>? A link that an integration uses cannot be deleted.
    </DeleteDialog>
  )
}
