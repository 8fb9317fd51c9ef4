import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMatch } from 'react-router'
import type { GoingBack } from '../client/history.ts'
import { atFourbox } from '../settings.ts'

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

/** Ctrl-Z takes the newest change of the open API back, Ctrl-Shift-Z makes it again: on pages of its draft, outside of fields, editors and dialogs, which have their own. */
export function useUndoKeys(): void {
  const queryClient = useQueryClient()
  const { restApiId, page = '' } = useMatch('/apis/:restApiId/:page/*')?.params ?? {}
  useEffect(() => {
    if (!atFourbox || restApiId === undefined || !designPages.has(page)) return undefined
    const act = (event: KeyboardEvent) => {
      const action = actionOf(event)
      if (!action || isWriting(event.target)) return
      event.preventDefault()
      // Its code is no part of the first page.
      void import('../components/history/undo.ts').then(({ undo }) => undo(queryClient, { restApiId, action }))
    }
    addEventListener('keydown', act)
    return () => removeEventListener('keydown', act)
  }, [queryClient, restApiId, page])
}

function actionOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): GoingBack['action'] | undefined {
  if (!(ctrlKey || metaKey) || altKey || key.toLowerCase() !== 'z') return undefined
  return shiftKey ? 'redo' : 'undo'
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], .monaco-editor, [role="dialog"]') !== null
}
