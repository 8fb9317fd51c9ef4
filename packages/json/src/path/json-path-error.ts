/** A JSONPath that Jayway's compiler refuses, or one beyond our bounds. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError'
  readonly path: string
  constructor(path: string, reason: string) {
    super(`Invalid JSONPath ${path.length > 100 ? `${path.slice(0, 100)}…` : path}: ${reason}`)
    this.path = path
  }
}
