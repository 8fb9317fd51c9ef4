/** Documents that cannot be read: the owner is told of each once, and nothing else suffers. */
export class BrokenDocuments {
  readonly #report: (line: string) => void
  /** Versions that were told of. */
  readonly #told = new Set<number>()

  constructor(report: (line: string) => void) {
    this.#report = report
  }

  /** One document that cannot be read takes no list with it. Answers what `read` does, or nothing when that finds no JSON. */
  leaveOut<T>(kind: string, id: string, version: number, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      if (!this.#told.has(version)) this.#report(`The document ${kind} ${JSON.stringify(id)} cannot be read: ${error.message}. It is left out of lists.`)
      this.#told.add(version)
      return undefined
    }
  }
}
