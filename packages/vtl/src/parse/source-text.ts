/** A template's text; remembers where the run of backslashes being read ends, so that long runs cost no more than their length. */
export class SourceText {
  readonly text: string
  #runStart = 0
  #runEnd = 0

  constructor(text: string) {
    this.text = text
  }

  /** The offset of the first character from here on that is no backslash. */
  endOfBackslashes(at: number): number {
    if (at >= this.#runStart && at < this.#runEnd) return this.#runEnd
    let end = at
    while (this.text.charCodeAt(end) === 92) end += 1
    this.#runStart = at
    this.#runEnd = end
    return end
  }
}
