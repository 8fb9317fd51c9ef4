import { visible } from '@fourbox/domain'
import { DeleteDialog } from './delete-dialog.tsx'

interface DeleteApiKeyProperties {
  readonly apiKey: string
  readonly name: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

export function DeleteApiKey({ apiKey, name, ...ends }: DeleteApiKeyProperties) {
  return (
    <DeleteDialog operation="DeleteApiKey" input={{ apiKey }} title="Delete API key" done={`Deleted the API key ${name}.`} {...ends}>
      Delete the API key <b>{visible(name)}</b>? Clients that send it are answered by 403; it leaves its usage plans, and its usage is forgotten.
    </DeleteDialog>
  )
}
