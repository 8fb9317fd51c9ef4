import { writeJson } from '../json/write-json.ts'
import { JavaList, type Value } from '../values.ts'
import { compareValues } from './compare-values.ts'
import { findValue, type Place } from './evaluate.ts'
import { pathAborted, PathNotFound } from './outcome.ts'
import type { Operand, Operator, Predicate } from './tokens.ts'

/** Whether an item passes a filter. @throws PathAborted where Jayway fails, e.g. comparing a number with a text that is none. */
export function accepts(predicate: Predicate, place: Place): boolean {
  place.meter.charge(1)
  switch (predicate.kind) {
    case 'unset':
      throw pathAborted
    case 'and':
      return predicate.all.every((part) => accepts(part, place))
    case 'or':
      return accepts(predicate.left, place) || accepts(predicate.right, place)
    case 'exists':
      return exists(() => findValue(predicate.path, { ...place, requiresProperties: true })) === predicate.wanted
    case 'compare':
      return holds(predicate, place)
  }
}

/** A null counts as missing. */
function exists(find: () => Value): boolean {
  try {
    return find() !== null
  } catch (error) {
    if (error instanceof PathNotFound) return false
    throw error
  }
}

function holds({ left, operator, right }: Extract<Predicate, { kind: 'compare' }>, place: Place): boolean {
  try {
    if (operator === '=~') return matches(left, right, place)
    if (left.kind === 'pattern' || right.kind === 'pattern') return false
    return ordered(operator, operandValue(right, place), operandValue(left, place), place)
  } catch (error) {
    if (error instanceof PathNotFound) return false
    throw error
  }
}

type ValueOperand = Exclude<Operand, { kind: 'pattern' }>

function operandValue(operand: ValueOperand, place: Place): Value {
  return operand.kind === 'text' ? operand.text : findValue(operand.path, { ...place, item: operand.path.startsAtRoot ? place.root : place.item })
}

/** Compares as Jayway does, the expected value first. Values that cannot be compared fail every operator, `!=` too. */
function ordered(operator: Exclude<Operator, '=~'>, expected: Value, actual: Value, place: Place): boolean {
  if (operator !== '==' && operator !== '!=' && (expected === null) !== (actual === null)) return false
  const order = compareValues(expected, actual, place.meter)
  if (order === undefined) return false
  switch (operator) {
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order > 0
    case '<=':
      return order >= 0
    case '>':
      return order < 0
    case '>=':
      return order <= 0
  }
}

/** `=~` matches the whole text of the side that is no pattern. */
function matches(left: Operand, right: Operand, place: Place): boolean {
  const [pattern, target] = left.kind === 'pattern' ? [left, right] : [right, left]
  if (target.kind === 'pattern') throw pathAborted
  const value = operandValue(target, place)
  if (pattern.kind !== 'pattern') throw pathAborted
  return value !== null && pattern.pattern.matches(patternTarget(value, place), place.meter)
}

function patternTarget(value: Value, place: Place): string {
  return typeof value === 'string' ? value : writeJson(value, value instanceof JavaList ? 'web' : 'plain', place.meter)
}
