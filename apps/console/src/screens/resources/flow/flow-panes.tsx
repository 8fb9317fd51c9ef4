import type { Method } from '@aws-sdk/client-api-gateway'
import { isProxyType, type Trace } from '@fourbox/domain'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { Skeleton } from '../../../components/faces/skeleton.tsx'
import { setTestInput, takesBody, type TestInput } from '../../../components/test-call/test-input.ts'
import { SaveAsTest } from '../../../components/saved-tests/save-as-test.tsx'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { atFourbox } from '../../../settings.ts'
import type { MethodNames } from '../box-facts.ts'
import type { BoxProblems } from '../box-problems.ts'
import { IntegrationRequestTab } from '../integration-request-tab.tsx'
import { IntegrationResponseTab } from '../integration-response-tab.tsx'
import type { MethodProperties } from '../method-properties.ts'
import { MethodRequestTab } from '../method-request-tab.tsx'
import { MethodResponseTab } from '../method-response-tab.tsx'
import { useEditMode } from '../edit-box/use-edit-mode.ts'
import { useUnsaved } from '../edit-box/use-unsaved.ts'
import { AnswerPane } from './answer-pane.tsx'
import { BoxView } from './box-view.tsx'
import { Comparison } from './comparison.tsx'
import { GatewayResponseLink } from './gateway-response-link.tsx'
import { MadeOfCall } from './made-of-call.tsx'
import { Panes } from './panes.tsx'
import { RequestPane } from './request-pane.tsx'
import { SavedRequests } from './saved-requests.tsx'
import type { TestAnswer } from './shown-test.ts'
import { lineThatWrites } from './template-values.ts'

/** Fields and editors are loaded by who edits. */
const EditBox = lazy(() => import('../edit-box/edit-box.tsx').then(({ EditBox: loaded }) => ({ default: loaded })))

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
            actions: atFourbox && (
              <SavedRequests
                restApiId={restApiId}
                resourceId={resource.id ?? ''}
                httpMethod={properties.httpMethod}
                path={resource.path ?? ''}
                onChoose={(request) => setTestInput({ restApiId, resourceId: resource.id ?? '', httpMethod: properties.httpMethod }, request)}
              />
            ),
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
  return <BoxPanes key={tab} {...properties} tab={tab} trace={trace} input={input} />
}

/** What a call sent, where it can be sent again as it was recorded. */
function wholeBody(trace: Trace | undefined): string | undefined {
  const body = trace?.request?.body
  return body && !body.isCut && !body.isBase64Encoded ? body.text : undefined
}

type BoxPanesProperties = Pick<FlowPanesProperties, 'tab' | 'names' | 'problems' | 'trace' | 'input'> & MethodProperties

function BoxPanes({ tab, trace, input, ...properties }: BoxPanesProperties) {
  const { restApiId, resource, httpMethod, method } = properties
  const { id = '', path = '' } = resource
  const placed = useMemo(() => ({ restApiId, resourceId: id, httpMethod, path, method }), [restApiId, id, httpMethod, path, method])
  const [isEditing, setEditing] = useEditMode()
  const isUnsaved = useUnsaved(placed, tab)
  const [line, setLine] = useState<number>()
  const source = trace?.boxes.find(({ box }) => box === tab)?.template?.source
  const writerOf = (member: string) => {
    const found = source === undefined ? undefined : lineThatWrites(source, member)
    return found === undefined ? undefined : () => setLine(found)
  }
  const isEditable = isEditableBox(tab, method)
  if (isEditing && isEditable) {
    return (
      <Suspense
        fallback={
          <BoxView tab={tab} trace={trace}>
            <Skeleton />
          </BoxView>
        }
      >
        <EditBox tab={tab} trace={trace} placed={placed} input={input} onDone={() => setEditing(false)} />
      </Suspense>
    )
  }
  return (
    <BoxView
      tab={tab}
      trace={trace}
      actions={
        isEditable && (
          <WriteButton variant="inline-link" iconName="edit" onClick={() => setEditing(true)}>
            {isUnsaved ? 'Edit here: not saved yet' : 'Edit here'}
          </WriteButton>
        )
      }
      {...(source !== undefined && { writerOf })}
    >
      {trace && <MadeOfCall trace={trace} box={tab} line={line} />}
      <Settings tab={tab} trace={trace} {...properties} />
    </BoxView>
  )
}

/** Of the picture's boxes those whose settings are the method's; a proxy transforms no response. */
function isEditableBox(tab: string, { methodIntegration }: Method): boolean {
  return tab === 'integration-response' ? methodIntegration !== undefined && !isProxyType(methodIntegration.type) : tab !== 'gateway-response'
}

/** What the method has for the box, with the ways to change it. */
function Settings({ tab, trace, names, problems, ...properties }: Omit<BoxPanesProperties, 'input'>): ReactNode {
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
