import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { RefObject } from 'react'
import { LogsLink } from '../../../components/logs/logs-link.tsx'
import { PlainText } from '../../../components/reading/plain-text.tsx'
import { prettyJson } from '../../../components/reading/pretty-json.ts'
import type { FunctionError, TestResult } from './test-result.ts'
import { type CodePlace, placeIn } from './stack-place.ts'

interface ResultViewProperties {
  /** Set on what tells how it went, in short. */
  readonly outcome: RefObject<HTMLDivElement | null>
  readonly result: TestResult
  readonly logGroup: string
  readonly paths: readonly string[]
  readonly onPlace: (place: CodePlace) => void
}

/** What came of a test: whether it went well, the answer or the error with its stack, the figures, the log. */
export function ResultView({ outcome, result, logGroup, paths, onPlace }: ResultViewProperties) {
  const { error, payload, log, report } = result
  return (
    <SpaceBetween size="s">
      <div ref={outcome} className="function-outcome">
        <section className={`function-result ${error ? 'function-result-failed' : 'function-result-passed'}`} aria-label="Result">
          <LiveRegion>
            <b>Executing function: {error ? 'failed' : 'succeeded'}</b>
          </LiveRegion>
          {error && <ErrorText error={error} paths={paths} onPlace={onPlace} />}
        </section>
        <dl className="function-figures">
          {figures.map(({ name, label }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{report.get(name) ?? (name === 'Init Duration' ? 'warm' : '–')}</dd>
            </div>
          ))}
          <div>
            <dt>Version</dt>
            <dd>{result.executedVersion}</dd>
          </div>
        </dl>
      </div>
      <div>
        <Box variant="h3" tagOverride="h2">
          Response
        </Box>
        <PlainText label="Response" text={prettyJson(payload)} />
      </div>
      <div>
        <div className="function-log-head">
          <Box variant="h3" tagOverride="h2">
            Log output
          </Box>
          <LogsLink place={{ group: logGroup, requestId: report.get('RequestId') }}>View CloudWatch logs</LogsLink>
        </div>
        <PlainText label="Log output" text={log} />
      </div>
    </SpaceBetween>
  )
}

const figures = [
  { name: 'Duration', label: 'Duration' },
  { name: 'Billed Duration', label: 'Billed duration' },
  { name: 'Max Memory Used', label: 'Max memory used' },
  { name: 'Init Duration', label: 'Init duration' },
] as const

/** The error; lines of its stack that speak of the function's own files lead to them. */
export function ErrorText({ error, paths, onPlace }: { readonly error: FunctionError } & Pick<ResultViewProperties, 'paths' | 'onPlace'>) {
  const { errorType, errorMessage, trace } = error
  if (errorType === '' && errorMessage === '' && trace.length === 0) {
    return <div className="function-error">Its answer names no error: what is known stands under Response and Log output.</div>
  }
  return (
    <>
      <div className="function-error">
        <b>{errorType}</b>
        {errorMessage === '' ? '' : `${errorType === '' ? '' : ': '}${errorMessage}`}
      </div>
      {trace.length > 0 && (
        <ul className="function-stack" aria-label="Stack">
          {trace.map((line, index) => {
            const place = placeIn(line, paths)
            return (
              // A stack may have the same line twice.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>
                {place ? (
                  <Link onFollow={() => onPlace(place)} ariaLabel={`${line.trim()}: show in the editor`}>
                    {line}
                  </Link>
                ) : (
                  line
                )}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
