import { Meter, overBudget, type Value } from '@fourbox/java'
import type { Frame } from './frame.ts'
import type { Names } from './names.ts'
import type { Trace, Written } from './trace.ts'

/** A statement, compiled: adds its text to the run's. */
export type Render = (run: Run, frame: Frame) => void

/** An expression, compiled. */
export type Evaluate = (run: Run, frame: Frame) => Value

/** A condition, compiled. */
export type Test = (run: Run, frame: Frame) => boolean

/** A macro whose body is compiled. */
export interface CompiledMacro {
  readonly parameters: readonly { readonly name: string; readonly slot: number }[]
  readonly body: Render
}

/** One render in progress. */
export class Run {
  declare readonly meter: Meter
  declare readonly trace: Trace | undefined
  /** The text so far. */
  declare out: string
  /** The offset of what was evaluated last, for an error's position. */
  declare at: number
  /** The names of the variables; a copy of the template's own once `#evaluate` has met others. */
  declare names: Names
  declare private lateMacros: Map<string, CompiledMacro> | undefined
  declare macroDepth: number
  declare private depth: number
  /** How many texts are being rendered that are no output yet. */
  declare private captures: number

  constructor(meter: Meter, names: Names, trace: Trace | undefined) {
    this.meter = meter
    this.names = names
    this.trace = trace
    this.out = ''
    this.at = 0
    this.lateMacros = undefined
    this.macroDepth = 0
    this.depth = 0
    this.captures = 0
  }

  /** A macro that was defined while rendering. */
  lateMacro(name: string): CompiledMacro | undefined {
    return this.lateMacros?.get(name)
  }

  /** Keeps a macro defined while rendering; the first of a name stays. */
  defineLate(name: string, macro: CompiledMacro): void {
    this.lateMacros ??= new Map()
    if (!this.lateMacros.has(name)) this.lateMacros.set(name, macro)
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

  /** Tells the trace what writes the output from here on. */
  traceWriting(kind: Written['kind'], at: number): void {
    if (this.captures === 0) this.trace?.write(kind, this.out.length, at)
  }

  /** Renders into a string of its own. */
  capture(render: Render, frame: Frame): string {
    const before = this.out
    this.out = ''
    this.captures += 1
    try {
      render(this, frame)
      return this.out
    } finally {
      this.captures -= 1
      this.out = before
    }
  }

  /** Runs what may contain itself. */
  deeper<T>(work: () => T): T {
    this.depth += 1
    if (this.depth > this.meter.budgets.depth) throw overBudget('depth', this.meter.budgets.depth)
    try {
      return work()
    } finally {
      this.depth -= 1
    }
  }
}
