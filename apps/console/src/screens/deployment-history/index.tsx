import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Tabs from '@cloudscape-design/components/tabs'
import type { ServingChange } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { draftState, servingChanges } from '../../client/fourbox.ts'
import { query, wholeList } from '../../client/query.ts'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Screen } from '../../shell/screen.tsx'
import { Comparison } from './comparison.tsx'
import { help } from './help.tsx'
import { MovesTable } from './moves-table.tsx'
import { TimeLine } from './time-line.tsx'
import { timeLineOf } from './time-line-rows.ts'

/** What was deployed, which stage served what and when, and what any two states of the API differ in. Which two stands in the address. */
export default function DeploymentHistoryScreen() {
  const { restApiId = '' } = useParams()
  const deployments = useQuery(wholeList('GetDeployments', { restApiId }))
  const stages = useQuery(query('GetStages', { restApiId }))
  const changes = useQuery(servingChanges(restApiId))
  const deploy = <DeployApi restApiId={restApiId} />
  return (
    <Screen title="Deployment history" help={help} actions={deploy}>
      <Loaded
        query={deployments}
        isEmpty={(items) => items.length === 0}
        empty={
          <Container>
            <Empty title="No deployments" text="Once the API has been deployed, its deployments are shown and compared here." action={deploy} />
          </Container>
        }
      >
        {(items) => (
          <Loaded query={changes}>{(served) => <History restApiId={restApiId} deployments={items} stages={stages.data?.item ?? []} changes={served} />}</Loaded>
        )}
      </Loaded>
    </Screen>
  )
}

interface HistoryProperties {
  readonly restApiId: string
  readonly deployments: readonly Deployment[]
  readonly stages: readonly Stage[]
  readonly changes: readonly ServingChange[]
}

function History({ restApiId, deployments, stages, changes }: HistoryProperties) {
  const [address, setAddress] = useSearchParams()
  const line = useMemo(() => timeLineOf(deployments, changes), [deployments, changes])
  // They come the oldest first.
  const chosen = { from: address.get('from') ?? deployments.at(-1)?.id ?? draftState, to: address.get('to') ?? draftState }
  const choose = (states: typeof chosen) => setAddress({ ...states }, { replace: true, preventScrollReset: true })
  return (
    <div className="deployment-history">
      <Tabs
        variant="container"
        ariaLabel="Deployments"
        tabs={[
          { id: 'line', label: 'Time line', content: <TimeLine line={line} chosen={chosen} onChoose={choose} /> },
          { id: 'moves', label: 'What served when', content: <MovesTable changes={changes} /> },
        ]}
      />
      <Comparison restApiId={restApiId} deployments={deployments} stages={stages} chosen={chosen} onChoose={choose} />
    </div>
  )
}
