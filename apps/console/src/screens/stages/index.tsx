import type { Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeployApi } from '../../components/deploying/deploy-api.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Screen } from '../../shell/screen.tsx'
import { help } from './help.tsx'
import { StageDetails } from './stage-details.tsx'
import { StageMethod } from './stage-method.tsx'
import { StageTree } from './stage-tree.tsx'

/** What is deployed: the stages on the left, the selected stage or one of its methods on the right. */
export default function StagesScreen() {
  const { restApiId = '', stageName } = useParams()
  const stages = useQuery(query('GetStages', { restApiId }))
  return (
    <Screen title="Stages" help={help}>
      <Loaded
        query={stages}
        isEmpty={({ item = [] }) => item.length === 0}
        empty={
          <Container>
            <Empty title="No stages" text="A stage is a deployed version of the API under a name." action={<DeployApi restApiId={restApiId} />} />
          </Container>
        }
      >
        {({ item = [] }) => (
          <div className="tree-layout">
            <Container>
              <StageTree restApiId={restApiId} stages={item} />
            </Container>
            <Selection restApiId={restApiId} stage={stageName === undefined ? item[0] : item.find((stage) => stage.stageName === stageName)} />
          </div>
        )}
      </Loaded>
    </Screen>
  )
}

function Selection({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage | undefined }) {
  const [address] = useSearchParams()
  const path = address.get('path')
  const httpMethod = address.get('method')
  if (!stage) {
    return (
      <Container>
        <Empty title="Not there any more" text="This stage has been deleted. Choose another one." />
      </Container>
    )
  }
  return path !== null && httpMethod !== null ? (
    <StageMethod restApiId={restApiId} stageName={stage.stageName ?? ''} path={path} httpMethod={httpMethod} />
  ) : (
    <StageDetails restApiId={restApiId} stage={stage} />
  )
}
