import { MapEntry, MapView, SubList } from './collections.ts'
import { overBudget, type Meter } from '../bounds/meter.ts'
import { JavaClass } from './java-class.ts'
import { Character } from './character.ts'
import { JavaList } from './java-list.ts'
import { JavaMap } from './java-map.ts'
import type { JavaObject, Value } from './java-object.ts'
import { BigDecimal, BigInteger, Byte, Double, Float, Long, Short } from './numbers.ts'

/** Java's `left.equals(right)`; null equals only null. */
export function javaEquals(left: Value, right: Value, meter: Meter, depth = 0): boolean {
  if (typeof left === 'string' && typeof right === 'string') return textsEqual(left, right, meter)
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  return objectsEqual(left, right, meter, depth)
}

/** Whether two texts are the same; charged for what is compared, which is nothing where the lengths differ. */
export function textsEqual(left: string, right: string, meter: Meter): boolean {
  if (left.length !== right.length) return false
  if (left.length > 64) meter.charge(left.length >> 6)
  return left === right
}

function objectsEqual(left: JavaObject, right: JavaObject, meter: Meter, depth: number): boolean {
  if (depth > meter.budgets.depth) throw overBudget('depth', meter.budgets.depth)
  if (isList(left)) return isList(right) && itemsEqual(left.items, right.items, meter, depth)
  if (left instanceof JavaMap) return right instanceof JavaMap && mapsEqual(left, right, meter, depth)
  if (left instanceof MapEntry) {
    return right instanceof MapEntry && javaEquals(left.key, right.key, meter, depth + 1) && javaEquals(left.value, right.value, meter, depth + 1)
  }
  if (left instanceof MapView) return isSet(left) && right instanceof MapView && isSet(right) && setsEqual(left.items, right.items, meter, depth)
  if (left instanceof BigDecimal) return right instanceof BigDecimal && left.unscaled === right.unscaled && left.scale === right.scale
  if (left instanceof JavaClass) return right instanceof JavaClass && left.name === right.name
  if (!isScalar(left) || !isScalar(right)) return false
  // Object.is: to Java's Double.equals NaN is itself, and 0.0 is not -0.0.
  return left.className === right.className && Object.is(left.value, right.value)
}

function itemsEqual(left: readonly Value[], right: readonly Value[], meter: Meter, depth: number): boolean {
  if (left.length !== right.length) return false
  meter.charge(left.length)
  return left.every((item, index) => javaEquals(item, right[index] ?? null, meter, depth + 1))
}

function mapsEqual(left: JavaMap, right: JavaMap, meter: Meter, depth: number): boolean {
  if (left.size !== right.size) return false
  meter.charge(left.size)
  for (const [key, value] of left.members) {
    const other = right.get(left.javaKey(key))
    if (other === undefined || !javaEquals(value, other, meter, depth + 1)) return false
  }
  return true
}

function setsEqual(left: readonly Value[], right: readonly Value[], meter: Meter, depth: number): boolean {
  if (left.length !== right.length) return false
  meter.charge(left.length * right.length)
  return left.every((item) => right.some((other) => javaEquals(item, other, meter, depth + 1)))
}

function isList(value: JavaObject): value is JavaList | SubList {
  return value instanceof JavaList || value instanceof SubList
}

function isSet(view: MapView): boolean {
  return view.side !== 'values'
}

type Scalar = Long | BigInteger | Double | Float | Short | Byte | Character

function isScalar(value: JavaObject): value is Scalar {
  return (
    value instanceof Long ||
    value instanceof Double ||
    value instanceof BigInteger ||
    value instanceof Float ||
    value instanceof Short ||
    value instanceof Byte ||
    value instanceof Character
  )
}
