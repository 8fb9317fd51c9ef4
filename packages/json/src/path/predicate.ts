import { textOf, type Value } from '@fourbox/java'
import { Pattern } from '@fourbox/regex'
import { compareValues } from './compare-values.ts'
import type { Place } from './place.ts'
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
      return exists(() => place.find(predicate.path, { ...place, requiresProperties: true })) === predicate.wanted
    default:
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
    const [actual, expected] = [operandValue(left, place), operandValue(right, place)]
    return operator === '=~' ? matches(actual, expected, place) : ordered(operator, expected, actual, place)
  } catch (error) {
    if (error instanceof PathNotFound) return false
    throw error
  }
}

function operandValue(operand: Operand, place: Place): Value | Pattern {
  switch (operand.kind) {
    case 'text':
      return operand.text
    case 'pattern':
      return operand.pattern
    default:
      return place.find(operand.path, { ...place, item: operand.path.startsAtRoot ? place.root : place.item })
  }
}

/** Compares as Jayway does, the expected value first. Values that cannot be compared fail every operator, `!=` too. */
function ordered(operator: Exclude<Operator, '=~'>, expected: Value | Pattern, actual: Value | Pattern, place: Place): boolean {
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
    default:
      return order <= 0
  }
}

/** `=~` matches the whole text of the side that is no pattern. */
function matches(left: Value | Pattern, right: Value | Pattern, place: Place): boolean {
  const [pattern, target] = left instanceof Pattern ? [left, right] : [right, left]
  if (pattern instanceof Pattern)
    return target !== null && pattern.matches(target instanceof Pattern ? target.source : textOf(target, place.meter), place.meter)
  if (pattern === null && target === null) return false
  throw pathAborted
}
