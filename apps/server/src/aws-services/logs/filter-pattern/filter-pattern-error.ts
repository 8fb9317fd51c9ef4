/** A pattern that is none. */
export class FilterPatternError extends Error {
  override readonly name = 'FilterPatternError'

  constructor() {
    super('Invalid filter pattern')
  }
}
