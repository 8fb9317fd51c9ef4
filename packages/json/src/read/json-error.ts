/** A text that is not JSON, even in the lenient reading; `offset` counts UTF-16 units from 0. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly offset: number
  constructor(message: string, offset: number) {
    super(`${message} at position ${offset}`)
    this.offset = offset
  }
}
