import type { BoxName, Trace } from '@fourbox/domain'

/** A line of the execution log, whole, with the box that it is about; undefined for one of the call as a whole. */
interface NamedLine {
  readonly text: string
  readonly box: BoxName | undefined
}

/**
 * The lines of a log, each with its box as the trace tells it. AWS's text has a time before each, and a line that shows a
 * body may itself have several: each of the trace's lines is looked for in it, in their order.
 */
export function logLines(log: string | undefined, trace: Trace | undefined): readonly NamedLine[] {
  const told = (trace?.log ?? []).map((text, index) => ({ text, box: trace?.logBoxes?.[index] ?? undefined }))
  if (log === undefined) return told
  const lines: NamedLine[] = []
  let at = 0
  const add = (until: number, box: BoxName | undefined) => {
    const text = log.slice(at, until).replace(/^\n|\n$/g, '')
    if (text !== '') lines.push({ text, box })
    at = until
  }
  for (const { text, box } of told) {
    const found = log.indexOf(` : ${text}`, at)
    if (found < 0) break
    // What stands before the time of the line is the heading of the log.
    add(log.lastIndexOf('\n', found) + 1, undefined)
    add(found + 3 + text.length, box)
  }
  add(log.length, undefined)
  return lines
}
