import { type Trace, visible } from '@fourbox/domain'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { recordedCall } from '../../client/calls.ts'
import { useSeveralNodes } from '../../client/nodes.ts'
import { CallPicture } from '../../components/call-picture/call-picture.tsx'
import type { DrawnBox } from '../../components/call-picture/drawn-box.ts'
import { Why } from '../../components/why/why.tsx'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { PlainText } from '../../components/reading/plain-text.tsx'
import { BoxDetails } from './box-details.tsx'
import { CallActions } from './call-actions.tsx'
import { callFacts } from './call-facts.ts'
import { clockTime } from '../../components/test-call/clock-time.ts'
import { deploymentText } from '../../components/test-call/deployment-text.ts'
import { latencyText } from './call-texts.ts'

interface OpenCallProperties {
  readonly requestId: string
  /** The box that is looked at; `client` for what was sent and answered. */
  readonly box: string
  readonly hrefOf: (box: string) => string
  readonly onReplayed: (requestId: string) => void
  readonly onClose: () => void
}

/** Which boxes do nothing by their settings, a trace does not tell. */
const nothing: ReadonlySet<DrawnBox> = new Set()

/** One call, as soon as it is recorded. */
export function OpenCall({ requestId, ...properties }: OpenCallProperties) {
  // A call that was sent again is answered before it is recorded.
  const query = useQuery({ ...recordedCall(requestId), refetchInterval: ({ state }) => (state.data === null && state.dataUpdateCount < 5 ? 300 : false) })
  return (
    <Loaded
      query={query}
      isEmpty={(trace) => trace === null}
      empty={
        <Container>
          <Empty title="This call is not kept any more" text="The newest calls of each stage are kept; it was older." />
        </Container>
      }
    >
      {(trace) => trace && <RecordedTrace trace={trace} {...properties} />}
    </Loaded>
  )
}

/** The picture of the call's boxes, what the chosen one says, and what can be done with the call. */
function RecordedTrace({ trace, box, hrefOf, onReplayed, onClose }: Omit<OpenCallProperties, 'requestId'> & { readonly trace: Trace }) {
  const { requestId, httpMethod, path, startedAt, status, log, node } = trace
  const isNodeShown = useSeveralNodes(node !== undefined)
  const facts = [
    clockTime(startedAt),
    latencyText(trace),
    `request ${requestId}`,
    deploymentText(trace),
    isNodeShown && node !== undefined ? `on ${visible(node)}` : undefined,
  ]
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={facts.filter((fact) => fact !== undefined).join(' · ')}
          actions={<CallActions key={requestId} trace={trace} onReplayed={onReplayed} onClose={onClose} />}
        >
          {httpMethod} {visible(path)} {status}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Why trace={trace} />
        <CallPicture
          label="Boxes of the call"
          client={{ tab: 'client', text: 'Request and answer' }}
          facts={callFacts(trace)}
          integrationTitle="Integration"
          idle={nothing}
          hrefOf={hrefOf}
          tab={box}
          trace={trace}
        />
        <BoxDetails trace={trace} box={box} />
        {log.length > 0 && (
          <ExpandableSection headerText="Execution log" variant="footer">
            <PlainText label="Execution log" text={log.join('\n')} />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  )
}
