import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { HoldButtons } from '../list/hold-buttons.tsx'
import type { Hold } from '../list/use-hold.ts'
import type { useLiveTail } from './use-live-tail.ts'

interface LiveControlsProperties {
  readonly tail: ReturnType<typeof useLiveTail>
  readonly live: boolean
  readonly hold: Hold
  readonly onClear: () => void
}

/** What the live tail does, and what is done with it. */
export function LiveControls({ tail, live, hold, onClear }: LiveControlsProperties) {
  if (!live) return null
  return (
    <div className="log-live">
      {tail.sampled && <StatusIndicator type="warning">More than 500 lines a second came: some are not shown. Stop and search to see them.</StatusIndicator>}
      {tail.dropped > 0 && <StatusIndicator type="info">{tail.dropped} older lines left the page.</StatusIndicator>}
      <output className={tail.state === 'on' ? 'log-live-sign' : ''}>{stateText(tail.state, hold.waiting)}</output>
      <HoldButtons hold={hold} onClear={onClear} />
    </div>
  )
}

function stateText(state: ReturnType<typeof useLiveTail>['state'], waiting: number | undefined): string {
  if (state === 'ended') return 'Live tail has ended'
  if (state !== 'on') return 'Starting live tail'
  return waiting === undefined ? 'Live' : `Paused, ${waiting} new`
}
