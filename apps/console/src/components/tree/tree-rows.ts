/** One thing in a tree: a resource, a stage, or a method as a leaf. */
export interface TreeNode {
  readonly key: string
  /** What the line says: `/pets`, or the verb of a leaf. */
  readonly label: string
  /** Present on a method. */
  readonly verb?: string
  /** The whole path, which a search looks through and the pointer shows. */
  readonly path: string
  readonly children: readonly TreeNode[]
  /** A word beside the label: what is to be known of it before it is opened. */
  readonly note?: string
  /** The status of the last call of a method. */
  readonly lastStatus?: number
  /** Closed until it is asked for; its children may come only then. */
  readonly startsClosed?: true
}

/** One line of the tree as it is drawn. */
export interface TreeRow {
  readonly node: TreeNode
  /** From 1, as assistive technology counts. */
  readonly level: number
  readonly position: number
  readonly siblings: number
  /** Absent where nothing can be opened. */
  readonly expanded?: boolean
}

/**
 * The lines to be drawn, in order. `toggled` holds the nodes that are not as they start. With a text to search for, only
 * what fits it and the way down to it, all opened.
 */
export function treeRows(roots: readonly TreeNode[], toggled: ReadonlySet<string>, search: string): readonly TreeRow[] {
  const wanted = search.trim().toLowerCase()
  const rows: TreeRow[] = []
  addAll(wanted === '' ? roots : roots.flatMap((root) => prune(root, wanted) ?? []), 1)
  return rows

  function addAll(nodes: readonly TreeNode[], level: number): void {
    nodes.forEach((node, index) => {
      const expanded = wanted !== '' || (node.startsClosed === true) === toggled.has(node.key)
      const opens = node.children.length > 0 || node.startsClosed === true
      rows.push({ node, level, position: index + 1, siblings: nodes.length, ...(opens ? { expanded } : {}) })
      if (expanded) addAll(node.children, level + 1)
    })
  }
}

/** What `treeRows` is told for a tree of which only the outermost nodes are open. */
export function allClosed(roots: readonly TreeNode[]): ReadonlySet<string> {
  const closed = new Set<string>()
  const close = (nodes: readonly TreeNode[]) => {
    for (const { key, children, startsClosed } of nodes) {
      if (children.length > 0 && startsClosed !== true) closed.add(key)
      close(children)
    }
  }
  for (const { children } of roots) close(children)
  return closed
}

/** What is left of a branch when only what fits the text stays, and the way down to it. */
function prune(node: TreeNode, wanted: string): TreeNode | undefined {
  if (fits(node, wanted)) return node
  const children = node.children.flatMap((child) => prune(child, wanted) ?? [])
  return children.length === 0 ? undefined : { ...node, children }
}

function fits({ verb, path }: TreeNode, wanted: string): boolean {
  return verb === undefined ? path.toLowerCase().includes(wanted) : verb.toLowerCase().startsWith(wanted)
}
