import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { LiveControls } from '../../components/log-events/live-controls.tsx'
import '../../components/log-events/log-tools.css'
import { PatternField } from '../../components/log-events/pattern-field.tsx'
import { useHold } from '../../components/list/use-hold.ts'
import { useLiveTail } from '../../components/log-events/use-live-tail.ts'
import { readView, type View, writeView } from '../../components/log-events/view.ts'
import { ViewChoices } from '../../components/log-events/view-choices.tsx'
import { SilentNodes } from '../../components/nodes/silent-nodes.tsx'
import { Screen } from '../../shell/screen.tsx'
import { useSearch } from '../../shell/search.ts'
import { GroupsField } from './groups-field.tsx'
import { help } from './help.tsx'
import { TailedEvents } from './tailed-events.tsx'

/** Several log groups followed at once. The address says which, and how. */
export default function LiveTailScreen() {
  const [search, changeSearch] = useSearch()
  const view = useMemo(() => readView(search), [search])
  const groups = search.getAll(groupName)
  const { pattern } = view
  const live = view.live && groups.length > 0
  const tail = useLiveTail(live, { groups, pattern })
  const hold = useHold(tail.lines, tail.received)
  const patternRefused = pattern !== '' && tail.error?.name === 'InvalidParameterException'

  function show(changes: Partial<View>, followed?: readonly string[]) {
    hold.resume()
    changeSearch((newest) => {
      const next = writeView({ ...readView(newest), ...changes })
      for (const name of followed ?? newest.getAll(groupName)) next.append(groupName, name)
      return next
    })
  }

  return (
    <Screen
      title="Live tail"
      help={help}
      actions={
        <Button variant={live ? 'normal' : 'primary'} disabled={groups.length === 0} onClick={() => show({ live: !live })}>
          {live ? 'Stop' : 'Start'}
        </Button>
      }
    >
      <SpaceBetween size="s">
        <GroupsField groups={groups} onChange={(followed) => show({}, followed)} />
        <PatternField pattern={pattern} refusal={patternRefused ? tail.error?.message : undefined} onSearch={(text) => show({ pattern: text })} />
        <div className="log-view">
          <ViewChoices view={view} onChange={show} />
          <LiveControls tail={tail} live={live} hold={hold} onClear={tail.clear} />
        </div>
        {tail.error && !patternRefused && <Alert type="error">{tail.error.message}</Alert>}
        <SilentNodes />
        <TailedEvents lines={hold.items} view={view} live={live} chosen={groups.length > 0} onShow={show} />
      </SpaceBetween>
    </Screen>
  )
}

/** Repeated in the address for each group. */
const groupName = 'log-group'
