import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { changesBetween } from '../../client/fourbox.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { ChangeList } from '../../components/stage/change-list.tsx'
import { DefinitionDiff } from './definition-diff.tsx'
import { MakeActive } from './make-active.tsx'
import type { Chosen } from './side-choice.tsx'
import { StateFields } from './state-fields.tsx'

interface ComparisonProperties {
  readonly restApiId: string
  readonly deployments: readonly Deployment[]
  readonly stages: readonly Stage[]
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** What the two chosen states differ in, and the way to put a stage on the second. */
export function Comparison({ restApiId, deployments, stages, chosen, onChoose }: ComparisonProperties) {
  const { from, to } = chosen
  const changes = useQuery(changesBetween(restApiId, from, to))
  const after = deployments.find(({ id }) => id === to)
  return (
    <SpaceBetween size="l">
      <Container>
        <StateFields deployments={deployments} stages={stages} chosen={chosen} onChange={onChoose} />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            actions={after && <MakeActive restApiId={restApiId} deployment={after} stages={stages} />}
            {...(changes.data ? { counter: `(${changes.data.length})` } : {})}
          >
            Changes
          </Header>
        }
      >
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
