import { structuredPatch } from 'diff'

/** A place at which two texts differ, with the lines around it. */
export interface Difference {
  /** Of the second text, from 1. */
  readonly line: number
  readonly lines: readonly DifferentLine[]
}

interface DifferentLine {
  /** In both texts, only in the second, or only in the first. */
  readonly sign: ' ' | '+' | '-'
  readonly text: string
}

const linesAround = 3
const longestInMillis = 3000
const mostLines = 5000

/** Where two texts differ; `too much` when that takes seconds to find, or pages to read. */
export function differenceOf(before: string, after: string): readonly Difference[] | 'too much' {
  const patch = structuredPatch('', '', before, after, '', '', { context: linesAround, timeout: longestInMillis })
  if (!patch) return 'too much'
  const parts = patch.hunks.map(({ newStart, lines }) => ({ line: newStart, lines: lines.flatMap(readLine) }))
  return parts.reduce((count, { lines }) => count + lines.length, 0) > mostLines ? 'too much' : parts
}

/** A line of a patch begins with its sign. One that begins with a backslash speaks of the end of the text, which is no difference here. */
function readLine(line: string): readonly DifferentLine[] {
  const sign = line.charAt(0)
  return sign === ' ' || sign === '+' || sign === '-' ? [{ sign, text: line.slice(1) }] : []
}
