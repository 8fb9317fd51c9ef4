import { DeleteDialog } from './delete-dialog.tsx'

interface DeleteAccessAssociationProperties {
  readonly domainNameAccessAssociationArn: string
  readonly accessAssociationSource: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

/** Asks before an access association of a private domain name is deleted. */
export function DeleteAccessAssociation({ domainNameAccessAssociationArn, accessAssociationSource, ...ends }: DeleteAccessAssociationProperties) {
  return (
    <DeleteDialog
      operation="DeleteDomainNameAccessAssociation"
      input={{ domainNameAccessAssociationArn }}
      title="Delete domain name access association"
      done={`Deleted the domain name access association of ${accessAssociationSource}.`}
      light
      {...ends}
    >
      Delete the association of <b>{accessAssociationSource}</b>? At AWS the VPC endpoint then no longer reaches the private domain name.
    </DeleteDialog>
  )
}
