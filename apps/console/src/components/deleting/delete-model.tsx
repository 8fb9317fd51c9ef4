import { DeleteDialog } from './delete-dialog.tsx'

interface DeleteModelProperties {
  readonly restApiId: string
  readonly modelName: string
  readonly onDeleted: () => unknown
  readonly onDismiss: () => void
}

export function DeleteModel({ restApiId, modelName, ...ends }: DeleteModelProperties) {
  return (
    <DeleteDialog operation="DeleteModel" input={{ restApiId, modelName }} title="Delete model" done={`Deleted the model ${modelName}.`} {...ends}>
      Delete the model <b>{modelName}</b>? This cannot be undone.
    </DeleteDialog>
  )
}
