import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { visible } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { changesBetween, definitionAt } from '../../client/fourbox.ts'
import { mutation } from '../../client/mutation.ts'
import { ActionDialog } from '../deleting/action-dialog.tsx'
import { Loaded } from '../faces/loaded.tsx'
import { ChangeList } from '../stage/change-list.tsx'
import { variableNames } from '../stage/variable-names.ts'
import { dateTime } from '../reading/date-time.ts'
import { atFourbox } from '../../settings.ts'

interface ChangeActiveDeploymentProperties {
  readonly restApiId: string
  readonly stage: Stage
  readonly deployment: Deployment
  readonly onDismiss: () => void
}

/** Puts a stage on another deployment, after showing what its clients will find changed. Not while a canary compares two. */
export function ChangeActiveDeployment({ restApiId, stage, deployment, onDismiss }: ChangeActiveDeploymentProperties) {
  const { stageName = '', deploymentId = '', canarySettings } = stage
  const { id = '', createdDate } = deployment
  const changes = useQuery({ ...changesBetween(restApiId, deploymentId, id), enabled: atFourbox })
  const definition = useQuery({ ...definitionAt(restApiId, id), enabled: atFourbox })
  const unset = [...variableNames(definition.data ?? '')].filter((name) => !Object.hasOwn(stage.variables ?? {}, name))
  return (
    <ActionDialog
      title="Make active deployment"
      confirmText="Change active deployment"
      disabled={canarySettings !== undefined}
      action={mutation('UpdateStage')}
      input={{ restApiId, stageName, patchOperations: [{ op: 'replace', path: '/deploymentId', value: id }] }}
      done={`The stage ${stageName} serves the deployment ${id} now.`}
      onDone={onDismiss}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="s">
        {canarySettings && <Alert type="warning">Promote or delete the canary first: it is compared with the deployment that is active now.</Alert>}
        <Box>
          The stage <b>{stageName}</b> serves {deploymentId}. Put it on <b>{id}</b> of {dateTime(createdDate)}? Clients get the other one at once; settings and
          variables of the stage stay. {deploymentId} stays in the history: it can be made active again.
        </Box>
        {unset.length > 0 && (
          <Alert type="warning">
            {id} reads stage variables that {stageName} does not set: <b>{unset.map(visible).join(', ')}</b>.
          </Alert>
        )}
        {atFourbox && (
          <Loaded query={changes} isEmpty={(list) => list.length === 0} empty={<Box>The two deployments are the same.</Box>}>
            {(list) => (
              <div>
                <Box variant="awsui-key-label">What clients will find changed</Box>
                <ChangeList changes={list} />
              </div>
            )}
          </Loaded>
        )}
      </SpaceBetween>
    </ActionDialog>
  )
}
