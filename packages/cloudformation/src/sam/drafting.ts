import { isJsonList, isJsonObject, type Json, type JsonObject } from '../template/json.ts'

/** A part of a template that is being written. */
export interface Draft {
  [key: string]: DraftValue
}
export type DraftValue = null | boolean | number | string | DraftValue[] | Draft

/** A copy that can be written in. */
export function draftOf(value: JsonObject): Draft {
  const draft: Draft = {}
  for (const [key, member] of Object.entries(value)) put(draft, key, draftValueOf(member))
  return draft
}

export function draftValueOf(value: Json): DraftValue {
  if (isJsonList(value)) return value.map(draftValueOf)
  return isJsonObject(value) ? draftOf(value) : value
}

/** Sets a member by a name that comes from outside: `__proto__` is a name like any other. */
export function put(draft: Draft, key: string, value: DraftValue): void {
  Object.defineProperty(draft, key, { value, writable: true, enumerable: true, configurable: true })
}

export function isDraft(value: DraftValue | undefined): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The map under a name, which is made where there is none. */
export function under(draft: Draft, key: string): Draft {
  const found = Object.hasOwn(draft, key) ? draft[key] : undefined
  if (isDraft(found)) return found
  const made: Draft = {}
  put(draft, key, made)
  return made
}
