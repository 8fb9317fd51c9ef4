import Button from '@cloudscape-design/components/button'
import { visible } from '@fourbox/domain'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type HTMLAttributes, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { toggled } from '../list/toggled.ts'
import { Verb } from '../method/verb.tsx'
import { stepInTree } from './tree-keys.ts'
import { heightOf, isCrowded, treeLines } from './tree-lines.ts'
import { type TreeMoving, useTreeDrag } from './tree-moving.ts'
import { allClosed, type TreeNode, type TreeRow, treeRows } from './tree-rows.ts'
import '../reading/hidden-text.css'
import './tree.css'

interface TreeProperties {
  readonly label: string
  readonly nodes: readonly TreeNode[]
  readonly search: string
  /** A node's key. */
  readonly selected: string | undefined
  readonly onSelect: (node: TreeNode) => void
  /** A node is opened: what starts closed may have its children yet to come. */
  readonly onOpen?: (node: TreeNode) => void
  /** Absent where nothing can be moved. */
  readonly moving?: TreeMoving
}

/** Resources, stages and their methods: only what is in sight is drawn, all of it is told to assistive technology. */
export function Tree({ label, nodes, search, selected, onSelect, onOpen, moving }: TreeProperties) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => treeRows(nodes, turned, search), [nodes, turned, search])
  const lines = useMemo(() => treeLines(rows), [rows])
  const [active, setActive] = useState(selected)
  const frame = useRef<HTMLDivElement>(null)
  // Its functions are not kept by a compiler, and none is used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => heightOf(lines[index]),
    overscan: 8,
  })
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === active),
  )

  useEffect(() => setActive(selected), [selected])
  const activeLine = lines.findIndex((line) => line.some((row) => row === rows[activeIndex]))
  useEffect(() => virtual.scrollToIndex(Math.max(0, activeLine)), [virtual, activeLine])
  // Lines that are another height now are measured anew.
  useEffect(() => virtual.measure(), [virtual, lines])

  function toggle({ node, expanded }: TreeRow) {
    setTurned(toggled(turned, node.key))
    if (expanded === false) onOpen?.(node)
  }

  const drag = useTreeDrag(moving, (node) => {
    const row = rows.find((each) => each.node.key === node.key)
    if (row?.expanded === false) toggle(row)
  })

  function onKeyDown(event: KeyboardEvent) {
    const step = stepInTree(event.key, rows, activeIndex)
    if (!step) return
    event.preventDefault()
    const row = rows[step.index]
    if (!row) return
    setActive(row.node.key)
    if (step.toggle) toggle(row)
    if (step.select) onSelect(row.node)
  }

  return (
    <>
      <div className="tree-actions">
        <Button variant="inline-link" onClick={() => setTurned(allClosed(nodes))}>
          Collapse all
        </Button>
      </div>
      <div
        ref={frame}
        className="tree"
        role="tree"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={rows[activeIndex] && rowId(rows[activeIndex])}
        onKeyDown={onKeyDown}
        {...drag.frame}
      >
        <div role="none" style={{ blockSize: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index] ?? []
            const [first] = line
            const over = drag.over?.target.key === first?.node.key ? drag.over : undefined
            return (
              <div
                key={first?.node.key}
                role="none"
                className={`tree-line${isCrowded(line) ? ' tree-line-crowded' : ''}${over ? (over.refusal === undefined ? ' tree-line-target' : ' tree-line-refused') : ''}`}
                style={{ transform: `translateY(${start}px)`, blockSize: heightOf(line), paddingInlineStart: ((first?.level ?? 1) - 1) * 16 + 4 }}
                {...drag.line(first?.node)}
              >
                {line.map((row) => (
                  <Row
                    key={row.node.key}
                    row={row}
                    active={row === rows[activeIndex]}
                    selected={row.node.key === selected}
                    dragging={drag.row(row)}
                    onToggle={() => toggle(row)}
                    onSelect={() => {
                      setActive(row.node.key)
                      onSelect(row.node)
                    }}
                  />
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {moving && (
        <output className={`tree-drag${drag.over?.refusal === undefined ? '' : ' tree-drag-refused'}`}>
          {drag.text === undefined ? '' : visible(drag.text)}
        </output>
      )}
    </>
  )
}

interface RowProperties {
  readonly row: TreeRow
  readonly active: boolean
  readonly selected: boolean
  /** What makes it draggable. */
  readonly dragging: HTMLAttributes<HTMLDivElement>
  readonly onToggle: () => void
  readonly onSelect: () => void
}

function Row({ row, active, selected, dragging, onToggle, onSelect }: RowProperties) {
  return (
    // The tree itself has the focus and hears the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowId(row)}
      role="treeitem"
      className={`tree-row${row.node.verb === undefined ? '' : ' tree-row-method'}${active ? ' tree-row-active' : ''}`}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded}
      aria-selected={selected}
      title={[visible(row.node.path), row.node.note, lastCallText(row.node)].filter((text) => text !== undefined).join(', ')}
      onClick={onSelect}
      {...dragging}
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
      {row.node.verb === undefined ? <span className="tree-label">{row.node.label}</span> : <Verb name={row.node.verb} />}
      {row.node.lastStatus !== undefined && (
        <span className={`tree-outcome${outcomeClass(row.node.lastStatus)}`}>
          <span className="hidden-text"> {lastCallText(row.node)}</span>
        </span>
      )}
      {row.node.note !== undefined && <span className="tree-note">{row.node.note}</span>}
    </div>
  )
}

function lastCallText({ lastStatus }: TreeNode): string | undefined {
  return lastStatus === undefined ? undefined : `the last call answered ${lastStatus}`
}

function outcomeClass(status: number): string {
  return status >= 500 ? ' tree-outcome-failed' : status >= 400 ? ' tree-outcome-refused' : ''
}

/** An id without blanks: `aria-activedescendant` takes one id. */
function rowId({ node: { key } }: TreeRow): string {
  return `tree-${key.replaceAll(' ', '-')}`
}
