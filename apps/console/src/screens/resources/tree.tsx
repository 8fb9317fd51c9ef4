import type { Resource } from '@aws-sdk/client-api-gateway'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Verb } from '../../components/verb.tsx'
import { stepInTree } from './tree-keys.ts'
import { type TreeRow, treeRows } from './tree-rows.ts'
import './tree.css'

const rowHeightInPixels = 32

interface TreeProperties {
  readonly label: string
  readonly resources: readonly Resource[]
  readonly search: string
  readonly selected: string | undefined
  readonly onSelect: (row: TreeRow) => void
}

/** The resources and their methods: only what is in sight is drawn, all of it is told to assistive technology. */
export function Tree({ label, resources, search, selected, onSelect }: TreeProperties) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => treeRows(resources, collapsed, search), [resources, collapsed, search])
  const [active, setActive] = useState(selected)
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => rowHeightInPixels, overscan: 8 })
  const activeIndex = Math.max(0, rows.findIndex(({ key }) => key === active))

  useEffect(() => setActive(selected), [selected])
  useEffect(() => virtual.scrollToIndex(activeIndex), [virtual, activeIndex])

  function toggle({ key, expanded }: TreeRow) {
    const next = new Set(collapsed)
    if (expanded === true) next.add(key)
    else next.delete(key)
    setCollapsed(next)
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = stepInTree(event.key, rows, activeIndex)
    if (!step) return
    event.preventDefault()
    const row = rows[step.index]
    if (!row) return
    setActive(row.key)
    if (step.toggle) toggle(row)
    if (step.select) onSelect(row)
  }

  return (
    <div
      ref={frame}
      className="tree"
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={rows[activeIndex] && rowId(rows[activeIndex])}
      onKeyDown={onKeyDown}
    >
      <div role="none" style={{ blockSize: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return (
            row && (
              <Row
                key={row.key}
                row={row}
                start={start}
                active={index === activeIndex}
                selected={row.key === selected}
                onToggle={() => toggle(row)}
                onSelect={() => {
                  setActive(row.key)
                  onSelect(row)
                }}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

interface RowProperties {
  readonly row: TreeRow
  /** Pixels from the top of the tree. */
  readonly start: number
  readonly active: boolean
  readonly selected: boolean
  readonly onToggle: () => void
  readonly onSelect: () => void
}

function Row({ row, start, active, selected, onToggle, onSelect }: RowProperties) {
  return (
    // The tree itself has the focus and hears the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowId(row)}
      role="treeitem"
      className={`tree-row${active ? ' tree-row-active' : ''}`}
      style={{ transform: `translateY(${start}px)`, blockSize: rowHeightInPixels, paddingInlineStart: (row.level - 1) * 16 + 4 }}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded}
      aria-selected={selected}
      title={row.path}
      onClick={onSelect}
    >
      {row.expanded !== undefined && (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <span
          className="tree-twist"
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation()
            onToggle()
          }}
        >
          {row.expanded ? '▾' : '▸'}
        </span>
      )}
      {row.httpMethod === undefined ? row.label : <Verb name={row.httpMethod} />}
    </div>
  )
}

function rowId({ key }: TreeRow): string {
  return `tree-${key.replace(' ', '-')}`
}
