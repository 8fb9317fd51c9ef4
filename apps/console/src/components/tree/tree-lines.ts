import type { TreeRow } from './tree-rows.ts'

/** The rows as lines: the methods of a resource stand on the line of that, each still a row of its own for keys and screen readers. */
export function treeLines(rows: readonly TreeRow[]): readonly (readonly TreeRow[])[] {
  const lines: TreeRow[][] = []
  for (const row of rows) {
    const line = lines.at(-1)
    if (row.node.verb !== undefined && line !== undefined) line.push(row)
    else lines.push([row])
  }
  return lines
}

const lineHeightInPixels = 32
const verbRowHeightInPixels = 24
/** What verbs may take of a narrow tree, so that the path beside them can be read. */
const besideInPixels = 90
/** Where they stand below it. */
const rowInPixels = 150

/** Whether the verbs of a line stand below its path. */
export function isCrowded(line: readonly TreeRow[]): boolean {
  return widthOf(line) > besideInPixels
}

export function heightOf(line: readonly TreeRow[] | undefined): number {
  if (line === undefined || !isCrowded(line)) return lineHeightInPixels
  return lineHeightInPixels + Math.ceil(widthOf(line) / rowInPixels) * verbRowHeightInPixels
}

/** About what the verbs of a line take. */
function widthOf(line: readonly TreeRow[]): number {
  return line.reduce((width, { node: { verb } }) => (verb === undefined ? width : width + verb.length * 8 + 10), 0)
}
