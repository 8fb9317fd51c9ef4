import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'
import { useMappedDomains } from '../../components/invoke/mapped-domains.ts'

interface DeleteStageProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly onDismiss: () => void
}

/** Asks, with what goes along: settings and variables, the places in usage plans, the paths of domains that lead nowhere then. */
export function DeleteStage({ restApiId, stageName, onDismiss }: DeleteStageProperties) {
  const navigate = useNavigate()
  const plans = useQuery(wholeList('GetUsagePlans', {}))
  const holding = (plans.data ?? []).filter(({ apiStages = [] }) => apiStages.some(({ apiId, stage }) => apiId === restApiId && stage === stageName))
  const domains = useMappedDomains(restApiId, stageName).filter(({ stage }) => stage === stageName)
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
      Delete the stage <b>{stageName}</b>? Its invoke URL stops answering; its settings, variables and canary are gone. Its deployment stays: a stage can be
      created on it again.
      {holding.length > 0 && ` It leaves the usage plan${holding.length === 1 ? '' : 's'} ${holding.map(({ name }) => name).join(', ')}.`}
      {domains.length > 0 && ` ${domains.map(({ domainName, basePath }) => `${domainName}/${basePath}`).join(', ')} will lead nowhere.`}
    </DeleteDialog>
  )
}
