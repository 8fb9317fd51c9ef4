import { Empty } from '../../components/faces/empty.tsx'
import { EventsList } from '../../components/log-events/events-list.tsx'
import type { LogLine } from '../../components/log-events/log-line.ts'
import { useDrawnEvents } from '../../components/log-events/use-drawn-events.ts'
import type { View } from '../../components/log-events/view.ts'

interface TailedEventsProperties {
  readonly lines: readonly LogLine[]
  readonly view: View
  readonly live: boolean
  /** Whether any group has been chosen. */
  readonly chosen: boolean
  readonly onShow: (changes: Partial<View>) => void
}

/** What has come since the tail was started; it stays when the tail is stopped. */
export function TailedEvents({ lines, view, live, chosen, onShow }: TailedEventsProperties) {
  const { rows, look } = useDrawnEvents(lines, view, 'group', onShow)
  if (lines.length === 0 && !live) {
    return (
      <div className="events-none">
        <Empty title="No log events" text={chosen ? 'Start to follow the log groups.' : 'Choose the log groups to follow, then start.'} />
      </div>
    )
  }
  return (
    <EventsList rows={rows} look={look} follow={live} before="Since the tail was started." after={live ? 'Waiting for new events' : 'The tail is stopped.'} />
  )
}
