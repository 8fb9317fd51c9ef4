import { type ReactNode, useState } from 'react'
import { PaneGrip } from '../../../components/panes/pane-grip.tsx'

interface PanesProperties {
  /** What each pane is: its heading and what stands in it. */
  readonly panes: readonly Pane[]
}

export interface Pane {
  readonly title: string
  readonly note?: string
  readonly actions?: ReactNode
  readonly body: ReactNode
  /** The one that the tabs above speak of. */
  readonly isPanel?: boolean
}

const storageKey = 'fourbox-panes'
const least = 15
const most = 60

/** What came in, the box and what went out beside each other, as wide as they were drawn; below each other where it is narrow. */
export function Panes({ panes }: PanesProperties) {
  const [sizes, setSizes] = useState(storedSizes)
  const [first, last] = sizes
  const keep = (next: readonly [number, number]) => {
    setSizes(next)
    localStorage.setItem(storageKey, JSON.stringify(next))
  }
  const columns = (panes.length === 3 ? [first, 100 - first - last, last] : [50, 50]).map((size) => `minmax(0, ${size}fr)`).join(' 5px ')
  return (
    <div className="flow-panes" style={{ gridTemplateColumns: columns }}>
      {panes.map((pane, index) => (
        <PaneAndGrip key={pane.title} pane={pane}>
          {panes.length === 3 && index === 0 && (
            <PaneGrip label={`Width of ${pane.title}`} value={first} least={least} most={most - last / 2} onChange={(value) => keep([value, last])} />
          )}
          {panes.length === 3 && index === 1 && (
            <PaneGrip
              label={`Width of ${panes[2]?.title ?? ''}`}
              value={last}
              least={least}
              most={most - first / 2}
              isBehind
              onChange={(value) => keep([first, value])}
            />
          )}
          {panes.length === 2 && index === 0 && <span className="pane-line" />}
        </PaneAndGrip>
      ))}
    </div>
  )
}

function PaneAndGrip({ pane: { title, note, actions, body, isPanel = false }, children }: { readonly pane: Pane; readonly children: ReactNode }) {
  return (
    <>
      <section className="flow-pane" aria-label={title} {...(isPanel && { id: 'flow-panel', role: 'tabpanel' })}>
        <div className="flow-head">
          <h3>{title}</h3>
          {note !== undefined && <small title={note}>{note}</small>}
          <span className="flow-head-end">{actions}</span>
        </div>
        <div className="flow-pane-body">{body}</div>
      </section>
      {children}
    </>
  )
}

function storedSizes(): readonly [number, number] {
  const found = /^\[(\d{2}(?:\.\d+)?),(\d{2}(?:\.\d+)?)\]$/.exec(localStorage.getItem(storageKey) ?? '')
  return found ? [Number(found[1]), Number(found[2])] : [28, 28]
}
