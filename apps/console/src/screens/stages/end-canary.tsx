import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { changesBetween } from '../../client/fourbox.ts'
import { mutation } from '../../client/mutation.ts'
import { ActionDialog } from '../../components/deleting/action-dialog.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { ChangeList } from '../../components/stage/change-list.tsx'
import { atFourbox } from '../../settings.ts'

interface EndCanaryProperties {
  readonly restApiId: string
  readonly stage: Stage
  readonly onDismiss: () => void
}

/** Makes the canary's deployment and variables the stage's, after showing what that changes. */
export function PromoteCanary({ restApiId, stage, onDismiss }: EndCanaryProperties) {
  const { stageName = '', deploymentId = '', canarySettings } = stage
  const canaryDeployment = canarySettings?.deploymentId ?? deploymentId
  const overrides = Object.entries(canarySettings?.stageVariableOverrides ?? {})
  const changes = useQuery({ ...changesBetween(restApiId, deploymentId, canaryDeployment), enabled: atFourbox && canaryDeployment !== deploymentId })
  return (
    <ActionDialog
      title="Promote canary"
      confirmText="Promote canary"
      action={mutation('UpdateStage')}
      input={{ restApiId, stageName, patchOperations: promotionPatches }}
      done={`Promoted the canary of ${stageName}.`}
      onDone={onDismiss}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="s">
        <Box>All calls of {stageName} are served as the canary serves them. The canary stays, and takes no calls until its share is raised again.</Box>
        {canaryDeployment === deploymentId ? (
          <Box>The deployment stays: the canary serves the same one.</Box>
        ) : (
          <div>
            <Box variant="awsui-key-label">
              Deployment {deploymentId} → {canaryDeployment}
            </Box>
            {atFourbox && (
              <Loaded query={changes} isEmpty={(list) => list.length === 0} empty={<Box>The two deployments are the same.</Box>}>
                {(list) => <ChangeList changes={list} />}
              </Loaded>
            )}
          </div>
        )}
        {overrides.length > 0 && (
          <div>
            <Box variant="awsui-key-label">Stage variables</Box>
            {overrides.map(([name, value]) => (
              <div key={name}>
                {name}: {stage.variables?.[name] ?? 'not set'} → <b>{value}</b>
              </div>
            ))}
          </div>
        )}
      </SpaceBetween>
    </ActionDialog>
  )
}

/** As AWS's own console sends them. */
const promotionPatches: PatchOperation[] = [
  { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
  { op: 'copy', path: '/variables', from: '/canarySettings/stageVariableOverrides' },
  { op: 'copy', path: '/deploymentId', from: '/canarySettings/deploymentId' },
]

export function DeleteCanary({ restApiId, stage: { stageName = '' }, onDismiss }: EndCanaryProperties) {
  return (
    <ActionDialog
      title="Delete canary"
      confirmText="Delete"
      action={mutation('UpdateStage')}
      input={{ restApiId, stageName, patchOperations: [{ op: 'remove', path: '/canarySettings' }] }}
      done={`Deleted the canary of ${stageName}.`}
      onDone={onDismiss}
      onDismiss={onDismiss}
    >
      Delete the canary of <b>{stageName}</b>? All calls are served by the stage’s own deployment then. The canary’s deployment stays in the history.
    </ActionDialog>
  )
}
