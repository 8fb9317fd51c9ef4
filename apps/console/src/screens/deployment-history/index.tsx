import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { changesBetween, draftState } from '../../client/fourbox.ts'
import { query, wholeList } from '../../client/query.ts'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { ChangeList } from '../../components/stage/change-list.tsx'
import { Screen } from '../../shell/screen.tsx'
import { DefinitionDiff } from './definition-diff.tsx'
import { help } from './help.tsx'
import { StateFields } from './state-fields.tsx'

/** What two deployments of an API differ in, or a deployment and the draft. Which two stands in the address. */
export default function DeploymentHistoryScreen() {
  const { restApiId = '' } = useParams()
  const deployments = useQuery(wholeList('GetDeployments', { restApiId }))
  const stages = useQuery(query('GetStages', { restApiId }))
  const deploy = <DeployApi restApiId={restApiId} />
  return (
    <Screen title="Deployment history" help={help} actions={deploy}>
      <Loaded
        query={deployments}
        isEmpty={(items) => items.length === 0}
        empty={
          <Container>
            <Empty title="No deployments" text="Once the API has been deployed, its deployments are compared here." action={deploy} />
          </Container>
        }
      >
        {(items) => <Comparison restApiId={restApiId} deployments={items} stages={stages.data?.item ?? []} />}
      </Loaded>
    </Screen>
  )
}

interface ComparisonProperties {
  readonly restApiId: string
  readonly deployments: readonly Deployment[]
  readonly stages: readonly Stage[]
}

function Comparison({ restApiId, deployments, stages }: ComparisonProperties) {
  const [address, setAddress] = useSearchParams()
  // They come the oldest first.
  const from = address.get('from') ?? deployments.at(-1)?.id ?? draftState
  const to = address.get('to') ?? draftState
  const changes = useQuery(changesBetween(restApiId, from, to))
  return (
    <SpaceBetween size="l">
      <Container>
        <StateFields deployments={deployments} stages={stages} from={from} to={to} onChange={(states) => setAddress({ ...states }, { replace: true })} />
      </Container>
      <Container header={<Header variant="h2">Changes</Header>}>
        <Loaded query={changes} isEmpty={(list) => list.length === 0} empty={<Box>Nothing that is deployed differs.</Box>}>
          {(list) => <ChangeList changes={list} />}
        </Loaded>
      </Container>
      <Container header={<Header variant="h2">OpenAPI</Header>}>
        <DefinitionDiff restApiId={restApiId} from={from} to={to} />
      </Container>
    </SpaceBetween>
  )
}
