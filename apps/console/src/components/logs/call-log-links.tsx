import type { Stage } from '@aws-sdk/client-api-gateway'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FunctionFacts, testStage, type Trace } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'
import { settings } from '../../settings.ts'
import { functionFacts } from '../function/function-facts.ts'
import { localFunction } from '../function/local-function.ts'
import { stageLogs } from '../stage/stage-logs.ts'
import { invocationsIn } from './invocations.ts'
import type { LogsPlace } from './logs-address.ts'
import { LogsLink } from './logs-link.tsx'

interface LogLink {
  readonly text: string
  readonly place: LogsPlace
}

/**
 * Links to exactly the log lines that one call has left: in the logs of its stage, as far as they are switched on, and in
 * those of the functions of this machine that it called. Nothing where there are none, as of a test of a mock.
 */
export function CallLogLinks({ trace }: { readonly trace: Trace }) {
  const { restApiId, stage: stageName } = trace
  // A test leaves nothing in the logs of a stage.
  const stage = useQuery({ ...query('GetStage', { restApiId, stageName }), enabled: stageName !== testStage }).data
  const functions = useQuery({ ...functionFacts, enabled: invocationsIn(trace.log).length > 0 }).data
  const links = [...(stage ? stageLinks(trace, stage) : []), ...(functions ? functionLinks(trace, functions) : [])]
  if (links.length === 0) return null
  return (
    <SpaceBetween direction="horizontal" size="m">
      {links.map(({ text, place }) => (
        <LogsLink key={JSON.stringify(place)} place={place}>
          {text}
        </LogsLink>
      ))}
    </SpaceBetween>
  )
}

function stageLinks(trace: Trace, stage: Stage): readonly LogLink[] {
  const { requestId } = trace
  const { execution, access } = stageLogs(trace.restApiId, stage)
  const named = stage.accessLogSettings?.format?.includes('$context.requestId') === true
  return [
    ...(execution === undefined ? [] : [{ text: 'Execution log', place: { group: execution, requestId } }]),
    ...(access === undefined ? [] : [{ text: 'Access log', place: { group: access, ...(named ? { requestId } : timeOf(trace)) } }]),
  ]
}

function functionLinks(trace: Trace, functions: ReadonlyMap<string, FunctionFacts>): readonly LogLink[] {
  return invocationsIn(trace.log).flatMap(({ functionName, requestId }) => {
    const facts = functions.get(localFunction(functionName, settings.region)?.name ?? '')
    if (!facts) return []
    return [{ text: `Log of ${facts.name}`, place: { group: facts.logGroup, ...(requestId === undefined ? timeOf(trace) : { requestId }) } }]
  })
}

/** For lines that name no request: what was written while the call ran. */
function timeOf({ startedAt, latencyInMillis }: Trace): Pick<LogsPlace, 'from' | 'to'> {
  return { from: startedAt, to: startedAt + Math.ceil(latencyInMillis) }
}
