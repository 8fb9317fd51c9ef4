/** A pattern that Java refuses, or one beyond our bounds; `index` counts UTF-16 units of the pattern. */
export class RegexError extends Error {
  override readonly name = 'RegexError'
  readonly pattern: string
  readonly index: number
  constructor(description: string, pattern: string, index: number) {
    super(`${description} near index ${index}: ${pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern}`)
    this.pattern = pattern
    this.index = index
  }
}
