import { DeleteDialog } from './delete-dialog.tsx'

interface DeleteClientCertificateProperties {
  readonly clientCertificateId: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

/** Asks before a client certificate is deleted. */
export function DeleteClientCertificate({ clientCertificateId, ...ends }: DeleteClientCertificateProperties) {
  return (
    <DeleteDialog
      operation="DeleteClientCertificate"
      input={{ clientCertificateId }}
      title="Delete client certificate"
      done={`Deleted the client certificate ${clientCertificateId}.`}
      {...ends}
    >
      Delete the client certificate <b>{clientCertificateId}</b>? Its key cannot be had again. One that a stage uses cannot be deleted.
    </DeleteDialog>
  )
}
