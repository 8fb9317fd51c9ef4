import { lazy, type ReactNode, Suspense } from 'react'
import { create } from 'zustand'
import { useShortcut } from './shortcuts.ts'

interface Overlay {
  readonly open?: 'palette' | 'shortcuts' | undefined
  /** A dialog that an action asked for. */
  readonly dialog?: ReactNode
}

/** What lies over whichever page is shown. */
export const useOverlay = create<Overlay>(() => ({}))

// Their code is no part of the first page: it is loaded when the first of them is opened.
const Palette = lazy(() => import('../components/palette/palette.tsx'))
const ShortcutsDialog = lazy(() => import('../components/palette/shortcuts-dialog.tsx'))

/** The palette and the list of shortcuts, each when its key or its button asks for it, and what was chosen in the palette. */
export function Overlays() {
  const { open, dialog } = useOverlay()
  useShortcut('palette', () => useOverlay.setState({ open: 'palette' }))
  useShortcut('shortcuts', () => useOverlay.setState({ open: 'shortcuts' }))
  const close = () => useOverlay.setState({ open: undefined })
  return (
    <Suspense>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {dialog}
    </Suspense>
  )
}
