import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import type { StagePlace } from '../../client/calls.ts'
import { HoldButtons } from '../../components/list/hold-buttons.tsx'
import { useHold } from '../../components/list/use-hold.ts'
import { SilentNodes } from '../../components/nodes/silent-nodes.tsx'
import { href } from '../../shell/address.ts'
import { Screen } from '../../shell/screen.tsx'
import { useSearch } from '../../shell/search.ts'
import { readFilter } from './call-filter.ts'
import { Calls } from './calls.tsx'
import { ExportHar } from './export-har.tsx'
import { help } from './help.tsx'
import { OpenCall } from './open-call.tsx'
import { TrafficControls } from './traffic-controls.tsx'
import { useLiveCalls } from './use-live-calls.ts'
import { readView, type View, writeView } from './view.ts'
import './live-traffic.css'

interface TrafficProperties extends StagePlace {
  /** Its calls are recorded whether this page is open or not. */
  readonly isTraced: boolean
}

const nothing: ReadonlySet<string> = new Set()

/** What a stage answers now, call by call. The address says the filter, the opened call and its box. */
export function Traffic({ restApiId, stageName, isTraced }: TrafficProperties) {
  const [search, changeSearch] = useSearch()
  const view = useMemo(() => readView(search), [search])
  const live = useLiveCalls(restApiId, stageName)
  const hold = useHold(live.rows, live.received)
  const [selected, setSelected] = useState(nothing)
  const [replayed, setReplayed] = useState(nothing)
  const rows = hold.items
  const meets = useMemo(() => readFilter(view.filter, replayed), [view.filter, replayed])
  const met = useMemo(() => rows.filter(meets), [rows, meets])
  const show = (changes: Partial<View>) => changeSearch((newest) => writeView({ ...readView(newest), ...changes }))
  const page = href('/apis/:restApiId/stages/:stageName/traffic', { restApiId, stageName })

  return (
    <Screen
      title="Live traffic"
      name={`Live traffic of ${stageName}`}
      description={`Stage ${stageName}: the newest calls on top`}
      help={help}
      actions={
        <>
          <HoldButtons
            hold={hold}
            onClear={() => {
              setSelected(nothing)
              live.clear()
            }}
          />
          <ExportHar restApiId={restApiId} stageName={stageName} rows={met} selected={selected} />
        </>
      }
    >
      <SpaceBetween size="s">
        <TrafficControls view={view} rows={met} state={live.state} waiting={hold.waiting} isTraced={isTraced} missed={live.missed} onShow={show} />
        {live.error && <Alert type="error">{live.error.message}</Alert>}
        <SilentNodes />
        <Calls
          restApiId={restApiId}
          stageName={stageName}
          isTraced={isTraced}
          isLoading={live.state === 'starting'}
          isFiltered={rows.length > 0}
          rows={met}
          view={view}
          selected={selected}
          replayed={replayed}
          onOpen={({ requestId }) => show({ call: requestId, box: 'client' })}
          onSelect={setSelected}
        />
        {view.call !== undefined && (
          <OpenCall
            requestId={view.call}
            box={view.box}
            hrefOf={(box) => `${page}?${writeView({ ...view, box }).toString()}`}
            onReplayed={(requestId) => {
              setReplayed(new Set(replayed).add(requestId))
              show({ call: requestId, box: 'client' })
            }}
            onClose={() => show({ call: undefined })}
          />
        )}
      </SpaceBetween>
    </Screen>
  )
}
