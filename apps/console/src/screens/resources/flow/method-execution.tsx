import { type Trace, pathVariableNames } from '@fourbox/domain'
import Alert from '@cloudscape-design/components/alert'
import { isProxyType } from '@fourbox/domain'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { CallPicture } from '../../../components/call-picture/call-picture.tsx'
import { boxOf } from '../../../components/call-picture/handed-on.ts'
import { whyBox } from '../../../components/call-picture/why-box.ts'
import { SilentNodes } from '../../../components/nodes/silent-nodes.tsx'
import { problemsText } from '../../../components/templates/template-problems.ts'
import { lineWithoutColon, requiredInput, takesBody, toTestCall, useTestInput } from '../../../components/test-call/test-input.ts'
import { basename } from '../../../shell/address.ts'
import { useWholeWidth } from '../../../shell/navigation.tsx'
import { useWholeHeight } from '../../../shell/whole-height.ts'
import { useSearch } from '../../../shell/search.ts'
import { useShortcut } from '../../../shell/shortcuts.ts'
import { boxFacts, integrationTitle } from '../box-facts.ts'
import { boxProblems } from '../box-problems.ts'
import { codesOf } from '../box-codes.ts'
import type { MethodProperties } from '../method-properties.ts'
import { TabLabel } from '../problems.tsx'
import { BoxTabs } from './box-tabs.tsx'
import { ExecutionLog } from './execution-log.tsx'
import { FlowPanes } from './flow-panes.tsx'
import { MethodHeading } from './method-heading.tsx'
import { RequestLine } from './request-line.tsx'
import { atFourbox } from '../../../settings.ts'
import { StageCallNote } from './stage-call-note.tsx'
import { Tests } from './tests.tsx'
import { useMethodNames } from './use-method-names.ts'
import { useSample } from './use-sample.ts'
import { useTests } from './use-tests.ts'
import './flow.css'

const nothingIdle: ReadonlySet<never> = new Set()
const proxyIdle: ReadonlySet<'integration-response'> = new Set(['integration-response'])

/**
 * A selected method: what a test sends, the picture of its boxes, and of the chosen box what came in, its settings and
 * what went out. The address says the box, the call that is shown, and what it is compared with.
 */
export function MethodExecution({ tab = 'method-request', ...properties }: MethodProperties & { readonly tab: string | undefined }) {
  const { restApiId, resource, httpMethod, method } = properties
  const { id = '', path = '' } = resource
  const address = `/apis/${restApiId}/resources/${id}/${httpMethod}`
  const navigate = useNavigate()
  const [search, changeSearch] = useSearch()
  const names = useMethodNames(restApiId, method)
  const problems = useMemo(() => boxProblems(method), [method])
  const codes = useMemo(() => codesOf(method), [method])
  const sample = useSample(restApiId, method)
  const begin = useMemo(() => ({ ...requiredInput(method), body: sample?.text ?? '' }), [method, sample])
  const [input, setInput] = useTestInput({ restApiId, resourceId: id, httpMethod }, begin)
  const [isSent, setSent] = useState(false)
  const tests = useTests({ restApiId, resourceId: id, httpMethod }, search.get('call') ?? undefined, showDone)
  const { trace, answer } = tests
  const verb = httpMethod === 'ANY' ? input.verb : httpMethod
  const missing = pathVariableNames(path).filter((name) => (input.path[name] ?? '') === '')
  const badLine = lineWithoutColon(input.headers)
  useWholeWidth()
  useWholeHeight()
  useShortcut('test', run)

  function run() {
    setSent(true)
    if (badLine !== undefined) void navigate(hrefIn('test'))
    else if (missing.length === 0) tests.run({ verb, ...toTestCall(input, path, verb) })
  }

  /** A call that failed leads to the box that knows why. */
  function showDone(done: Trace) {
    const failed = done.status >= 400 && boxOf(done, 'gateway-response') ? whyBox(done) : undefined
    void navigate(`${address}/${failed ?? tab}?call=${done.requestId}`, { replace: true, preventScrollReset: true })
  }

  function hrefIn(box: string): string {
    const shown = tests.shownId === undefined ? '' : `?call=${tests.shownId}`
    return `${address}/${box}${shown}`
  }

  return (
    <div className="flow">
      <MethodHeading {...properties} />
      <RequestLine
        restApiId={restApiId}
        path={path}
        httpMethod={httpMethod}
        verb={verb}
        input={input}
        missing={isSent ? missing : []}
        takesBody={takesBody(verb)}
        isRunning={tests.isRunning}
        isFocused={tab === 'test'}
        onInput={setInput}
        onTest={run}
        onParts={() => void navigate(hrefIn('test'))}
      />
      <SilentNodes />
      {tests.error && <Alert type="error">{tests.error.message}</Alert>}
      <CallPicture
        label="Method execution"
        client={{ tab: 'test', text: 'Test' }}
        facts={boxFacts(method, names)}
        codes={codes}
        integrationTitle={integrationTitle(method)}
        idle={isProxyType(method.methodIntegration?.type) ? proxyIdle : nothingIdle}
        hrefOf={(name) => `${basename}${hrefIn(name)}`}
        tab={tab}
        problems={{
          'integration-request': problemsText(problems['integration-request']),
          'integration-response': problemsText(problems['integration-response']),
        }}
        trace={trace}
      />
      {trace && <StageCallNote trace={trace} />}
      <BoxTabs
        label="Boxes of the method"
        panelId="flow-panel"
        active={tab}
        onChoose={(box) => void navigate(hrefIn(box), { preventScrollReset: true })}
        tabs={[
          { id: 'method-request', label: 'Method request' },
          { id: 'integration-request', label: <TabLabel name="Integration request" problems={problems['integration-request']} /> },
          { id: 'integration', label: 'Integration' },
          { id: 'integration-response', label: <TabLabel name="Integration response" problems={problems['integration-response']} /> },
          ...(trace && boxOf(trace, 'gateway-response') ? [{ id: 'gateway-response', label: 'Gateway response' }] : []),
          { id: 'method-response', label: 'Method response' },
          { id: 'test', label: 'Test' },
        ]}
      />
      <div className="flow-bench">
        <FlowPanes
          {...properties}
          tab={tab}
          names={names}
          problems={problems}
          verb={verb}
          input={input}
          badLine={isSent ? badLine : undefined}
          trace={trace}
          answer={answer}
          comparedId={search.get('with') ?? undefined}
          onInput={setInput}
        />
        <ExecutionLog log={answer?.result.log} trace={trace} box={tab} />
        {atFourbox && (
          <Tests
            {...properties}
            shownId={tests.shownId}
            comparedId={search.get('with') ?? undefined}
            onShow={(requestId) => void navigate(`${address}/${tab}?call=${requestId}`, { preventScrollReset: true })}
            onReplayed={() => void navigate(hrefIn('test'))}
            onCompare={(requestId) =>
              changeSearch((newest) => {
                if (requestId === undefined) newest.delete('with')
                else newest.set('with', requestId)
                if (tests.shownId !== undefined) newest.set('call', tests.shownId)
                return newest
              })
            }
          />
        )}
      </div>
    </div>
  )
}
