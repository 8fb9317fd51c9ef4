import type { Trace } from '@fourbox/domain'
import { type ReactNode, useMemo } from 'react'
import { boxTitles } from '../../../components/call-picture/box-titles.ts'
import type { Difference } from '../../../components/call-picture/difference.ts'
import type { HandOff } from '../../../components/call-picture/handed-on.ts'
import { HandOffView } from '../../../components/hand-off/hand-off-view.tsx'
import { atFourbox } from '../../../settings.ts'
import { inAndOut } from './in-and-out.ts'
import { Panes } from './panes.tsx'

interface BoxViewProperties {
  readonly tab: string
  readonly trace: Trace | undefined
  /** The box itself, between what came in and what went out. */
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly note?: string
  /** In the place of what went out of the box in the call: what would by now. */
  readonly out?: WouldGoOut | undefined
  /** Leads to what wrote a member of what goes out; undefined for one that is not known to have been written. */
  readonly writerOf?: ((member: string) => (() => void) | undefined) | undefined
}

/** What a box would hand on as it is edited. */
export interface WouldGoOut {
  /** Undefined where there is nothing to show. */
  readonly handOff: HandOff | undefined
  /** Against what went out in the call. */
  readonly difference: Difference | undefined
  readonly note: string
  /** What there is to say of it. */
  readonly said: ReactNode
}

/** What came into a box, the box, and what went out of it, beside each other. */
export function BoxView({ tab, trace, children, actions, note = '', out, writerOf }: BoxViewProperties) {
  const flow = useMemo(() => trace && inAndOut(trace, tab), [trace, tab])
  const isRequest = requestBoxes.has(tab)
  const isInstead = flow?.isInstead === true
  const none = trace === undefined ? 'Shown once a test has run.' : atFourbox ? 'The call never came here.' : 'What was handed on stands in the execution log.'
  const gone = out ?? {
    handOff: flow?.out,
    difference: flow?.difference,
    said: null,
    note: isInstead ? 'instead: gateway response to the client' : outNote(tab),
  }
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
          note: isInstead ? 'stopped the call' : note,
          actions,
          isPanel: true,
          body: <div className="flow-box">{children}</div>,
        },
        {
          title: 'Out',
          note: gone.note,
          body: (
            <>
              {gone.said}
              {gone.handOff ? (
                <HandOffView
                  handOff={gone.handOff}
                  what={isRequest && (out !== undefined || !isInstead) ? 'Request' : 'Response'}
                  difference={gone.difference}
                  {...(writerOf && { writerOf })}
                />
              ) : (
                out === undefined && <p className="flow-none">{none}</p>
              )}
            </>
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

function outNote(tab: string): string {
  return notesOf[tab]?.out ?? ''
}

function titleOf(tab: string): string {
  const titles: Readonly<Record<string, string>> = boxTitles
  return titles[tab] ?? 'Box'
}
