import type { TreeRow } from './tree-rows.ts'

interface Step {
  readonly index: number
  readonly toggle?: true
  readonly select?: true
}

/** Where a key leads from the active line, after the WAI-ARIA pattern of a tree; undefined where the key means nothing. */
export function stepInTree(key: string, rows: readonly TreeRow[], active: number): Step | undefined {
  const row = rows[active]
  if (!row) return undefined
  switch (key) {
    case 'ArrowDown':
      return { index: Math.min(active + 1, rows.length - 1) }
    case 'ArrowUp':
      return { index: Math.max(active - 1, 0) }
    case 'Home':
      return { index: 0 }
    case 'End':
      return { index: rows.length - 1 }
    case 'ArrowRight':
      if (row.expanded === undefined) return undefined
      return row.expanded ? { index: active + 1 } : { index: active, toggle: true }
    case 'ArrowLeft':
      return row.expanded === true ? { index: active, toggle: true } : { index: parentIndex(rows, active) }
    case 'Enter':
    case ' ':
      return { index: active, select: true }
    default:
      return undefined
  }
}

function parentIndex(rows: readonly TreeRow[], active: number): number {
  const level = rows[active]?.level ?? 1
  const parent = rows.findLastIndex((row, index) => index < active && row.level < level)
  return Math.max(parent, 0)
}
