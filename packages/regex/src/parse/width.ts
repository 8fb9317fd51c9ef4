import type { Node, Repeat } from './syntax-tree.ts'

/** How many characters a node can match; Infinity where Java sees no bound. */
export interface Width {
  readonly min: number
  readonly max: number
}

/** Computed nearly as Java does, for which 2^31 - 1 rounds over single characters are a bound, and sums have 32 bits. */
export function widthOf(node: Node): Width {
  switch (node.type) {
    case 'empty':
    case 'assertion':
    case 'look':
      return { min: 0, max: 0 }
    case 'text': {
      const { length } = Array.from(node.text)
      return { min: length, max: length }
    }
    case 'set':
      return { min: 1, max: 1 }
    case 'sequence':
      return node.nodes.map(widthOf).reduce((sum, width) => ({ min: sum.min + width.min, max: addWidths(sum.max, width.max) }))
    case 'alternatives':
      return node.nodes.map(widthOf).reduce((hull, width) => ({ min: Math.min(hull.min, width.min), max: Math.max(hull.max, width.max) }))
    case 'group':
    case 'atomic':
      return widthOf(node.node)
    case 'repeat': {
      const { min, max } = widthOf(node.node)
      return { min: min * node.min, max: widestRepeat(node, max) }
    }
    default:
      return { min: 0, max: Infinity }
  }
}

const endless = 0x7fffffff

function addWidths(left: number, right: number): number {
  return left === Infinity || right === Infinity ? Infinity : (left + right) | 0
}

function widestRepeat({ max }: Repeat, width: number): number {
  if (width === Infinity) return Infinity
  const widest = width * Math.min(max, endless)
  return widest > endless ? Infinity : widest
}
