import type { JsonValue } from '@fourbox/domain'

/** Equal as values of JSON: the order of members does not count. */
export function isSameJson(one: JsonValue, other: JsonValue): boolean {
  if (isList(one)) return isList(other) && one.length === other.length && one.every((item, index) => isSameJson(item, other[index] ?? null))
  if (typeof one !== 'object' || one === null) return one === other
  if (typeof other !== 'object' || other === null || isList(other)) return false
  const members = new Map(Object.entries(other))
  const entries = Object.entries(one)
  return entries.length === members.size && entries.every(([name, value]) => isMember(members, name, value))
}

function isMember(members: ReadonlyMap<string, JsonValue>, name: string, expected: JsonValue): boolean {
  const value = members.get(name)
  return value !== undefined && isSameJson(expected, value)
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
