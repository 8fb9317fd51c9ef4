import type { Meter } from '@fourbox/java'
import { isJsonArray, type JsonValue } from './json-value.ts'

/** A value that is nested too deep to be followed. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep'
}

/** Values, or schemas, within one another. */
export const deepest = 1000

/** One text for all that is equal as JSON: members in the order of their names. In time that grows with the value. @throws EvaluationError, TooDeep */
export function canonicalText(value: JsonValue, meter: Meter, depth = 0): string {
  meter.charge(1)
  if (depth > deepest) throw new TooDeep()
  if (typeof value === 'string') {
    meter.chargeText(value.length)
    return JSON.stringify(value)
  }
  if (typeof value !== 'object' || value === null) return String(value)
  if (isJsonArray(value)) return `[${value.map((item) => canonicalText(item, meter, depth + 1)).join(',')}]`
  const names = Object.keys(value).toSorted()
  meter.charge(names.length)
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null, meter, depth + 1)}`).join(',')}}`
}
