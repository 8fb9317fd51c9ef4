/** What is told of the database of all nodes: why it cannot be asked, while it cannot. */
export class DatabaseState {
  #away: string | undefined
  readonly #listeners = new Set<(away: string | undefined) => void>()

  constructor(away?: string) {
    this.#away = away
  }

  get away(): string | undefined {
    return this.#away
  }

  become(away: string | undefined): void {
    this.#away = away
    for (const listener of this.#listeners) listener(away)
  }

  /** Tells it from now on, at once where it is away, until the answered function is called. */
  follow(listener: (away: string | undefined) => void): () => void {
    this.#listeners.add(listener)
    if (this.#away !== undefined) listener(this.#away)
    return () => void this.#listeners.delete(listener)
  }
}
