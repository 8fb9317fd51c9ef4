import { useMemo } from 'react'
import { atFourbox } from '../../settings.ts'
import { useOpenApiId } from '../../shell/open-api.ts'
import { useOverlay } from '../../shell/overlays.tsx'
import { useWriteRefusal } from '../../shell/permission.ts'
import { keysOf, type ShortcutName, shortcuts, useBoundShortcuts } from '../../shell/shortcuts.ts'
import { chooseTheme, themes } from '../../shell/theme.ts'
import { DeployDialog } from '../deploying/deploy-api.tsx'
import { exportWholeApi, wholeExports } from '../reading/export-whole-api.ts'
import type { Entry } from './entry.ts'

/** What can be done where one is, beside going somewhere: all that has a key here, and what the open API's buttons do. */
export function useActions(): readonly Entry[] {
  const restApiId = useOpenApiId()
  const bound = useBoundShortcuts()
  const mayWrite = useWriteRefusal() === undefined
  return useMemo(
    () => [
      ...keyedActions(bound),
      ...(restApiId === undefined ? [] : [...(mayWrite ? [deployAction(restApiId)] : []), ...exportActions(restApiId)]),
      ...themeActions,
    ],
    [bound, mayWrite, restApiId],
  )
}

function keyedActions(bound: ReadonlyMap<ShortcutName, () => void>): readonly Entry[] {
  return [...bound].flatMap(([name, act]): readonly Entry[] =>
    name === 'palette' ? [] : [{ kind: 'Action', text: shortcuts[name].text, go: act, keys: keysOf(shortcuts[name]) }],
  )
}

function deployAction(restApiId: string): Entry {
  return {
    kind: 'Action',
    text: 'Deploy API',
    go: () => useOverlay.setState({ dialog: <DeployDialog restApiId={restApiId} onDismiss={() => useOverlay.setState({ dialog: undefined })} /> }),
  }
}

function exportActions(restApiId: string): readonly Entry[] {
  return (atFourbox ? wholeExports : []).map(({ id, text }) => ({
    kind: 'Action',
    text: `Export API as ${text}`,
    go: () => void exportWholeApi(restApiId, id),
  }))
}

const themeActions = themes.map(({ theme, label }): Entry => ({ kind: 'Action', text: `Theme: ${label}`, go: () => chooseTheme(theme) }))
