import type { Meter } from '@fourbox/java'
import { FilterPatternError } from './filter-pattern-error.ts'
import type { Scanner } from './scanner.ts'

/** Conditions on an event that has been taken apart: `a && b || (c && d)`; `&&` binds closer. */
export type Condition<Event> = (event: Event, meter: Meter) => boolean

/** @throws FilterPatternError */
export function parseConditions<Event>(scanner: Scanner, parseOne: () => Condition<Event>): Condition<Event> {
  const alternatives = [parseAll(scanner, parseOne)]
  for (scanner.skipBlanks(); scanner.takes('||'); scanner.skipBlanks()) alternatives.push(parseAll(scanner, parseOne))
  return (event, meter) => alternatives.some((holds) => holds(event, meter))
}

function parseAll<Event>(scanner: Scanner, parseOne: () => Condition<Event>): Condition<Event> {
  const demanded = [parsePart(scanner, parseOne)]
  for (scanner.skipBlanks(); scanner.takes('&&'); scanner.skipBlanks()) demanded.push(parsePart(scanner, parseOne))
  return (event, meter) => demanded.every((holds) => holds(event, meter))
}

function parsePart<Event>(scanner: Scanner, parseOne: () => Condition<Event>): Condition<Event> {
  scanner.skipBlanks()
  if (!scanner.takes('(')) return parseOne()
  const inner = parseConditions(scanner, parseOne)
  scanner.skipBlanks()
  scanner.expect(')')
  return inner
}

/** What an operator and a value say of a text and of a number; one that says nothing of either never holds. */
export interface Comparison {
  readonly negated: boolean
  readonly text?: (text: string, meter: Meter) => boolean
  readonly number?: (number: number) => boolean
  /** `= *`: whatever is there will do. */
  readonly anything?: true
}

const operators = /!=|<=|>=|=|<|>/y
const number = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

/** `= 4*`, `!= "a b"`, `= %re%`, `>= 10e3`; undefined where no operator stands. @throws FilterPatternError */
export function parseComparison(scanner: Scanner): Comparison | undefined {
  scanner.skipBlanks()
  const operator = scanner.take(operators)
  if (operator === undefined) return undefined
  scanner.skipBlanks()
  const negated = operator === '!='
  const expression = operator === '=' || negated ? scanner.expression() : undefined
  if (expression) return { negated, text: expression }
  const quoted = scanner.quoted()
  const written = quoted ?? scanner.take(/[^\s"%()&|,=<>!{}[\]]+/y)
  if (written === undefined) throw new FilterPatternError()
  const numeric = quoted === undefined && number.test(written) ? Number(written) : undefined
  if (operator !== '=' && !negated) {
    if (numeric === undefined) throw new FilterPatternError()
    return { negated, number: ordered(operator, numeric) }
  }
  if (written === '*') return { negated, anything: true, text: () => true, number: () => true }
  return { negated, text: fitting(written), ...(numeric !== undefined && { number: (value) => value === numeric }) }
}

function ordered(operator: string, bound: number): (value: number) => boolean {
  if (operator === '<') return (value) => value < bound
  if (operator === '>') return (value) => value > bound
  return operator === '<=' ? (value) => value <= bound : (value) => value >= bound
}

/** A star at the start or the end stands for anything; elsewhere it is a star. */
function fitting(pattern: string): (text: string) => boolean {
  const [open, close] = [pattern.startsWith('*'), pattern.endsWith('*')]
  const core = pattern.slice(open ? 1 : 0, close ? -1 : undefined)
  if (open && close) return (text) => text.includes(core)
  if (open) return (text) => text.endsWith(core)
  return close ? (text) => text.startsWith(core) : (text) => text === pattern
}
