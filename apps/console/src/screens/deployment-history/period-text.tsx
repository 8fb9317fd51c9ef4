import { visible } from '@fourbox/domain'
import { shortTime, timeSpan } from '../../components/reading/date-time.ts'
import { laneColour } from './lanes.tsx'
import type { Period } from './serving.ts'

/** Where and when a deployment was served: `dev now, since Nov 28, 1:52 PM`. The picture beside it shows no more. */
export function PeriodText({ period, lane }: { readonly period: Period; readonly lane: number }) {
  const { stageName, canaryPercent } = period
  return (
    <div className={lane < 0 ? undefined : `period ${laneColour(lane)}`}>
      {canaryPercent === undefined ? '' : `${canaryPercent} % canary of `}
      <b>{visible(stageName)}</b> <span className="time-line-muted">{whenText(period)}</span>
    </div>
  )
}

function whenText({ from, until }: Period): string {
  if (from && until) return timeSpan(from, until)
  if (until) return `until ${shortTime(until)}`
  return from ? `now, since ${shortTime(from)}` : 'now, since when is not known'
}
