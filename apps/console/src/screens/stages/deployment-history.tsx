import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { query, wholeList } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { compareHref, historyHref } from '../../components/deploying/compare-address.ts'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'
import { ChoiceTable } from '../../components/list/choice-table.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { atFourbox } from '../../settings.ts'
import { href } from '../../shell/address.ts'
import { ChangeActiveDeployment } from '../../components/deploying/change-active-deployment.tsx'

interface DeploymentHistoryProperties {
  readonly restApiId: string
  /** The stage that is put on a deployment; without one, a stage is created on it. */
  readonly stage?: Stage
}

/** All deployments of the API, the newest first, each with the stages that serve it. Any of them can be made the stage's. */
export function DeploymentHistory({ restApiId, stage }: DeploymentHistoryProperties) {
  const deployments = useQuery(wholeList('GetDeployments', { restApiId }))
  const stages = useQuery(query('GetStages', { restApiId }))
  const [selected, setSelected] = useState<string>()
  const [asking, setAsking] = useState<'change' | 'delete'>()
  const served = stages.data?.item ?? []
  return (
    <Loaded query={deployments}>
      {(all) => {
        // They come the oldest first; two of one second stay in their order.
        const items = all.toReversed()
        const chosen = items.find(({ id }) => id === selected)
        return (
          <>
            <ChoiceTable
              title="Deployments"
              one="a deployment"
              level="h3"
              variant="embedded"
              items={items}
              idOf={({ id = '' }) => id}
              nameOf={({ id = '' }) => id}
              chosen={chosen}
              onChoose={setSelected}
              actions={
                <>
                  {atFourbox && <Button href={historyHref(restApiId)}>Time line</Button>}
                  <WriteButton disabled={!chosen} onClick={() => setAsking('delete')}>
                    Delete
                  </WriteButton>
                  <WriteButton
                    disabled={!chosen}
                    {...(chosen ? { href: `${href('/apis/:restApiId/create-stage', { restApiId })}?deployment=${chosen.id}` } : {})}
                  >
                    Create stage
                  </WriteButton>
                  {atFourbox && (
                    <Button disabled={!chosen} {...(chosen ? { href: compareHref(restApiId, chosen.id ?? '', stage?.deploymentId) } : {})}>
                      Compare
                    </Button>
                  )}
                  {stage && (
                    <WriteButton disabled={!chosen || chosen.id === stage.deploymentId} onClick={() => setAsking('change')}>
                      Change active deployment
                    </WriteButton>
                  )}
                </>
              }
              empty={
                <Empty title="No deployments" text="A deployment is the API as it was when it was deployed." action={<DeployApi restApiId={restApiId} />} />
              }
              columnDefinitions={[
                { id: 'date', header: 'Deployment date', cell: ({ createdDate }) => dateTime(createdDate) },
                { id: 'status', header: 'Status', cell: ({ id }) => status(id, stage, served) },
                { id: 'description', header: 'Description', cell: ({ description = '–' }) => description },
                { id: 'id', header: 'Deployment ID', isRowHeader: true, cell: ({ id }) => id },
              ]}
            />
            {asking === 'change' && stage && chosen && (
              <ChangeActiveDeployment restApiId={restApiId} stage={stage} deployment={chosen} onDismiss={() => setAsking(undefined)} />
            )}
            {asking === 'delete' && chosen && (
              <DeleteDialog
                operation="DeleteDeployment"
                input={{ restApiId, deploymentId: chosen.id }}
                title="Delete deployment"
                done={`Deleted the deployment ${chosen.id}.`}
                onDeleted={() => setAsking(undefined)}
                onDismiss={() => setAsking(undefined)}
              >
                Delete the deployment <b>{chosen.id}</b> of {dateTime(chosen.createdDate)}? No stage can go back to it then. One that a stage serves cannot be
                deleted.
              </DeleteDialog>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** Active on this stage; or which others serve it. */
function status(id: string | undefined, stage: Stage | undefined, stages: readonly Stage[]): ReactNode {
  const others = stages
    .flatMap(({ stageName = '', deploymentId, canarySettings }) => [
      ...(deploymentId === id && stageName !== stage?.stageName ? [stageName] : []),
      ...(canarySettings?.deploymentId === id && canarySettings?.deploymentId !== deploymentId ? [`canary of ${stageName}`] : []),
    ])
    .join(', ')
  if (stage?.deploymentId === id) return <StatusIndicator>{others === '' ? 'Active' : `Active, also on ${others}`}</StatusIndicator>
  return others === '' ? '–' : `On ${others}`
}
