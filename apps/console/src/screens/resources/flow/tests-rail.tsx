import Button from '@cloudscape-design/components/button'
import { type CallSummary, testStage, visible } from '@fourbox/domain'
import { clockTime } from '../../../components/test-call/clock-time.ts'
import './tests-rail.css'

interface TestsRailProperties {
  readonly calls: readonly CallSummary[]
  readonly shownId: string | undefined
  /** The call that the shown one is compared with. */
  readonly comparedId: string | undefined
  readonly onShow: (requestId: string) => void
  readonly onReplay: (requestId: string) => void
  /** Undefined ends the comparison. */
  readonly onCompare: (requestId: string | undefined) => void
}

/** The recorded calls of the method, newest first: its tests, and what its stages traced. */
export function TestsRail({ calls, shownId, comparedId, onShow, onReplay, onCompare }: TestsRailProperties) {
  if (calls.length === 0) return <p className="flow-none">Every test is kept here, over reloads and restarts, and so are calls of stages that are traced.</p>
  return (
    <ul className="tests-list">
      {calls.map((call) => {
        const { requestId, startedAt } = call
        const time = clockTime(startedAt)
        const isShown = requestId === shownId
        return (
          <li key={`${startedAt} ${requestId}`} className={`tests-call tests-call-${call.status < 400 ? 'passed' : 'failed'}`}>
            <button type="button" className="tests-show" aria-current={isShown} onClick={() => onShow(requestId)}>
              <b>{call.status}</b> {time}
              <small>{describe(call)}</small>
            </button>
            <span className="tests-actions">
              <Button variant="inline-icon" iconName="redo" ariaLabel={`Fill the request line with the call of ${time}`} onClick={() => onReplay(requestId)} />
              {!isShown && shownId !== undefined && (
                <Button
                  variant="inline-icon"
                  iconName={requestId === comparedId ? 'close' : 'multiscreen'}
                  ariaLabel={requestId === comparedId ? 'End the comparison' : `Compare with the call of ${time}`}
                  onClick={() => onCompare(requestId === comparedId ? undefined : requestId)}
                />
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** How long it took, whose it was, and what was surprising. */
function describe({ latencyInMillis, stage, why, decision, status }: CallSummary): string {
  const reason = why?.sentence ?? (status >= 400 ? decision : undefined)
  return [`${Math.round(latencyInMillis)} ms`, ...(stage === testStage ? [] : [`stage ${stage}`]), ...(reason === undefined ? [] : [visible(reason)])].join(
    ' · ',
  )
}
