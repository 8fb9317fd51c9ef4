import type { Keys } from '@fourbox/domain'
import { CORE_SCHEMA, load, type State } from 'js-yaml'

interface Node {
  readonly offset: number
  children: Node[]
  result?: unknown
  isMapping?: boolean
}

/** Reads a YAML text once, and answers what tells the line, from 1, on which a member stands; of one that is missing, that of what should hold it. */
export function locator(text: string): (keys: Keys) => number {
  const root = rootOf(text)
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (keys) => lineAt(ends, skipBlanks(text, offsetOf(root, keys)))
}

/** How many lines end before an offset, and one. */
function lineAt(ends: readonly number[], offset: number): number {
  let [from, to] = [0, ends.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ends[middle] ?? 0) < offset) from = middle + 1
    else to = middle
  }
  return from + 1
}

function offsetOf(root: Node | undefined, keys: Keys): number {
  let node = root
  let offset = node?.offset ?? 0
  for (const key of keys) {
    const found: { readonly at: number; readonly value: Node | undefined } | undefined = node && memberOf(node, key)
    if (!found) break
    offset = found.at
    node = found.value
  }
  return offset
}

/** In a mapping names and values take turns. */
function memberOf({ children, isMapping }: Node, key: string | number): { readonly at: number; readonly value: Node | undefined } | undefined {
  const index = isMapping === true ? children.findIndex((child, at) => at % 2 === 0 && String(child.result) === String(key)) : Number(key)
  const child = children[index]
  return child && { at: child.offset, value: isMapping === true ? children[index + 1] : child }
}

/** The parser tells of every node as it opens and closes. */
function rootOf(text: string): Node | undefined {
  const open: Node[] = []
  let root: Node | undefined
  const hear = (event: 'open' | 'close', { position, kind, result }: State) => {
    if (event === 'open') return void open.push({ offset: position, children: [] })
    const node = open.pop()
    if (!node) return
    node.isMapping = kind === 'mapping'
    node.result = result
    // What stands in braces is first taken for the name of a member, and so is a child of itself.
    const [itself] = node.children
    if (itself && typeof result === 'object' && itself.result === result) node.children = itself.children
    open.at(-1)?.children.push(node)
    root = node
  }
  load(text, {
    schema: CORE_SCHEMA,
    listener(event, state) {
      hear(event, state)
    },
  })
  return root
}

/** A node opens behind what separates it from the one before: the first sign that is no blank, comment or dash is its own. */
function skipBlanks(text: string, offset: number): number {
  const blanks = /(?:\s|#[^\n]*|-(?=\s))*/y
  blanks.lastIndex = offset
  blanks.test(text)
  return blanks.lastIndex
}
