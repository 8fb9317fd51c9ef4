import { Meter, overBudget } from '@fourbox/java'
import { compileProgram } from './program/compile-program.ts'
import { parseReplacement } from './parse/parse-replacement.ts'
import { Machine } from './program/machine.ts'
import { parsePattern } from './parse/parse-pattern.ts'
import type { Program } from './program/program.ts'
import { RegexError } from './parse/regex-error.ts'
import type { ParsedPattern } from './parse/syntax-tree.ts'

/** Start and end of a match and, from index 1 on, of its groups; absent for a group that took no part. */
export type Match = readonly (Span | undefined)[]

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * A Java regular expression. Every operation stops with a EvaluationError when it runs over the meter's budget;
 * without a meter it gets a default one of its own.
 */
export class Pattern {
  readonly source: string
  readonly #parsed: ParsedPattern
  readonly #program: Program

  constructor(source: string, parsed: ParsedPattern, program: Program) {
    this.source = source
    this.#parsed = parsed
    this.#program = program
  }

  /** Whether it matches the whole text: `String.matches`. */
  matches(text: string, meter: Meter = new Meter()): boolean {
    return this.#program.literal ? text === this.#program.prefix : new Machine(this.#program, text, meter).matches()
  }

  /** Whether it matches somewhere in the text: `Matcher.find`. */
  test(text: string, meter: Meter = new Meter()): boolean {
    return this.#program.literal ? text.includes(this.#program.prefix) : new Machine(this.#program, text, meter).find(0, 0)
  }

  /** All matches from left to right, found as they are asked for. */
  *findAll(text: string, meter: Meter = new Meter()): Generator<Match> {
    const machine = new Machine(this.#program, text, meter)
    let from = 0
    let previousEnd = 0
    while (from <= text.length && machine.find(from, previousEnd)) {
      // A match and its groups cost more than the instructions that found them.
      meter.charge(3)
      const match = this.#match(machine)
      const [whole = { start: 0, end: 0 }] = match
      yield match
      previousEnd = whole.end
      from = whole.end === whole.start ? whole.end + 1 : whole.end
    }
  }

  /** `String.replaceAll`: see `parseReplacement` for what `$` and `\` mean. */
  replaceAll(text: string, replacement: string, meter: Meter = new Meter()): string {
    return this.#replace(text, replacement, Infinity, meter)
  }

  /** `String.replaceFirst`. */
  replaceFirst(text: string, replacement: string, meter: Meter = new Meter()): string {
    return this.#replace(text, replacement, 1, meter)
  }

  /**
   * `String.split`: a limit above 0 is the most parts; 0 drops empty parts at the end; below 0 keeps all. A match of
   * nothing at the start makes no empty part.
   */
  split(text: string, limit = 0, meter: Meter = new Meter()): string[] {
    const parts: string[] = []
    let from = 0
    for (const [span] of this.findAll(text, meter)) {
      if (span === undefined || (limit > 0 && parts.length >= limit - 1)) break
      if (span.end === 0) continue
      meter.charge(1)
      parts.push(text.slice(from, span.start))
      from = span.end
    }
    if (parts.length === 0) return [text]
    parts.push(text.slice(from))
    meter.chargeList(parts.length)
    if (limit === 0) while (parts.at(-1) === '') parts.pop()
    return parts
  }

  #match(machine: Machine): Match {
    const match: (Span | undefined)[] = []
    for (let group = 0; group <= this.#parsed.groupCount; group++) {
      const [start = -1, end = -1] = machine.slots.subarray(2 * group, 2 * group + 2)
      match.push(start === -1 || end === -1 ? undefined : { start, end })
    }
    return match
  }

  #replace(text: string, replacement: string, most: number, meter: Meter): string {
    const { literal, prefix } = this.#program
    if (literal && most === Infinity && !/[\\$]/.test(replacement)) return replaceLiteral(text, prefix, replacement, meter)
    let replaced = ''
    let from = 0
    let count = 0
    let parts: ReturnType<typeof parseReplacement> | undefined
    for (const match of this.findAll(text, meter)) {
      const [whole = { start: 0, end: 0 }] = match
      const before = replaced.length
      parts ??= parseReplacement(replacement, this.#parsed.groupCount, this.#parsed.groupNames)
      replaced += text.slice(from, whole.start)
      for (const part of parts) {
        if (typeof part === 'string') replaced += part
        else {
          const span = match[part]
          if (span !== undefined) replaced += text.slice(span.start, span.end)
        }
      }
      meter.charge(3 + ((replaced.length - before) >> 6))
      if (replaced.length > meter.budgets.stringLength) throw overBudget('stringLength', meter.budgets.stringLength)
      from = whole.end
      count += 1
      if (count >= most) break
    }
    return count === 0 ? text : replaced + text.slice(from)
  }
}

/** The most common case, a text for a text, without the machine. */
function replaceLiteral(text: string, from: string, to: string, meter: Meter): string {
  meter.chargeText(text.length)
  const parts = meter.split(text, from)
  meter.chargeText(text.length + (parts.length - 1) * (to.length - from.length))
  return parts.length === 1 ? text : parts.join(to)
}

/**
 * Compiles a regular expression of Java 17. It matches in time linear to the text, but for lookaround, atomic groups,
 * back-references and loops of many rounds, whose steps are counted.
 * @throws RegexError for what Java refuses, and for patterns beyond our bounds.
 */
export function compilePattern(source: string, options: { readonly ignoreCase?: boolean } = {}): Pattern {
  const parsed = parsePattern(source, options)
  try {
    return new Pattern(source, parsed, compileProgram(parsed))
  } catch (error) {
    if (error instanceof RangeError) throw new RegexError(error.message, source, source.length)
    throw error
  }
}
