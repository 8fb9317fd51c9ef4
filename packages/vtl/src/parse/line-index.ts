import type { Position } from './errors.ts'

/** The lines of a text, for finding many positions. `\n`, `\r` and `\r\n` each end a line. */
export class LineIndex {
  readonly #starts: readonly number[]

  constructor(source: string) {
    this.#starts = [0, ...Array.from(source.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)]
  }

  /** Line and column, from 1. */
  positionOf(offset: number): Position {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 }
  }
}
