import type { Value } from '@fourbox/java'
import type { Frame } from './frame.ts'
import type { Evaluate, Run } from './run.ts'

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
