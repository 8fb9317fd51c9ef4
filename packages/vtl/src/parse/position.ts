import type { Position } from '../errors.ts'

/** Line and column, from 1, of an offset; `\n`, `\r` and `\r\n` each end a line. */
export function positionAt(source: string, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (const lineEnd of source.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line += 1
    lineStart = lineEnd.index + lineEnd[0].length
  }
  return { line, column: offset - lineStart + 1 }
}
