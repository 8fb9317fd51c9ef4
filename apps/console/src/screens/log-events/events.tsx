import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { Empty } from '../../components/faces/empty.tsx'
import { EventsList } from '../../components/log-events/events-list.tsx'
import { Histogram } from '../../components/log-events/histogram.tsx'
import type { LogLine } from '../../components/log-events/log-line.ts'
import { useDrawnEvents } from '../../components/log-events/use-drawn-events.ts'
import type { useLogEvents } from './use-log-events.ts'
import type { View } from '../../components/log-events/view.ts'

interface EventsProperties {
  readonly events: ReturnType<typeof useLogEvents>
  readonly lines: readonly LogLine[]
  readonly view: View
  readonly cleared: boolean
  readonly onShow: (changes: Partial<View>) => void
}

/** The list, with the ways to what is older and newer at its ends. */
export function Events({ events, lines, view, cleared, onShow }: EventsProperties) {
  const { pattern, stream, live } = view
  const { rows, look } = useDrawnEvents(lines, view, stream === undefined ? 'stream' : undefined, onShow)
  const older = events.hasPreviousPage && !cleared && (
    <Button variant="inline-link" loading={events.isFetchingPreviousPage} onClick={() => void events.fetchPreviousPage()}>
      Load older events
    </Button>
  )
  const newer = events.hasNextPage && !live && (
    <Button variant="inline-link" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
      Load newer events
    </Button>
  )
  if (events.isPending) return <output className="events events-edge">Loading</output>
  if (lines.length === 0 && !live) {
    return (
      <div className="events-none">
        <Empty
          title="No log events"
          text={pattern === '' && view.range.type === 'all' ? 'Nothing has been written here yet.' : 'Nothing here fits the pattern and the time range.'}
          action={
            <div className="events-ways">
              {older}
              {newer}
              {(pattern !== '' || view.range.type !== 'all') && (
                <Button onClick={() => onShow({ pattern: '', range: { type: 'all' } })}>Show all events</Button>
              )}
            </div>
          }
        />
      </div>
    )
  }
  return (
    <>
      <Histogram lines={lines} utc={view.utc} onChoose={({ from, to }) => onShow({ range: { type: 'between', from, to }, live: false })} />
      <EventsList
        rows={rows}
        look={look}
        follow={live}
        before={older || 'This is the beginning.'}
        after={live ? 'Waiting for new events' : newer || 'This is the end of the time range.'}
      />
      <Box color="text-body-secondary" fontSize="body-s">
        {lines.length} {lines.length === 1 ? 'event' : 'events'}. Arrows walk through them, Enter folds one out, R shows only its request.
      </Box>
    </>
  )
}
