import { load, type State } from 'js-yaml'
import { createScanner } from 'jsonc-parser'

import type { Position } from '../definition-error.ts'
import { pointerOf, type Spot } from './json.ts'

/**
 * The line and column of each spot, in one walk over the text. A member that is missing has the place of what should
 * hold it; a spot that cannot be found has none.
 */
export function locate(definition: { readonly text: string; readonly language: 'json' | 'yaml' }, spots: readonly Spot[]): readonly (Position | undefined)[] {
  const wanted = new Set<string>()
  for (const spot of spots) for (let here: Spot | undefined = spot; here; here = here.parent) wanted.add(addressOf(pointerOf(here)))
  const offsets = definition.language === 'json' ? findInJson(definition.text, wanted) : findInYaml(definition.text, wanted)
  const positions = positionsOf(definition.text, offsets)
  return spots.map((spot) => {
    for (let here: Spot | undefined = spot; here; here = here.parent) {
      const position = positions.get(addressOf(pointerOf(here)))
      if (position) return position
    }
    return undefined
  })
}

function addressOf(keys: readonly (string | number)[]): string {
  return keys.join('\n')
}

/** What is open around a token: an object with the name that was read last, or a list with the place that is next. */
interface Opened {
  readonly list: boolean
  key: string | number
}

/** Offsets of members' names, and of list items. Without recursion: a fault may be that the nesting has no end. */
function findInJson(text: string, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const names = new Set([...wanted].map((address) => address.slice(address.lastIndexOf('\n') + 1)))
  const deepest = Math.max(...[...wanted].map((address) => address.split('\n').length))
  const scanner = createScanner(text, true)
  const opened: Opened[] = []
  const mark = (offset: number) => {
    if (opened.length > deepest || !names.has(String(opened.at(-1)?.key ?? ''))) return
    const address = addressOf(opened.map(({ key }) => key))
    if (wanted.has(address) && !(opened.at(-1)?.list === true && found.has(address))) found.set(address, offset)
  }
  let nameIsNext = false
  for (let token: number = scanner.scan(); token !== syntaxKinds.end; token = scanner.scan()) {
    const around = opened.at(-1)
    const beginsValue = !nameIsNext && !isPunctuation(token)
    if (beginsValue && around?.list !== false) mark(scanner.getTokenOffset())
    if (token === syntaxKinds.openBrace || token === syntaxKinds.openBracket) {
      opened.push({ list: token === syntaxKinds.openBracket, key: token === syntaxKinds.openBracket ? 0 : '' })
      nameIsNext = token === syntaxKinds.openBrace
    } else if (token === syntaxKinds.closeBrace || token === syntaxKinds.closeBracket) {
      opened.pop()
      nameIsNext = false
    } else if (token === syntaxKinds.comma && around) {
      if (around.list) around.key = Number(around.key) + 1
      nameIsNext = !around.list
    } else if (nameIsNext && around) {
      around.key = scanner.getTokenValue()
      mark(scanner.getTokenOffset())
      nameIsNext = false
    }
  }
  return found
}

/** The scanner's numbers for its tokens, which its package declares as an enumeration that is not there at run time. */
const syntaxKinds = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, colon: 6, end: 17 } as const

function isPunctuation(token: number): boolean {
  return token === syntaxKinds.closeBrace || token === syntaxKinds.closeBracket || token === syntaxKinds.comma || token === syntaxKinds.colon
}

interface YamlNode {
  readonly offset: number
  readonly children: YamlNode[]
  name?: unknown
  kind?: string
}

/** The parser tells of every node as it opens and closes; in a mapping names and values take turns. */
function findInYaml(text: string, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const open: YamlNode[] = []
  let root: YamlNode | undefined
  const listener = (event: 'open' | 'close', state: State) => {
    if (event === 'open') {
      open.push({ offset: state.position, children: [] })
      return
    }
    const node = open.pop()
    if (!node) return
    node.kind = state.kind
    if (state.kind === 'scalar') node.name = state.result
    const parent = open.at(-1)
    if (parent) parent.children.push(node)
    else root = node
  }
  try {
    load(text, {
      listener(event, state) {
        listener(event, state)
      },
    })
  } catch {
    return found
  }
  const walk = (node: YamlNode, path: string) => {
    for (let index = 0; index < node.children.length; index++) {
      const child = node.children[index]
      const value = node.kind === 'mapping' ? node.children[index + 1] : child
      if (!child || !value) return
      const key = node.kind === 'mapping' ? String(child.name) : String(index)
      if (node.kind === 'mapping') index++
      const address = path === '' ? key : `${path}\n${key}`
      if (!wanted.has(address)) continue
      found.set(address, skipBlanks(text, child.offset))
      walk(value, address)
    }
  }
  if (root) {
    found.set('', skipBlanks(text, root.offset))
    walk(root, '')
  }
  return found
}

/** A node opens behind what separates it from the one before: the first sign that is no blank, comment or dash is its own. */
function skipBlanks(text: string, offset: number): number {
  const blanks = /(?:[\s]|#[^\n]*|-(?=\s))*/y
  blanks.lastIndex = offset
  blanks.test(text)
  return blanks.lastIndex
}

/** Offsets as lines and columns, in one pass over the text. */
function positionsOf(text: string, offsets: ReadonlyMap<string, number>): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>()
  let line = 1
  let lineStart = 0
  for (const [address, offset] of [...offsets].toSorted((a, b) => a[1] - b[1])) {
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
      lineStart = end + 1
      line += 1
    }
    positions.set(address, { line, column: offset - lineStart + 1 })
  }
  return positions
}
