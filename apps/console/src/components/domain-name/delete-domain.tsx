import { DeleteDialog } from '../deleting/delete-dialog.tsx'
import type { DomainAddress } from './domain-address.ts'

interface DeleteDomainProperties {
  readonly address: DomainAddress
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

export function DeleteDomain({ address, ...ends }: DeleteDomainProperties) {
  const { domainName } = address
  return (
    <DeleteDialog operation="DeleteDomainName" input={address} title="Delete domain name" done={`Deleted the domain name ${domainName}.`} {...ends}>
      Delete <b>{domainName}</b> with its API mappings and routing rules? Calls to it are refused from then on. This cannot be undone.
    </DeleteDialog>
  )
}
