import type { Trace } from '@fourbox/domain'
import type { TestInvokeMethodResponse } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Why } from '../../components/call-picture/why.tsx'
import { CallLogLinks } from '../../components/logs/call-log-links.tsx'
import { TraceSteps } from './trace-steps.tsx'
import { prettyJson } from '../../components/reading/pretty-json.ts'
import { TitledText } from '../../components/reading/titled-text.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

interface TestResultProperties {
  readonly title: string
  readonly pathWithQueryString: string
  readonly result: TestInvokeMethodResponse
  /** Absent until it is there. */
  readonly trace: Trace | undefined
}

/** What came of a test. Bodies and headers are a stranger's: shown as text, never as HTML. */
export function TestResult({ title, pathWithQueryString, result, trace }: TestResultProperties) {
  const { status, latency, body = '', headers, multiValueHeaders, log = '' } = result
  return (
    <Container header={<Header variant="h2">{title}</Header>}>
      <SpaceBetween size="l">
        <LiveRegion>
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Request', value: pathWithQueryString },
              { label: 'Status', value: String(status ?? '') },
              { label: 'Latency (ms)', value: String(latency ?? '') },
            ]}
          />
        </LiveRegion>
        {trace && <Why trace={trace} />}
        <TitledText title="Response body" text={prettyJson(body)} />
        <TitledText title="Response headers" text={JSON.stringify(oneOrMany(multiValueHeaders) ?? headers ?? {}, null, 2)} />
        {trace && <TraceSteps trace={trace} />}
        <TitledText title="Log" text={log} />
        {trace && <CallLogLinks trace={trace} />}
      </SpaceBetween>
    </Container>
  )
}

/** A header that came once as its value, as the console shows it. */
function oneOrMany(headers: Readonly<Record<string, string[]>> | undefined) {
  return headers && Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
}
