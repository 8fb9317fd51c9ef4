import { useQueryClient } from '@tanstack/react-query'
import { useMatch } from 'react-router'
import type { GoingBack } from '../client/history.ts'
import { atFourbox } from '../settings.ts'
import { useShortcut } from './shortcuts.ts'

/** The pages of an API on which its draft is made; the others show what runs. */
const designPages: ReadonlySet<string> = new Set([
  'resources',
  'models',
  'authorizers',
  'gateway-responses',
  'resource-policy',
  'documentation',
  'settings',
  'lint',
  'history',
  'tests',
])

/** Ctrl-Z takes the newest change of the open API back, Ctrl-Shift-Z makes it again: on pages of its draft. */
export function useUndoKeys(): void {
  const queryClient = useQueryClient()
  const { restApiId, page = '' } = useMatch('/apis/:restApiId/:page/*')?.params ?? {}
  const going = (action: GoingBack['action']) =>
    atFourbox && restApiId !== undefined && designPages.has(page)
      ? // Its code is no part of the first page.
        () => void import('../components/history/undo.ts').then(({ undo }) => undo(queryClient, { restApiId, action }))
      : undefined
  useShortcut('undo', going('undo'))
  useShortcut('redo', going('redo'))
}
