import type { Value } from '@fourbox/java'
import type { Evaluate, Run } from './run.ts'

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

export interface MacroArgument {
  readonly slot: number
  readonly name: string
  readonly evaluate: Evaluate
  readonly literal: string
}

/**
 * The variables inside a macro. Arguments are passed by name: each use of the parameter evaluates the argument again,
 * outside. What the macro sets is set outside as well, and hides the parameter.
 */
export class MacroFrame implements Frame {
  readonly #outer: Frame
  readonly #run: Run
  readonly #own = new Map<number, Value>()
  readonly #arguments = new Map<number, Evaluate>()
  readonly #literals = new Map<string, string>()

  constructor(outer: Frame, run: Run) {
    this.#outer = outer
    this.#run = run
  }
  passByName({ slot, name, evaluate, literal }: MacroArgument): void {
    this.#arguments.set(slot, evaluate)
    this.#literals.set(name, literal)
  }
  passValue(slot: number, value: Value): void {
    this.#own.set(slot, value)
  }
  get(slot: number): Value {
    const own = this.#own.get(slot)
    if (own !== undefined && own !== null) return own
    const evaluate = this.#arguments.get(slot)
    if (evaluate === undefined) return this.#outer.get(slot)
    this.#run.meter.charge(1)
    return evaluate(this.#run, this.#outer)
  }
  put(slot: number, value: Value): void {
    this.#own.set(slot, value)
    this.#outer.put(slot, value)
  }
  remove(slot: number): void {
    this.#own.delete(slot)
    this.#arguments.delete(slot)
    this.#outer.remove(slot)
  }
  literal(name: string): string | undefined {
    return this.#literals.get(name) ?? this.#outer.literal(name)
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
