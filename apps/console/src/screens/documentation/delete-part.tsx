import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'
import { partTypeName } from '../../components/documentation/location.ts'
import type { Part } from './columns.tsx'

interface DeletePartProperties {
  readonly restApiId: string
  readonly part: Part
  readonly onDismiss: () => void
}

export function DeletePart({ restApiId, part: { id, location }, onDismiss }: DeletePartProperties) {
  const what = [partTypeName(location?.type ?? ''), location?.method, location?.path, location?.statusCode, location?.name].filter(Boolean).join(' ')
  return (
    <DeleteDialog
      operation="DeleteDocumentationPart"
      input={{ restApiId, documentationPartId: id }}
      title="Delete documentation part"
      done="Deleted the documentation part."
      light
      onDeleted={onDismiss}
      onDismiss={onDismiss}
    >
      Delete what is written about <b>{what}</b>? Published versions keep it.
    </DeleteDialog>
  )
}
