/** The variables of a template, each with the place where a frame keeps it. */
export class Names {
  readonly #slots: Map<string, number>

  constructor(slots: ReadonlyMap<string, number> = new Map()) {
    this.#slots = new Map(slots)
  }

  /** The variable's place; given out with the first mention. */
  slot(name: string): number {
    let slot = this.#slots.get(name)
    if (slot === undefined) {
      slot = this.#slots.size
      this.#slots.set(name, slot)
    }
    return slot
  }

  /** The variable's place, if the template mentions it at all. */
  find(name: string): number | undefined {
    return this.#slots.get(name)
  }

  /** The same names, to which others can be added; for text that is read while the template renders. */
  copy(): Names {
    return new Names(this.#slots)
  }
}
