import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { toggled } from '../../components/list/toggled.ts'
import { walk } from '../../components/list/walk.ts'
import { useSeveralNodes } from '../../client/nodes.ts'
import { CallRowView } from './call-row.tsx'
import type { CallRow } from './rows.ts'
import './calls-list.css'

const rowHeightInPixels = 28
const rowsOfPage = 12

interface CallsListProperties {
  readonly rows: readonly CallRow[]
  /** The key of the call whose trace is shown. */
  readonly opened: string | undefined
  readonly selected: ReadonlySet<string>
  readonly replayed: ReadonlySet<string>
  readonly onOpen: (row: CallRow) => void
  readonly onSelect: (keys: ReadonlySet<string>) => void
}

/**
 * Calls, the newest on top, of which only those in sight are drawn. One stop for the Tab key; arrows walk, Enter opens,
 * the space bar chooses for the export. What comes moves neither the row in sight nor the one that is walked on.
 */
export function CallsList({ rows, opened, selected, replayed, onOpen, onSelect }: CallsListProperties) {
  const frame = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string>()
  // Its functions are not kept by a compiler, and none is used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeightInPixels,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 10,
  })
  useStandStill(frame, rows)
  const isNodeShown = useSeveralNodes(rows.some(({ node }) => node !== undefined))
  const activeIndex = rows.findIndex(({ key }) => key === active)

  const toggle = (key: string) => onSelect(toggled(selected, key))

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[activeIndex]
    const next = walk(event.key, activeIndex, rows.length, rowsOfPage)
    if (next !== undefined) {
      setActive(rows[next]?.key)
      virtual.scrollToIndex(next)
    } else if (row && event.key === 'Enter') onOpen(row)
    else if (row && event.key === ' ') toggle(row.key)
    else return
    event.preventDefault()
  }

  return (
    <div ref={frame} className={`calls${opened === undefined ? '' : ' calls-above'}`}>
      <div className="call call-head" aria-hidden="true">
        <span />
        <span>Time</span>
        <span>Method</span>
        <span>Path</span>
        <span>Status</span>
        <span className="call-latency-head">
          Latency{' '}
          <span className="call-legend">
            <i className="call-gateway" /> gateway <i className="call-integration" /> integration
          </span>
        </span>
        <span className="call-bytes">Out</span>
        <span className="call-decision">What decided</span>
      </div>
      <div
        className="calls-rows"
        role="tree"
        aria-label="Calls, newest first"
        aria-multiselectable
        tabIndex={0}
        aria-activedescendant={activeIndex >= 0 ? idOf(active) : undefined}
        onKeyDown={onKeyDown}
        style={{ blockSize: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          return (
            row && (
              <CallRowView
                key={key}
                row={row}
                id={idOf(row.key)}
                place={{ index, count: rows.length, start }}
                isActive={row.key === active}
                isOpened={row.key === opened}
                isSelected={selected.has(row.key)}
                isReplay={replayed.has(row.requestId)}
                isNodeShown={isNodeShown}
                onOpen={() => {
                  setActive(row.key)
                  onOpen(row)
                }}
                onToggle={() => toggle(row.key)}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

/** Whoever has scrolled down goes on to see the same rows while new ones come above. */
function useStandStill(frame: RefObject<HTMLDivElement | null>, rows: readonly CallRow[]): void {
  const first = useRef<string>(undefined)
  useLayoutEffect(() => {
    const added = first.current === undefined ? -1 : rows.findIndex(({ key }) => key === first.current)
    if (added > 0 && frame.current !== null && frame.current.scrollTop > 0) frame.current.scrollBy(0, added * rowHeightInPixels)
    first.current = rows[0]?.key
  }, [frame, rows])
}

function idOf(key: string | undefined): string {
  return `call-${key?.replaceAll(/[^\w-]/g, '_')}`
}
