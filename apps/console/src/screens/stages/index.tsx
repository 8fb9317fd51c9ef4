import type { Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { TreeLayout } from '../../components/tree/tree-layout.tsx'
import { Screen } from '../../shell/screen.tsx'
import { Behind } from './behind.tsx'
import { DeploymentHistory } from './deployment-history.tsx'
import { help } from './help.tsx'
import { LogsAndTracing } from './logs-and-tracing.tsx'
import { StageActions } from './stage-actions.tsx'
import { StageDetails } from './stage-details.tsx'
import { StageMethod } from './stage-method.tsx'
import { StageTabs } from './stage-tabs.tsx'
import { StageTree } from './stage-tree.tsx'

/** What is deployed: the stages on the left, the selected stage or one of its methods on the right. */
export default function StagesScreen() {
  const { restApiId = '', stageName } = useParams()
  const [address] = useSearchParams()
  const stages = useQuery(query('GetStages', { restApiId }))
  const all = stages.data?.item ?? []
  const stage = stageName === undefined ? all[0] : all.find((one) => one.stageName === stageName)
  const method = methodIn(address)
  return (
    <Screen
      title="Stages"
      name={nameOf(stage, method)}
      help={help}
      actions={
        <>
          {stage && <StageActions restApiId={restApiId} stage={stage} />}
          <WriteButton href={href('/apis/:restApiId/create-stage', { restApiId })}>Create stage</WriteButton>
        </>
      }
    >
      <Loaded query={stages} isEmpty={({ item = [] }) => item.length === 0} empty={<NoStages restApiId={restApiId} />}>
        {() => (
          <TreeLayout
            what="Stages"
            isSearched
            chosen={stageName === undefined ? undefined : `${stageName} ${method?.path ?? ''} ${method?.httpMethod ?? ''}`}
            tree={
              <Container>
                <StageTree restApiId={restApiId} stages={all} stageName={stage?.stageName ?? stageName} method={method} />
              </Container>
            }
          >
            <Selection restApiId={restApiId} stage={stage} method={method} />
          </TreeLayout>
        )}
      </Loaded>
    </Screen>
  )
}

interface MethodAddress {
  readonly path: string
  readonly httpMethod: string
}

function methodIn(address: URLSearchParams): MethodAddress | undefined {
  const path = address.get('path')
  const httpMethod = address.get('method')
  return path === null || httpMethod === null ? undefined : { path, httpMethod }
}

/** What the browser's tab says: the stage, or the method that is selected in it. */
function nameOf(stage: Stage | undefined, method: MethodAddress | undefined): string {
  if (!stage) return 'Stages'
  return method ? `${method.httpMethod} ${method.path} on ${stage.stageName}` : `Stage ${stage.stageName}`
}

/** Deployments may be there without a stage: one can be created on each of them. */
function NoStages({ restApiId }: { readonly restApiId: string }) {
  const deployments = useQuery(query('GetDeployments', { restApiId, limit: 1 }))
  return (
    <SpaceBetween size="l">
      <Container>
        <Empty title="No stages" text="A stage is a deployed version of the API under a name." action={<DeployApi restApiId={restApiId} />} />
      </Container>
      {(deployments.data?.items ?? []).length > 0 && (
        <Container>
          <DeploymentHistory restApiId={restApiId} />
        </Container>
      )}
    </SpaceBetween>
  )
}

interface SelectionProperties {
  readonly restApiId: string
  readonly stage: Stage | undefined
  readonly method: MethodAddress | undefined
}

function Selection({ restApiId, stage, method }: SelectionProperties) {
  if (!stage) {
    return (
      <Container>
        <Empty title="Not there any more" text="This stage has been deleted. Choose another one." />
      </Container>
    )
  }
  const { stageName = '', deploymentId = '' } = stage
  if (method) return <StageMethod key={`${stageName} ${method.httpMethod} ${method.path}`} restApiId={restApiId} stage={stage} {...method} />
  return (
    <SpaceBetween size="l">
      <Behind restApiId={restApiId} stageName={stageName} deploymentId={deploymentId} />
      <StageDetails restApiId={restApiId} stage={stage} />
      <LogsAndTracing restApiId={restApiId} stage={stage} />
      <StageTabs key={stageName} restApiId={restApiId} stage={stage} />
    </SpaceBetween>
  )
}
