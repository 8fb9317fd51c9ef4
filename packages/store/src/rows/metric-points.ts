import { type CalledMethod, CallTally, type EpochMillis } from '@fourbox/domain'
import type { CountedCalls, MetricsQuery } from '../store.ts'
import { unpackCallSums } from './call-sums-body.ts'

/** A method of a stage, of which there are figures. */
export interface SeriesRow {
  readonly id: number
  readonly restApiId: string
  readonly stage: string
  /** Empty in the series of calls that no method answered. */
  readonly httpMethod: string
  readonly resourcePath: string
}

/** The sums of one series at one time of one resolution. */
export interface Point {
  readonly at: EpochMillis
  readonly body: Uint8Array
}

/** What a row and its place in the index take beside its body. */
export const bytesBesideABody = 48

/** When the span of so many seconds begins that a time lies in. */
export function startOf(at: number, seconds: number): number {
  return Math.floor(at / (seconds * 1000)) * seconds * 1000
}

/** The points of one series, which come in the order of time, those of a step together. */
export function sumBySteps(row: SeriesRow, points: Iterable<Point>, { stepInSeconds, from }: MetricsQuery): readonly CountedCalls[] {
  const found: CountedCalls[] = []
  const tally = new CallTally()
  let open: EpochMillis | undefined
  const close = () => {
    if (open !== undefined) found.push({ ...calledMethod(row), at: open, sums: tally.take() })
  }
  for (const { at, body } of points) {
    const step = from + startOf(at - from, stepInSeconds)
    if (step !== open) close()
    open = step
    tally.add(unpackCallSums(body))
  }
  close()
  return found
}

function calledMethod({ restApiId, stage, httpMethod, resourcePath }: SeriesRow): CalledMethod {
  return { restApiId, stage, ...(httpMethod === '' ? {} : { method: { httpMethod, resourcePath } }) }
}
