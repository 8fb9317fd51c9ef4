import { defaultBudgets, Meter } from '@fourbox/java'
import { deepest, TooDeep } from './canonical-text.ts'
import type { JsonObject, JsonValue } from './json-value.ts'

/** The most errors that are told; a body can have many more. */
const mostErrors = 50
/** All errors of a body are listed up to this size, in characters; of a larger one the first alone. */
const longestListedBody = 65_536

/** What is wrong with a body, and where: its place is gathered while the checks that found it end. */
export interface BodyError {
  readonly text: string
  /** From the value that is wrong out to the body. */
  readonly path: (string | number)[]
  /** What it does not obey. */
  rule?: Rule
}

/** A keyword of a schema. */
export interface Rule {
  readonly schema: JsonObject
  readonly keyword: string
}

/** One validation of one body: the errors found so far, and what is left of the work that it may take. */
export class ValidationRun {
  /** A step is some 100 ns, and a body brings one for each character: what is written down once may be looked at once. */
  readonly meter: Meter
  readonly errors: BodyError[] = []
  readonly #mostErrors: number
  /** Within alternatives errors are of no interest. */
  #isSilent = false
  #depth = 0

  constructor(bodyLength: number) {
    this.meter = new Meter(defaultBudgets, bodyLength)
    this.#mostErrors = bodyLength > longestListedBody ? 1 : mostErrors
  }

  /** Whether one error more would change nothing. */
  get isDecided(): boolean {
    return this.#isSilent || this.errors.length >= this.#mostErrors
  }

  /** Charged before a schema is asked; what it asks in proportion to its own size is its weight. @throws EvaluationError, TooDeep */
  enter(weight: number): void {
    this.meter.charge(weight)
    this.#depth += 1
    if (this.#depth > deepest) throw new TooDeep()
  }

  leave(): void {
    this.#depth -= 1
  }

  /** Notes an error, of a value's member where one is to blame, unless nobody will be told; false, so that a check can end with it. */
  fail(tell: () => string, member?: string | number): false {
    if (!this.isDecided) this.errors.push({ text: tell(), path: member === undefined ? [] : [member] })
    return false
  }

  /** The errors from one on were found in a member of the value. @returns how many there are by now */
  foundIn(from: number, member: string | number): number {
    for (let index = from; index < this.errors.length; index++) this.errors[index]?.path.push(member)
    return this.errors.length
  }

  /** The errors from one on are of this rule, but those that were found in schemas within it. @returns how many there are by now */
  foundBy(from: number, rule: Rule): number {
    for (let index = from; index < this.errors.length; index++) {
      const error = this.errors[index]
      if (error !== undefined) error.rule ??= rule
    }
    return this.errors.length
  }

  /** Whether a value fits an alternative, whose own errors nobody is told. */
  fits(check: Check, value: JsonValue): boolean {
    const before = this.#isSilent
    this.#isSilent = true
    const fits = check(value, this)
    this.#isSilent = before
    return fits
  }
}

/** Whether a value fits; errors are left with the run. */
export type Check = (value: JsonValue, run: ValidationRun) => boolean
