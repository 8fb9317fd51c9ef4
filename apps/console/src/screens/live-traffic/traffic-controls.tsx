import Box from '@cloudscape-design/components/box'
import Input from '@cloudscape-design/components/input'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { allStatuses, hasStatus } from './call-filter.ts'
import type { CallRow } from './rows.ts'
import type { View } from './view.ts'

interface TrafficControlsProperties {
  readonly view: View
  /** The calls that the filter lets through, of any status. */
  readonly rows: readonly CallRow[]
  readonly state: 'starting' | 'on' | 'lost'
  /** How many have come since the list was paused; absent while it is not. */
  readonly waiting: number | undefined
  /** Calls are recorded whether this page is open or not. */
  readonly isTraced: boolean
  readonly missed: number
  readonly onShow: (changes: Partial<View>) => void
}

/** Which calls are shown, and whether they come. */
export function TrafficControls({ view, rows, state, waiting, isTraced, missed, onShow }: TrafficControlsProperties) {
  return (
    <div className="traffic-controls">
      <div className="traffic-filter">
        <Input
          type="search"
          ariaLabel="Filter calls"
          placeholder="GET, 5xx, >200ms, canary, replay, a part of path or reason"
          value={view.filter}
          onChange={({ detail }) => onShow({ filter: detail.value })}
        />
      </div>
      <SegmentedControl
        label="Status"
        selectedId={view.statuses}
        options={allStatuses.map((id) => ({ id, text: `${id === 'all' ? 'All' : id} ${rows.filter((row) => hasStatus(row, id)).length}` }))}
        onChange={({ detail }) => onShow({ statuses: allStatuses.find((one) => one === detail.selectedId) ?? 'all' })}
      />
      <output className={state === 'on' && waiting === undefined ? 'traffic-live' : ''}>{stateText(state, waiting)}</output>
      {!isTraced && (
        <Box color="text-body-secondary" fontSize="body-s">
          X-Ray tracing is off: calls are recorded while a page like this is open, and for ten minutes after the console has deployed, until it is closed or
          deploys to another stage.
        </Box>
      )}
      {missed > 0 && <StatusIndicator type="info">{missed} more came than can be shown.</StatusIndicator>}
    </div>
  )
}

function stateText(state: TrafficControlsProperties['state'], waiting: number | undefined): string {
  if (waiting !== undefined) return `Paused, ${waiting} new`
  if (state === 'on') return 'Live'
  return state === 'starting' ? 'Connecting' : 'Cut off from Fourbox, trying again'
}
