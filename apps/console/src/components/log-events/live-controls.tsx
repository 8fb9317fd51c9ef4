import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { useLiveTail } from './use-live-tail.ts'

interface LiveControlsProperties {
  readonly tail: ReturnType<typeof useLiveTail>
  readonly live: boolean
  /** How many lines have come since the list was paused; absent while it is not. */
  readonly waiting: number | undefined
  readonly onPause: () => void
  readonly onResume: () => void
  readonly onClear: () => void
}

/** What the live tail does, and what is done with it. */
export function LiveControls({ tail, live, waiting, onPause, onResume, onClear }: LiveControlsProperties) {
  if (!live) return null
  return (
    <div className="log-live">
      {tail.sampled && <StatusIndicator type="warning">More than 500 lines a second came: some are not shown. Stop and search to see them.</StatusIndicator>}
      {tail.dropped > 0 && <StatusIndicator type="info">{tail.dropped} older lines left the page.</StatusIndicator>}
      <output className={tail.state === 'on' ? 'log-live-sign' : ''}>{stateText(tail.state, waiting)}</output>
      {waiting === undefined ? <Button onClick={onPause}>Pause</Button> : <Button onClick={onResume}>Resume</Button>}
      <Button onClick={onClear}>Clear</Button>
    </div>
  )
}

function stateText(state: ReturnType<typeof useLiveTail>['state'], waiting: number | undefined): string {
  if (state === 'ended') return 'Live tail has ended'
  if (state !== 'on') return 'Starting live tail'
  return waiting === undefined ? 'Live' : `Paused, ${waiting} new`
}
