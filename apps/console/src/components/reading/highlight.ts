import { inspect } from '@fourbox/vtl'

/** What a part of a text is, which its colour tells. */
type Kind = 'name' | 'string' | 'number' | 'keyword' | 'directive' | 'reference' | 'comment'

/** A part of a text, with its kind where it has one. */
export interface Part {
  readonly text: string
  readonly kind?: Kind
}

/** Languages whose texts are coloured where they are read. */
export type ReadLanguage = 'json' | 'vtl'

/** The text in parts, line by line. All of it is there: joined, it is what was given. */
export function highlightedLines(text: string, language: ReadLanguage): readonly (readonly Part[])[] {
  const lines: Part[][] = [[]]
  for (const part of partsOf[language](text)) {
    part.text.split('\n').forEach((line, index) => {
      if (index > 0) lines.push([])
      if (line !== '') lines.at(-1)?.push({ ...part, text: line })
    })
  }
  return lines
}

const partsOf: Readonly<Record<ReadLanguage, (text: string) => readonly Part[]>> = { json: jsonParts, vtl: vtlParts }

/** A name is a string before a colon; whatever is none of these is punctuation, also in what is no JSON. */
function jsonParts(text: string): readonly Part[] {
  const tokens = /("(?:[^"\\\n]|\\.)*")(?=\s*:)|("(?:[^"\\\n]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g
  return cut(
    text,
    [...text.matchAll(tokens)].map(({ 0: whole, 1: name, 2: string, 3: number, index }) => ({
      kind: name !== undefined ? 'name' : string !== undefined ? 'string' : number !== undefined ? 'number' : 'keyword',
      begin: index,
      end: index + whole.length,
    })),
  )
}

/** As the engine's own parser reads the template. */
function vtlParts(text: string): readonly Part[] {
  const spans = inspect(text).highlights.flatMap(({ kind, begin, end }) => (kind === 'operator' || kind === 'escape' ? [] : [{ kind, begin, end }]))
  return cut(text, spans)
}

interface Span {
  readonly kind: Kind
  readonly begin: number
  readonly end: number
}

function cut(text: string, spans: readonly Span[]): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { kind, begin, end } of spans) {
    if (begin > at) parts.push({ text: text.slice(at, begin) })
    if (end > Math.max(at, begin)) parts.push({ text: text.slice(Math.max(at, begin), end), kind })
    at = Math.max(at, end)
  }
  parts.push({ text: text.slice(at) })
  return parts
}
