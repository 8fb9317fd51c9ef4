import { type Trace, visible } from '@fourbox/domain'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Why } from '../../../components/why/why.tsx'
import { BodyLines } from '../../../components/hand-off/body-lines.tsx'
import { PlainText } from '../../../components/reading/plain-text.tsx'
import type { TestAnswer } from './shown-test.ts'
import './answer-pane.css'

interface AnswerPaneProperties {
  readonly title: string
  readonly answer: TestAnswer | undefined
  /** Absent until it is there; of a call out of the history all that is known. */
  readonly trace: Trace | undefined
}

/** What came of a test, or of a call out of the history. Bodies and headers are a stranger's: shown as text, never as HTML. */
export function AnswerPane({ title, answer, trace }: AnswerPaneProperties) {
  const shown = answer ? ofTest(answer) : trace && ofTrace(trace)
  if (!shown) return <p className="flow-none">A test really calls the back end. It skips authorizers, API keys and throttling.</p>
  return (
    <SpaceBetween size="s">
      <h3 className="flow-result">{title}</h3>
      <LiveRegion>
        <dl className="flow-figures">
          {(
            [
              ['Request', shown.request],
              ['Status', shown.status],
              ['Latency (ms)', shown.latency],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{visible(value)}</dd>
            </div>
          ))}
        </dl>
      </LiveRegion>
      {trace && <Why trace={trace} />}
      <div className="hand-off">
        <h4>Response body</h4>
        <BodyLines key={shown.body} label="Response body" text={shown.body} />
      </div>
      <div className="hand-off">
        <h4>Response headers</h4>
        <PlainText label="Response headers" text={JSON.stringify(shown.headers, null, 2)} />
      </div>
    </SpaceBetween>
  )
}

interface Shown {
  readonly request: string
  readonly status: string
  readonly latency: string
  readonly body: string
  readonly headers: Readonly<Record<string, string | readonly string[]>>
}

function ofTest({ pathWithQueryString, result }: TestAnswer): Shown {
  const { status, latency, body = '', headers, multiValueHeaders } = result
  return {
    request: pathWithQueryString,
    status: String(status ?? ''),
    latency: String(latency ?? ''),
    body,
    headers: (multiValueHeaders && oneOrMany(multiValueHeaders)) ?? headers ?? {},
  }
}

function ofTrace({ request, path, status, latencyInMillis, answer }: Trace): Shown {
  const values = Map.groupBy(answer?.headers ?? [], ([name]) => name)
  return {
    request: request?.target ?? path,
    status: String(status),
    latency: String(Math.round(latencyInMillis)),
    body: answer?.body?.text ?? '',
    headers: oneOrMany(Object.fromEntries([...values].map(([name, pairs]) => [name, pairs.map(([, value]) => value)]))),
  }
}

/** A header that came once as its value, as the console shows it. */
function oneOrMany(headers: Readonly<Record<string, readonly string[]>>): Shown['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]))
}
