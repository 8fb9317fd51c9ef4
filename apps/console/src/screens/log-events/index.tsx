import { ResourceNotFoundException } from '@aws-sdk/client-cloudwatch-logs'
import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { patternHelp } from '../../components/logs/help.tsx'
import { SilentNodes } from '../../components/nodes/silent-nodes.tsx'
import { Screen } from '../../shell/screen.tsx'
import { useSearch } from '../../shell/search.ts'
import { EventActions } from './event-actions.tsx'
import { Events } from './events.tsx'
import { LiveControls } from '../../components/log-events/live-controls.tsx'
import { PatternField } from '../../components/log-events/pattern-field.tsx'
import { RangeField } from './range-field.tsx'
import { useHold } from '../../components/list/use-hold.ts'
import { useLiveTail } from '../../components/log-events/use-live-tail.ts'
import { useLateEvents } from './use-late-events.ts'
import { useLogEvents } from './use-log-events.ts'
import { boundsOf, readView, type View, writeView } from '../../components/log-events/view.ts'
import { ViewChoices } from '../../components/log-events/view-choices.tsx'
import { withLive } from './with-live.ts'
import '../../components/log-events/log-tools.css'

/** The events of a group or of one of its streams: searched, and followed as they come. The address says all of the view. */
export default function LogEventsScreen() {
  const { logGroupName: group = '' } = useParams()
  const [search, changeSearch] = useSearch()
  const view = useMemo(() => readView(search), [search])
  const { stream, pattern, range, live } = view
  const [now, setNow] = useState(Date.now)
  const events = useLogEvents(group, view, now)
  const tail = useLiveTail(live, { groups: [group], stream, pattern })
  const [cleared, setCleared] = useState(false)
  const { fetchNextPage, refetch, lines: read } = events
  const shown = useMemo(() => withLive(cleared ? [] : read, tail.lines), [cleared, read, tail.lines])
  const hold = useHold(shown, tail.received)
  const lines = hold.items

  useEffect(() => {
    // What came between the reading and the listening.
    if (tail.state === 'on') void fetchNextPage()
  }, [tail.state, fetchNextPage])

  // A group comes with its first event.
  const isToCome = events.error instanceof ResourceNotFoundException
  useLateEvents(
    boundsOf(range, now).open && read.length === 0 && (events.isSuccess || isToCome) && !live,
    useCallback(() => (isToCome ? refetch() : fetchNextPage()), [isToCome, fetchNextPage, refetch]),
  )

  function show(changes: Partial<View>) {
    hold.resume()
    setCleared(false)
    changeSearch((newest) => writeView({ ...readView(newest), ...changes }))
  }

  function refresh() {
    hold.resume()
    setCleared(false)
    tail.clear()
    setNow(Date.now())
  }

  const refusal = events.error ?? tail.error
  const patternRefused = pattern !== '' && refusal?.name === 'InvalidParameterException'
  return (
    <Screen
      title="Log events"
      name={`${stream ?? group} - Log events`}
      description={stream === undefined ? group : `${group}: ${stream}`}
      help={patternHelp}
      actions={<EventActions group={group} lines={lines} live={live} onRefresh={refresh} onLive={(on) => show({ live: on })} />}
    >
      <SpaceBetween size="s">
        <div className="log-toolbar">
          <PatternField pattern={pattern} refusal={patternRefused ? refusal?.message : undefined} onSearch={(text) => show({ pattern: text })} />
          <RangeField range={range} utc={view.utc} onChange={(next) => show({ range: next })} />
        </div>
        <div className="log-view">
          <ViewChoices view={view} onChange={show} />
          <LiveControls
            tail={tail}
            live={live}
            hold={hold}
            onClear={() => {
              setCleared(true)
              tail.clear()
            }}
          />
        </div>
        {refusal !== null && refusal !== undefined && !patternRefused && (
          <Alert type={refusal instanceof ResourceNotFoundException ? 'warning' : 'error'}>{refusal.message}</Alert>
        )}
        <SilentNodes />
        {!events.isError && <Events events={events} lines={lines} view={view} cleared={cleared} onShow={show} />}
      </SpaceBetween>
    </Screen>
  )
}
