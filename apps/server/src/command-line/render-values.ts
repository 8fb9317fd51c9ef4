import { JsonError, readStrictJson } from '@fourbox/json'
import { type ContextSource, plainValue, type PlainValue } from '@fourbox/vtl'

export type PlainObject = ReadonlyMap<string, PlainValue>

/** Reads a JSON object with its members in order. @throws JsonError for anything else. */
export function readObject(text: string): PlainObject {
  const value = plainValue(readStrictJson(text))
  if (value instanceof Map) return value
  throw new JsonError('an object is wanted', 0)
}

/** A member that is an object; empty when it is absent. */
export function objectOf(members: PlainObject, name: string): PlainObject {
  const value = members.get(name)
  return value instanceof Map ? value : new Map()
}

/** A member that is a text; empty when it is absent. */
export function textOf(members: PlainObject, name: string): string {
  const value = members.get(name)
  return typeof value === 'string' ? value : ''
}

/** The members that are texts. */
export function textsOf(members: PlainObject): ReadonlyMap<string, string> {
  return new Map([...members].filter((member): member is [string, string] => typeof member[1] === 'string'))
}

export function contextSource(members: PlainObject): ContextSource {
  return { get: (name) => members.get(name), names: () => members.keys() }
}

/** A plain value as JSON.stringify takes it: maps as objects in which no name is special. */
export function toJson(value: PlainValue): unknown {
  if (value instanceof Map) {
    const object: Record<string, unknown> = Object.create(null)
    for (const [name, member] of value) object[name] = toJson(member)
    return object
  }
  return isList(value) ? value.map(toJson) : value
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value)
}
