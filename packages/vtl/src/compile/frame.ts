import type { Value } from '@fourbox/java'

/** Where variables live: the render's own frame, or one laid over it by a macro call or a loop. */
export interface Frame {
  /** The variable's value; null when it has none. */
  readonly get: (slot: number) => Value
  readonly put: (slot: number, value: Value) => void
  readonly remove: (slot: number) => void
  /** The source text of the argument that stands behind a macro's parameter. */
  readonly literal: (name: string) => string | undefined
}

/** The variables of a render. */
export class Variables implements Frame {
  declare private readonly values: (Value | undefined)[]

  constructor() {
    // With room for what most templates need: growing costs more.
    this.values = [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined]
  }

  get(slot: number): Value {
    return this.values[slot] ?? null
  }
  put(slot: number, value: Value): void {
    this.values[slot] = value
  }
  remove(slot: number): void {
    this.values[slot] = undefined
  }
  literal(): undefined {
    return undefined
  }
}

/** Inside a loop whose item is null: the loop's variable is null, whatever hides behind it. */
export class NullItemFrame implements Frame {
  readonly #outer: Frame
  readonly #item: number
  #active = true

  constructor(outer: Frame, item: number) {
    this.#outer = outer
    this.#item = item
  }
  get(slot: number): Value {
    return this.#active && slot === this.#item ? null : this.#outer.get(slot)
  }
  put(slot: number, value: Value): void {
    this.#outer.put(slot, value)
  }
  remove(slot: number): void {
    if (slot === this.#item) this.#active = false
    this.#outer.remove(slot)
  }
  literal(name: string): string | undefined {
    return this.#outer.literal(name)
  }
}
