import type { Trace } from '@fourbox/domain'
import { type ReactNode, useMemo, useState } from 'react'
import { boxTitles } from '../../../components/call-picture/box-titles.ts'
import { HandOffView } from '../../../components/hand-off/hand-off-view.tsx'
import { takesBody, type TestInput } from '../../../components/test-call/test-input.ts'
import { SaveAsTest } from '../../../components/saved-tests/save-as-test.tsx'
import { atFourbox } from '../../../settings.ts'
import type { MethodNames } from '../box-facts.ts'
import type { BoxProblems } from '../box-problems.ts'
import { IntegrationRequestTab } from '../integration-request-tab.tsx'
import { IntegrationResponseTab } from '../integration-response-tab.tsx'
import type { MethodProperties } from '../method-properties.ts'
import { MethodRequestTab } from '../method-request-tab.tsx'
import { MethodResponseTab } from '../method-response-tab.tsx'
import { AnswerPane } from './answer-pane.tsx'
import { Comparison } from './comparison.tsx'
import { GatewayResponseLink } from './gateway-response-link.tsx'
import { inAndOut } from './in-and-out.ts'
import { MadeOfCall } from './made-of-call.tsx'
import { Panes } from './panes.tsx'
import { RequestPane } from './request-pane.tsx'
import type { TestAnswer } from './shown-test.ts'
import { lineThatWrites } from './template-values.ts'

interface FlowPanesProperties extends MethodProperties {
  readonly tab: string
  readonly names: MethodNames
  readonly problems: BoxProblems
  readonly verb: string
  readonly input: TestInput
  readonly badLine: number | undefined
  readonly trace: Trace | undefined
  readonly answer: TestAnswer | undefined
  readonly comparedId: string | undefined
  readonly onInput: (changes: Partial<TestInput>) => void
}

/** Of the chosen box what came in, the box itself and what went out; of the test what is sent and what came of it. */
export function FlowPanes({ tab, verb, input, badLine, trace, answer, comparedId, onInput, ...properties }: FlowPanesProperties) {
  const { restApiId, resource, method } = properties
  if (trace && comparedId !== undefined) return <Comparison trace={trace} otherId={comparedId} />
  if (tab === 'test') {
    return (
      <Panes
        panes={[
          {
            title: 'Test method',
            note: 'what is sent beside its line',
            isPanel: true,
            body: (
              <RequestPane
                restApiId={restApiId}
                method={method}
                input={input}
                takesBody={takesBody(verb)}
                badLine={badLine}
                shownBody={wholeBody(trace)}
                onInput={onInput}
              />
            ),
          },
          {
            title: 'Answer',
            body: (
              <>
                {atFourbox && answer && <SaveAsTest restApiId={restApiId} httpMethod={properties.httpMethod} path={resource.path ?? ''} {...answer} />}
                <AnswerPane title={`${resource.path ?? ''} - ${verb} method test results`} answer={answer} trace={trace} />
              </>
            ),
          },
        ]}
      />
    )
  }
  return <BoxPanes key={tab} {...properties} tab={tab} trace={trace} />
}

/** What a call sent, where it can be sent again as it was recorded. */
function wholeBody(trace: Trace | undefined): string | undefined {
  const body = trace?.request?.body
  return body && !body.isCut && !body.isBase64Encoded ? body.text : undefined
}

type BoxPanesProperties = Pick<FlowPanesProperties, 'tab' | 'names' | 'problems' | 'trace'> & MethodProperties

function BoxPanes({ tab, trace, ...properties }: BoxPanesProperties) {
  const [line, setLine] = useState<number>()
  const flow = useMemo(() => trace && inAndOut(trace, tab), [trace, tab])
  const source = trace?.boxes.find(({ box }) => box === tab)?.template?.source
  const isRequest = requestBoxes.has(tab)
  const writerOf = (member: string) => {
    const found = source === undefined ? undefined : lineThatWrites(source, member)
    return found === undefined ? undefined : () => setLine(found)
  }
  const none = trace === undefined ? 'Shown once a test has run.' : atFourbox ? 'The call never came here.' : 'What was handed on stands in the execution log.'
  return (
    <Panes
      panes={[
        {
          title: 'In',
          note: notesOf[tab]?.in ?? '',
          body: flow?.in ? (
            <HandOffView
              handOff={flow.in}
              what={isRequest || tab === 'integration' ? 'Request' : 'Response'}
              bodyLabel="Body that came in"
              difference={flow.difference}
              side="before"
            />
          ) : (
            <p className="flow-none">{none}</p>
          ),
        },
        {
          title: titleOf(tab),
          note: flow?.isInstead === true ? 'stopped the call' : '',
          isPanel: true,
          body: (
            <div className="flow-box">
              {trace && <MadeOfCall trace={trace} box={tab} line={line} />}
              <Settings tab={tab} trace={trace} {...properties} />
            </div>
          ),
        },
        {
          title: 'Out',
          note: flow?.isInstead === true ? 'instead: gateway response to the client' : (notesOf[tab]?.out ?? ''),
          body: flow?.out ? (
            <HandOffView
              handOff={flow.out}
              what={isRequest && !flow.isInstead ? 'Request' : 'Response'}
              difference={flow.difference}
              {...(source !== undefined && { writerOf })}
            />
          ) : (
            <p className="flow-none">{none}</p>
          ),
        },
      ]}
    />
  )
}

const requestBoxes: ReadonlySet<string> = new Set(['method-request', 'integration-request'])

const notesOf: Readonly<Record<string, { readonly in: string; readonly out: string }>> = {
  'method-request': { in: 'from the client', out: 'to Integration request' },
  'integration-request': { in: 'from Method request', out: 'to the back end' },
  integration: { in: 'from Integration request', out: 'to Integration response' },
  'integration-response': { in: 'from the back end', out: 'to Method response' },
  'method-response': { in: 'from Integration response', out: 'to the client' },
  'gateway-response': { in: '', out: 'to the client' },
}

function titleOf(tab: string): string {
  const titles: Readonly<Record<string, string>> = boxTitles
  return titles[tab] ?? 'Box'
}

/** What the method has for the box, with the ways to change it. */
function Settings({ tab, trace, names, problems, ...properties }: BoxPanesProperties): ReactNode {
  switch (tab) {
    case 'method-request':
      return <MethodRequestTab {...properties} names={names} />
    case 'integration-request':
    case 'integration':
      return <IntegrationRequestTab {...properties} missingFunction={names.missingFunction} problems={problems['integration-request']} />
    case 'integration-response':
      return <IntegrationResponseTab {...properties} problems={problems['integration-response']} />
    case 'method-response':
      return <MethodResponseTab {...properties} />
    case 'gateway-response':
      return <GatewayResponseLink restApiId={properties.restApiId} trace={trace} />
    default:
      return null
  }
}
