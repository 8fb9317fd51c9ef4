/** What must be undone, the last first. */
export class Ends {
  readonly #ends: (() => void | Promise<void>)[] = []

  add(end: () => void | Promise<void>): void {
    this.#ends.push(end)
  }

  async run(): Promise<void> {
    for (let end = this.#ends.pop(); end; end = this.#ends.pop()) await end()
  }
}
