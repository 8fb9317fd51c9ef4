import Alert from '@cloudscape-design/components/alert'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useQuery } from '@tanstack/react-query'
import { undeployed } from '../../client/fourbox.ts'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { ChangeList } from '../../components/stage/change-list.tsx'

/** Says what the draft has and the stage does not serve yet; nothing where there is nothing. */
export function Behind({ restApiId, stageName }: { readonly restApiId: string; readonly stageName: string }) {
  const { data: changes = [] } = useQuery(undeployed(restApiId, stageName))
  if (changes.length === 0) return null
  const count = changes.length === 1 ? '1 change' : `${changes.length} changes`
  return (
    <Alert type="info" action={<DeployApi restApiId={restApiId} />}>
      <ExpandableSection headerText={`${stageName} is ${count} behind the draft`} variant="footer">
        <ChangeList changes={changes} />
      </ExpandableSection>
    </Alert>
  )
}
