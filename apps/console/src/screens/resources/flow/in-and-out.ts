import type { Trace } from '@fourbox/domain'
import { type Difference, differenceOf } from '../../../components/call-picture/difference.ts'
import { drawnIn } from '../../../components/call-picture/drawn-box.ts'
import { type ArrowName, type HandOff, handOffsOf } from '../../../components/call-picture/handed-on.ts'

/** What came into a box and what went out of it. */
export interface InAndOut {
  readonly in: HandOff | undefined
  readonly out: HandOff | undefined
  /** Where the box failed: what goes out is what the client was answered instead. */
  readonly isInstead: boolean
  /** Of what came in and went out; absent where there is nothing to compare, as of a back end's answer. */
  readonly difference: Difference | undefined
}

const places: ReadonlyMap<string, readonly [in_: ArrowName, out: ArrowName]> = new Map([
  ['method-request', ['request-1', 'request-2']],
  ['integration-request', ['request-2', 'request-3']],
  ['integration', ['request-3', 'response-3']],
  ['integration-response', ['response-3', 'response-2']],
  ['method-response', ['response-2', 'response-1']],
])

/** @param box the box that is looked at; what is no box has nothing in and the answer out */
export function inAndOut(trace: Trace, box: string): InAndOut {
  const handOffs = handOffsOf(trace)
  const [into, outOf] = places.get(box) ?? [undefined, 'response-1' as const]
  const came = into && handOffs[into]
  const isInstead = trace.boxes.some((one) => one.outcome === 'failed' && drawnIn(one.box) === box)
  const gone = handOffs[isInstead ? 'response-1' : outOf]
  const isComparable = !isInstead && box !== 'integration' && came !== undefined && gone !== undefined
  return { in: came, out: gone, isInstead, difference: isComparable ? differenceOf(came, gone) : undefined }
}
