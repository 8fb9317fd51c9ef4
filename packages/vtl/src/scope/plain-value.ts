import { Double, Float, JavaList, JavaMap, Long, Meter, overBudget, textOf, type Value } from '@fourbox/java'

/** A value of a template as plain data. What has no counterpart is its text. */
export type PlainValue = null | boolean | number | string | readonly PlainValue[] | ReadonlyMap<string, PlainValue>

export function plainValue(value: Value, meter: Meter = new Meter(), depth = 0): PlainValue {
  if (typeof value !== 'object' || value === null) return value
  if (depth > meter.budgets.depth) throw overBudget('depth', meter.budgets.depth)
  meter.charge(1)
  if (value instanceof Double || value instanceof Float) return value.value
  if (value instanceof Long && Number.isSafeInteger(Number(value.value))) return Number(value.value)
  if (value instanceof JavaList) return value.items.map((item) => plainValue(item, meter, depth + 1))
  if (value instanceof JavaMap) {
    const members = [...value.members].map(([key, member]) => [textOf(value.javaKey(key), meter), plainValue(member, meter, depth + 1)] as const)
    return new Map(members)
  }
  return textOf(value, meter)
}
