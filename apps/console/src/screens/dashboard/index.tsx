import Container from '@cloudscape-design/components/container'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Screen } from '../../shell/screen.tsx'
import { help } from './help.tsx'
import { StageDashboard } from './stage-dashboard.tsx'

/** What happens behind the Invoke URLs of an API: calls, latencies, errors and cache answers over time. */
export default function DashboardScreen() {
  const { restApiId = '' } = useParams()
  const [address] = useSearchParams()
  const stages = useQuery(query('GetStages', { restApiId }))
  return (
    <Screen title="Dashboard" help={help}>
      <Loaded query={stages} isEmpty={({ item = [] }) => item.length === 0} empty={<NothingDeployed restApiId={restApiId} />}>
        {({ item = [] }) => {
          const stage = item.find(({ stageName }) => stageName === address.get('stage')) ?? item[0]
          return stage && <StageDashboard key={stage.stageName} restApiId={restApiId} stages={item} stage={stage} />
        }}
      </Loaded>
    </Screen>
  )
}

function NothingDeployed({ restApiId }: { readonly restApiId: string }) {
  return (
    <Container>
      <Empty
        title="Nothing is deployed yet"
        text="A dashboard shows the calls to a stage, and this API has none."
        action={<DeployApi restApiId={restApiId} />}
      />
    </Container>
  )
}
