import type { Trace } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { recordedCall } from '../../../client/calls.ts'
import { differenceOf } from '../../../components/call-picture/difference.ts'
import { type HandOff, handOffsOf } from '../../../components/call-picture/handed-on.ts'
import { HandOffView } from '../../../components/hand-off/hand-off-view.tsx'
import { clockTime } from '../../../components/test-call/clock-time.ts'
import { Panes } from './panes.tsx'

/** Two calls beside each other: what was sent and what was answered, differences in colour. */
export function Comparison({ trace, otherId }: { readonly trace: Trace; readonly otherId: string }) {
  const other = useQuery(recordedCall(otherId))
  // The older one stands first, as before and after.
  const [first, second] = other.data && other.data.startedAt < trace.startedAt ? [other.data, trace] : [trace, other.data]
  return (
    <Panes
      panes={[
        { title: titleOf(first), isPanel: true, body: <Call call={first} against={second} side="before" /> },
        {
          title: second ? titleOf(second) : 'The other call',
          body: second ? (
            <Call call={second} against={first} side="after" />
          ) : (
            <p className="flow-none">{other.data === null ? 'This call is not kept any more.' : 'Loading'}</p>
          ),
        },
      ]}
    />
  )
}

function titleOf({ startedAt, status }: Trace): string {
  return `Call of ${clockTime(startedAt)}: ${status}`
}

interface CallProperties {
  readonly call: Trace
  readonly against: Trace | null | undefined
  readonly side: 'before' | 'after'
}

function Call({ call, against, side }: CallProperties) {
  const of = clockTime(call.startedAt)
  const [mine, theirs] = [handOffsOf(call), against ? handOffsOf(against) : {}]
  return (
    <>
      <Side own={mine['request-1']} other={theirs['request-1']} what="Request" side={side} of={of} />
      <Side own={mine['response-1']} other={theirs['response-1']} what="Response" side={side} of={of} />
    </>
  )
}

interface SideProperties {
  readonly own: HandOff | undefined
  readonly other: HandOff | undefined
  readonly what: 'Request' | 'Response'
  /** When the call was. */
  readonly of: string
  readonly side: 'before' | 'after'
}

function Side({ own, other, what, of, side }: SideProperties) {
  if (own === undefined) return <p className="flow-none">Recorded by an earlier version, which kept none.</p>
  const difference = other && (side === 'before' ? differenceOf(own, other) : differenceOf(other, own))
  return <HandOffView handOff={own} what={what} bodyLabel={`${what} body of ${of}`} difference={difference} side={side} />
}
