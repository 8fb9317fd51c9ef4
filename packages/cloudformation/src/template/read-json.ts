import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser'

import type { Json, JsonObject } from './json.ts'
import { Places } from './places.ts'
import type { ReadText, TwiceNamed } from './read-text.ts'
import { SyntaxFault } from './syntax-fault.ts'

/** Deeper than any template, and no danger to whoever walks it. */
export const maxDepth = 100

interface Open {
  readonly value: Map<string, Json> | Json[]
  readonly line: number
  readonly keys: Map<string | number, number>
  name: string
}

/** @throws SyntaxFault with the line and column of the first fault: broken JSON, more than 100 levels. */
export function readJson(text: string): ReadText {
  const places = new Places()
  const twice: TwiceNamed[] = []
  const open: Open[] = []
  let root: Json = null
  const put = (value: Json, line: number) => {
    const around = open.at(-1)
    if (!around) root = value
    else if (around.value instanceof Map) around.value.set(around.name, value)
    else {
      around.keys.set(around.value.length, line)
      around.value.push(value)
    }
  }
  const begin = (value: Open['value'], line: number, column: number) => {
    if (open.length >= maxDepth) throw new SyntaxFault('JSON', { line: line + 1, column: column + 1 }, `nesting is deeper than ${maxDepth} levels`)
    open.push({ value, line: line + 1, keys: new Map(), name: '' })
  }
  const end = () => {
    const closed = open.pop()
    if (!closed) return
    const value: Json[] | JsonObject = closed.value instanceof Map ? Object.fromEntries(closed.value) : closed.value
    places.set(value, { line: closed.line, keys: closed.keys })
    put(value, closed.line)
  }
  visit(
    text,
    {
      onObjectBegin: (_offset, _length, line, column) => begin(new Map(), line, column),
      onObjectProperty: (name, _offset, _length, line) => {
        const around = open.at(-1)
        if (!around) return
        if (around.keys.has(name)) twice.push({ name, line: line + 1 })
        around.name = name
        around.keys.set(name, line + 1)
      },
      onObjectEnd: end,
      onArrayBegin: (_offset, _length, line, column) => begin([], line, column),
      onArrayEnd: end,
      onLiteralValue: (value: Json, _offset, _length, line) => put(value, line + 1),
      onError: (code: ParseErrorCode, _offset, _length, line, column) => {
        throw new SyntaxFault('JSON', { line: line + 1, column: column + 1 }, wordsOf(printParseErrorCode(code)))
      },
    },
    { disallowComments: true },
  )
  return { value: root, places, twice }
}

/** `CommaExpected` → `comma expected`. */
function wordsOf(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}
