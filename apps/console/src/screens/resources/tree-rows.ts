import type { Resource } from '@aws-sdk/client-api-gateway'
import { byVerb } from '../../components/verb-order.ts'

/** One line of the tree: a resource, or a method as its leaf. */
export interface TreeRow {
  readonly key: string
  readonly resourceId: string
  /** Absent on a resource's own row. */
  readonly httpMethod?: string
  /** What the line says: `/`, `/pets`, `GET`. */
  readonly label: string
  readonly path: string
  /** From 1, as assistive technology counts. */
  readonly level: number
  readonly position: number
  readonly siblings: number
  /** Absent where nothing can be opened. */
  readonly expanded?: boolean
}

interface Branch {
  readonly resource: Resource
  readonly children: Branch[]
}

/**
 * The lines to be drawn, in order: each resource, its methods, its children. With a text to search for, only what
 * fits it and the way down to it, all opened.
 */
export function treeRows(resources: readonly Resource[], collapsed: ReadonlySet<string>, search: string): readonly TreeRow[] {
  const root = growTree(resources)
  if (!root) return []
  const wanted = search.trim().toLowerCase()
  const rows: TreeRow[] = []
  addBranch(wanted === '' ? root : (prune(root, wanted) ?? { ...root, children: [] }), 1, 1, 1)
  return rows

  function addBranch({ resource, children }: Branch, level: number, position: number, siblings: number): void {
    const { id = '', path = '', pathPart = '' } = resource
    const verbs = verbsOf(resource).filter((verb) => wanted === '' || fits(resource, wanted) || fitsVerb(verb, wanted))
    const count = verbs.length + children.length
    const open = wanted !== '' || !collapsed.has(id)
    rows.push({ key: id, resourceId: id, label: `/${pathPart}`, path, level, position, siblings, ...(count === 0 ? {} : { expanded: open }) })
    if (!open) return
    verbs.forEach((verb, index) => {
      rows.push({ key: `${id} ${verb}`, resourceId: id, httpMethod: verb, label: verb, path, level: level + 1, position: index + 1, siblings: count })
    })
    children.forEach((child, index) => addBranch(child, level + 1, verbs.length + index + 1, count))
  }
}

function growTree(resources: readonly Resource[]): Branch | undefined {
  const branches = new Map(resources.map((resource) => [resource.id, { resource, children: [] as Branch[] }]))
  let root: Branch | undefined
  for (const branch of branches.values()) {
    const parent = branches.get(branch.resource.parentId)
    if (parent) parent.children.push(branch)
    else if (branch.resource.path === '/') root = branch
  }
  for (const { children } of branches.values()) children.sort((a, b) => compareText(a.resource.pathPart ?? '', b.resource.pathPart ?? ''))
  return root
}

/** What is left of a branch when only what fits the text stays, and the way down to it. */
function prune(branch: Branch, wanted: string): Branch | undefined {
  const children = branch.children.flatMap((child) => prune(child, wanted) ?? [])
  const stays = children.length > 0 || fits(branch.resource, wanted) || verbsOf(branch.resource).some((verb) => fitsVerb(verb, wanted))
  return stays ? { ...branch, children } : undefined
}

function fits({ path = '' }: Resource, wanted: string): boolean {
  return path.toLowerCase().includes(wanted)
}

function fitsVerb(verb: string, wanted: string): boolean {
  return verb.toLowerCase().startsWith(wanted)
}

export function verbsOf({ resourceMethods }: Resource): string[] {
  return Object.keys(resourceMethods ?? {}).toSorted(byVerb)
}

/** Quicker by far than `localeCompare` on ten thousand names. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
