import { EvaluationError } from './evaluation-error.ts'

/** The bounds of one render. */
export interface Budgets {
  /** Units of work, of about 100 ns each or less: the default is well within 100 ms. A body adds one for eight characters. */
  readonly steps: number
  /** UTF-16 units of rendered text. */
  readonly outputLength: number
  /** UTF-16 units of any one string. */
  readonly stringLength: number
  /** Items of any one list or range. */
  readonly listLength: number
  /** Bits of any one BigInteger or BigDecimal. */
  readonly numberBits: number
  /** Macros, #define blocks, #evaluate and nested values within one another. */
  readonly depth: number
  /** Macros within one another; Velocity's own limit. */
  readonly macroDepth: number
  /** Rounds of one #foreach; the loop ends there, as API Gateway's does. */
  readonly loopRounds: number
}

export const defaultBudgets: Budgets = {
  steps: 500_000,
  outputLength: 10_485_760,
  stringLength: 10_485_760,
  listLength: 100_000,
  numberBits: 32_768,
  depth: 100,
  macroDepth: 20,
  loopRounds: 1_000,
}

/** What is left of a render's budgets. Whoever works in proportion to a size charges for it first. */
export class Meter {
  declare readonly budgets: Budgets
  declare stepsLeft: number
  /** @param allowance steps beside the budget, for work that what is given asks for: a large body takes long to read. */
  constructor(budgets: Budgets = defaultBudgets, allowance = 0) {
    this.budgets = budgets
    this.stepsLeft = budgets.steps + allowance
  }
  charge(steps: number): void {
    this.stepsLeft -= steps
    if (this.stepsLeft < 0) throw overBudget('steps', this.budgets.steps)
  }
  /** Charges for building or reading a string of this length. */
  chargeText(length: number): void {
    if (length > this.budgets.stringLength) throw overBudget('stringLength', this.budgets.stringLength)
    this.charge(1 + (length >> 6))
  }
  /** Charges for building or reading a list of this length. */
  chargeList(length: number): void {
    if (length > this.budgets.listLength) throw overBudget('listLength', this.budgets.listLength)
    this.charge(1 + length)
  }
  /** The parts of a text between those of another, two for a step; no more are made than there are steps for. */
  split(text: string, separator: string): string[] {
    const parts = text.split(separator, 2 * this.stepsLeft + 2)
    this.charge(parts.length >> 1)
    return parts
  }
  /** Refuses a number of so many bits before it is computed. */
  checkNumber(bits: number): void {
    if (bits > this.budgets.numberBits) throw overBudget('numberBits', this.budgets.numberBits)
    this.charge(bits >> 3)
  }
}

const names: Readonly<Record<keyof Budgets, string>> = {
  steps: 'steps',
  outputLength: 'characters of output',
  stringLength: 'characters in a string',
  listLength: 'items in a list',
  numberBits: 'bits in a number',
  depth: 'levels of nesting',
  macroDepth: 'macros within one another',
  loopRounds: 'rounds of a loop',
}

export function overBudget(budget: keyof Budgets, limit: number): EvaluationError {
  return new EvaluationError('budget', `The template needs more than ${limit.toLocaleString('en-US')} ${names[budget]}`)
}
