import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { toggled } from '../list/toggled.ts'
import { walk } from '../list/walk.ts'
import { EventRow } from './event-row.tsx'
import type { EventLook } from './event-look.ts'
import { RequestHeading } from './request-heading.tsx'
import type { Row } from './rows.ts'
import './events-list.css'

const lineHeightInPixels = 24
const linesOfPage = 20
/** So near to the end counts as at the end. */
const nearInPixels = 40

interface EventsListProperties {
  readonly rows: readonly Row[]
  readonly look: EventLook
  /** Keeps the newest line in sight unless the person has scrolled away from it. */
  readonly follow: boolean
  readonly before: ReactNode
  readonly after: ReactNode
}

/**
 * Log events, of which only those in sight are drawn. One stop for the Tab key; arrows walk, Enter folds a line out, R
 * shows only its request.
 */
export function EventsList({ rows, look, follow, before, after }: EventsListProperties) {
  const frame = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string>()
  // Its functions are not kept by a compiler, and none is used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeightInPixels,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  })
  const lastId = rows.at(-1)?.id
  const activeIndex = rows.findIndex(({ id }) => id === active)

  useEffect(() => {
    if (atEnd.current && lastId !== undefined) virtual.scrollToIndex(rows.length - 1, { align: 'end' })
    // The newest line, not each drawing, moves the list.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [lastId, follow])

  function toggle(id: string) {
    setOpen(toggled(open, id))
  }

  function onKeyDown(event: KeyboardEvent) {
    // What has the focus within a line hears its own keys.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[activeIndex]
    const next = walk(event.key, activeIndex, rows.length, linesOfPage)
    if (next !== undefined) {
      setActive(rows[next]?.id)
      virtual.scrollToIndex(next)
    } else if (row?.kind === 'line' && (event.key === 'Enter' || event.key === ' ')) toggle(row.id)
    else if (row?.kind === 'line' && event.key === 'ArrowRight' && !open.has(row.id)) toggle(row.id)
    else if (row?.kind === 'line' && event.key === 'ArrowLeft' && open.has(row.id)) toggle(row.id)
    else if (row && event.key === 'r') look.onlyRequest(row.kind === 'line' ? row.line.requestId : row.requestId)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={frame}
      className={`events${look.wrap ? ' events-wrapped' : ''}`}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < nearInPixels
      }}
    >
      <div className="events-edge">{before}</div>
      {/* Without lines there is no tree, and nothing that hears keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="events-tree"
        role={rows.length > 0 ? 'tree' : undefined}
        aria-label={rows.length > 0 ? 'Log events' : undefined}
        tabIndex={rows.length > 0 ? 0 : undefined}
        aria-activedescendant={activeIndex >= 0 ? `event-${active}`.replaceAll(' ', '-') : undefined}
        onKeyDown={onKeyDown}
        style={{ blockSize: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          return (
            row && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                id={`event-${row.id}`.replaceAll(' ', '-')}
                role="treeitem"
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                aria-selected={row.id === active}
                aria-level={row.kind === 'line' && look.byRequest ? 2 : 1}
                aria-expanded={row.kind === 'line' ? open.has(row.id) : undefined}
                className={`event${row.id === active ? ' event-active' : ''}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                {row.kind === 'request' ? (
                  <RequestHeading row={row} look={look} />
                ) : (
                  <EventRow
                    line={row.line}
                    look={look}
                    open={open.has(row.id)}
                    onToggle={() => {
                      setActive(row.id)
                      toggle(row.id)
                    }}
                  />
                )}
              </div>
            )
          )
        })}
      </div>
      <div className="events-edge">{after}</div>
    </div>
  )
}
