import { javaEquals, linkedHashMap, type Meter, stepsFor, textOf, textsEqual, type Value } from '@fourbox/java'
import { compareNumbers, isNumber } from '../operators/arithmetic.ts'
import { BlockReference } from './block-reference.ts'
import { expandingMap } from '../scope/expanding-map.ts'

/**
 * Velocity 1.7's `==`: numbers by value whatever their types, two of one class (or of a class and its subclass) by
 * `equals`, all else by their texts. Null equals only null.
 */
export function looselyEqual(left: Value, right: Value, meter: Meter): boolean {
  if (typeof left === 'string' && typeof right === 'string') return textsEqual(left, right, meter)
  if (typeof left === 'number' && typeof right === 'number') return left === right
  if (isNumber(left) && isNumber(right)) {
    meter.charge(stepsFor(left) + stepsFor(right))
    return compareNumbers(left, right) === 0
  }
  if (left === null || right === null) return printed(left, meter) === printed(right, meter)
  if (family(left) === family(right)) return javaEquals(left, right, meter)
  return printed(left, meter) === printed(right, meter)
}

function printed(value: Value, meter: Meter): string | undefined {
  if (value === null) return undefined
  return value instanceof BlockReference ? value.toText() : textOf(value, meter)
}

/** The classes that can be assigned to one another have one name here. */
function family(value: Exclude<Value, null>): string {
  if (typeof value !== 'object') return typeof value
  return families.get(value.className) ?? value.className
}

const families: ReadonlyMap<string, string> = new Map([
  ['net.minidev.json.JSONArray', 'java.util.ArrayList'],
  [expandingMap.name, linkedHashMap.name],
])
