import type { Meter } from '@fourbox/java'
import { type Comparison, type Condition, parseComparison, parseConditions } from './conditions.ts'
import { FilterPatternError } from './filter-pattern-error.ts'
import type { Filter } from './filter-pattern.ts'
import { type Path, parsePath } from './json-path.ts'
import type { Scanner } from './scanner.ts'

/** `{ $.status >= 400 && $.path != "/health" }`: fits events that are one JSON object. */
export function parseJsonFilter(scanner: Scanner): Filter {
  scanner.expect('{')
  const holds = parseConditions(scanner, () => parseCondition(scanner))
  scanner.skipBlanks()
  scanner.expect('}')
  return (message, meter) => {
    const event = parseObject(message)
    return event !== undefined && holds(event, meter)
  }
}

function parseObject(message: string): object | undefined {
  if (!message.trimStart().startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(message)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function parseCondition(scanner: Scanner): Condition<object> {
  scanner.skipBlanks()
  const path = parsePath(scanner)
  scanner.skipBlanks()
  if (scanner.take(/NOT\s+EXISTS\b/y) !== undefined) return (event) => path(event).length === 0
  const state = scanner.take(/IS\s+(TRUE|FALSE|NULL)\b/y)
  if (state !== undefined) return some(path, isExactly(state))
  const comparison = parseComparison(scanner)
  if (!comparison) throw new FilterPatternError()
  return some(path, (value, meter) => fits(comparison, value, meter))
}

function some(path: Path, holds: (value: unknown, meter: Meter) => boolean): Condition<object> {
  return (event, meter) => path(event).some((value) => holds(value, meter))
}

function isExactly(state: string): (value: unknown) => boolean {
  const expected = state.endsWith('NULL') ? null : state.endsWith('TRUE')
  return (value) => value === expected
}

/** Objects and lists fit nothing, whether they are asked to be equal or not; a text is no number. */
function fits({ negated, anything, text, number }: Comparison, value: unknown, meter: Meter): boolean {
  if (typeof value === 'object') return false
  if (anything) return !negated
  if (typeof value === 'string') return number !== undefined ? negated : text !== undefined && text(value, meter) !== negated
  if (typeof value === 'number') return number !== undefined ? number(value) !== negated : negated
  return negated
}
