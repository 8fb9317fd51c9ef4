import { Meter, overBudget } from '../budget.ts'
import type { Value } from '../values.ts'
import type { Frame } from './frame.ts'
import type { CompiledMacro } from './macro.ts'
import type { Names } from './names.ts'
import type { Trace } from './trace.ts'

/** A statement, compiled: adds its text to the run's. */
export type Render = (run: Run, frame: Frame) => void

/** An expression, compiled. */
export type Evaluate = (run: Run, frame: Frame) => Value

/** A condition, compiled. */
export type Test = (run: Run, frame: Frame) => boolean

/** One render in progress. */
export class Run {
  readonly meter: Meter
  readonly trace: Trace | undefined
  /** The text so far. */
  out = ''
  /** The offset of what was evaluated last, for an error's position. */
  at = 0
  /** The names of the variables; a copy of the template's own once `#evaluate` has met others. */
  names: Names
  #lateMacros: Map<string, CompiledMacro> | undefined = undefined
  macroDepth = 0
  #depth = 0

  constructor(meter: Meter, names: Names, trace: Trace | undefined) {
    this.meter = meter
    this.names = names
    this.trace = trace
  }

  /** A macro that was defined while rendering. */
  lateMacro(name: string): CompiledMacro | undefined {
    return this.#lateMacros?.get(name)
  }

  /** Keeps a macro defined while rendering; the first of a name stays. */
  defineLate(name: string, macro: CompiledMacro): void {
    this.#lateMacros ??= new Map()
    if (!this.#lateMacros.has(name)) this.#lateMacros.set(name, macro)
  }

  /** Adds text whose length the template does not bound. */
  append(text: string): void {
    if (text.length > 64) {
      this.meter.charge(text.length >> 6)
      this.checkOutput(text.length)
    }
    this.out += text
  }

  checkOutput(added: number): void {
    const limit = this.meter.budgets.outputLength
    if (this.out.length + added > limit) throw overBudget('outputLength', limit)
  }

  /** Renders into a string of its own. */
  capture(render: Render, frame: Frame): string {
    const before = this.out
    this.out = ''
    try {
      render(this, frame)
      return this.out
    } finally {
      this.out = before
    }
  }

  /** Runs what may contain itself. */
  deeper<T>(work: () => T): T {
    this.#depth += 1
    if (this.#depth > this.meter.budgets.depth) throw overBudget('depth', this.meter.budgets.depth)
    try {
      return work()
    } finally {
      this.#depth -= 1
    }
  }
}
