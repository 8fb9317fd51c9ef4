import Button from '@cloudscape-design/components/button'
import { type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useShortcut } from '../../shell/shortcuts.ts'
import { PaneGrip } from '../panes/pane-grip.tsx'
import './tree-layout.css'

interface TreeLayoutProperties {
  /** What the tree holds: `Resources`. */
  readonly what: string
  readonly tree: ReactNode
  /** What is chosen in it; where there is no room for both, the tree makes way for it. */
  readonly chosen: string | undefined
  /** There is a field above the tree that searches it. */
  readonly isSearched?: boolean
  readonly children: ReactNode
}

const storageKey = 'fourbox-tree'
/** In percent of both. */
const usual = 18
const least = 12
const most = 45

/** A tree and what is chosen in it, beside each other, the tree as wide as it was drawn; a drawer where it is narrow. */
export function TreeLayout({ what, tree, chosen, isSearched = false, children }: TreeLayoutProperties) {
  const [width, setWidth] = useState(storedWidth)
  // What was opened while something was chosen is closed by the next choice.
  const [openedAt, setOpenedAt] = useState<string>()
  const isOpen = chosen === undefined || openedAt === chosen
  const side = useRef<HTMLDivElement>(null)
  useShortcut('search', isSearched ? search : undefined)

  function search() {
    // What is drawn after the key was let go would not take the focus.
    flushSync(() => setOpenedAt(chosen))
    side.current?.querySelector('input')?.focus()
  }

  function size(wanted: number) {
    setWidth(wanted)
    localStorage.setItem(storageKey, String(Math.round(wanted)))
  }

  return (
    <div className={`tree-layout${isOpen ? ' tree-layout-open' : ''}`} style={{ gridTemplateColumns: `minmax(240px, ${width}%) 5px minmax(0, 1fr)` }}>
      {chosen !== undefined && (
        <div className="tree-drawer">
          <Button iconName={isOpen ? 'angle-up' : 'angle-down'} ariaExpanded={isOpen} onClick={() => setOpenedAt(isOpen ? undefined : chosen)}>
            {what}
          </Button>
        </div>
      )}
      <div ref={side} className="tree-side">
        {tree}
      </div>
      <PaneGrip label="Width of the tree" value={width} least={least} most={most} onChange={size} />
      <div className="tree-chosen">{children}</div>
    </div>
  )
}

function storedWidth(): number {
  const stored = Number(localStorage.getItem(storageKey))
  return stored >= least && stored <= most ? stored : usual
}
