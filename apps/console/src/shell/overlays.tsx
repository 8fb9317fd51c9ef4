import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { create } from 'zustand'
import { PaletteDialog } from '../components/palette/palette-dialog.tsx'
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
    <>
      {open === 'palette' && <TypedPalette onClose={close} />}
      <Suspense>
        {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
        {dialog}
      </Suspense>
    </>
  )
}

/** What is typed into the palette before its code has come is searched for as soon as it has. */
function TypedPalette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const waiting = useRef<HTMLDialogElement>(null)
  return (
    <Suspense fallback={<PaletteDialog dialog={waiting} typed={typed} onTyped={setTyped} onClose={onClose} />}>
      <Palette typed={typed} onTyped={setTyped} onClose={onClose} />
    </Suspense>
  )
}
