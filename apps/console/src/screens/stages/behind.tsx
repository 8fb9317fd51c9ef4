import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useQuery } from '@tanstack/react-query'
import { undeployed } from '../../client/fourbox.ts'
import { compareHref } from '../../components/deploying/compare-address.ts'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { behindText } from '../../components/deploying/use-behind.ts'
import { ChangeList } from '../../components/stage/change-list.tsx'

/** Says what the draft has and the stage does not serve yet; nothing where there is nothing. */
export function Behind({ restApiId, stageName, deploymentId }: { readonly restApiId: string; readonly stageName: string; readonly deploymentId: string }) {
  const { data: changes = [] } = useQuery(undeployed(restApiId, stageName))
  if (changes.length === 0) return null
  return (
    <Alert
      type="info"
      action={
        <div className="actions">
          <Button href={compareHref(restApiId, deploymentId)}>Compare</Button>
          <DeployApi restApiId={restApiId} />
        </div>
      }
    >
      <ExpandableSection headerText={`${stageName} is ${behindText(changes.length)} the draft`} variant="footer">
        <ChangeList changes={changes} />
      </ExpandableSection>
    </Alert>
  )
}
