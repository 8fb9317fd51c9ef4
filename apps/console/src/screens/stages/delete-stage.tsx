import { useNavigate } from 'react-router'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'

interface DeleteStageProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly onDismiss: () => void
}

export function DeleteStage({ restApiId, stageName, onDismiss }: DeleteStageProperties) {
  const navigate = useNavigate()
  return (
    <DeleteDialog
      operation="DeleteStage"
      input={{ restApiId, stageName }}
      title="Delete stage"
      done={`Deleted the stage ${stageName}.`}
      onDeleted={() => {
        onDismiss()
        return navigate(`/apis/${restApiId}/stages`)
      }}
      onDismiss={onDismiss}
    >
      Delete the stage <b>{stageName}</b>? Its invoke URL stops answering. Its deployment stays.
    </DeleteDialog>
  )
}
