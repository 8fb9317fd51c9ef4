import { own } from '../names/record.ts'
import type { JsonValue } from '../saved-test/saved-test.ts'

/** What makes one object of another, both as JSON: names are in lists, so that none is special. */
export interface Patch {
  /** Members that are put in whole. */
  readonly set?: readonly (readonly [name: string, value: JsonValue])[]
  readonly remove?: readonly string[]
  readonly within?: readonly (readonly [name: string, patch: Patch])[]
  /** The names in their order, where what precedes would leave another: what is listed in the order of its creation stands in it. */
  readonly order?: readonly string[]
}

/**
 * What makes `to` of `from`; undefined where they are equal. What both share as one value is not looked into, so that a
 * change costs what it touched, not what the whole has.
 */
export function patchBetween(from: object, to: object): Patch | undefined {
  if (from === to) return undefined
  const [old, young] = [Object.keys(from), Object.keys(to)]
  const [before, after] = [recordOf(from), recordOf(to)]
  const set: (readonly [string, JsonValue])[] = []
  const within: (readonly [string, Patch])[] = []
  for (const name of young) {
    const value = after[name]
    // An object of a thousand members is gone through with every write of it: that comes first which says most of them.
    if (value === undefined || value === before[name]) continue
    const former = own(before, name)
    if (isObject(former) && isObject(value)) {
      const inner = patchBetween(former, value)
      if (inner) within.push([name, inner])
    } else if (former === undefined || !isSame(former, value)) set.push([name, value])
  }
  const names = isSameList(old, young) ? {} : namesBetween(old.filter(stands(before)), young.filter(stands(after)))
  const patch = { ...(set.length > 0 && { set }), ...(within.length > 0 && { within }), ...names }
  return Object.keys(patch).length === 0 ? undefined : patch
}

function namesBetween(old: readonly string[], young: readonly string[]): Pick<Patch, 'remove' | 'order'> {
  const [before, after] = [new Set(old), new Set(young)]
  const remove = old.filter((name) => !after.has(name))
  const appended = [...old.filter((name) => after.has(name)), ...young.filter((name) => !before.has(name))]
  return { ...(remove.length > 0 && { remove }), ...(isSameList(appended, young) ? {} : { order: young }) }
}

/** The object that a patch makes of one; what the patch does not touch is shared. */
export function patched(from: object, { set = [], remove = [], within = [], order }: Patch): object {
  const members = membersOf(from)
  for (const name of remove) members.delete(name)
  for (const [name, value] of set) members.set(name, value)
  for (const [name, patch] of within) {
    const inner = members.get(name)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a patch of JSON makes JSON
    if (isObject(inner)) members.set(name, patched(inner, patch) as JsonValue)
  }
  if (!order) return Object.fromEntries(members)
  return Object.fromEntries(order.flatMap((name) => (members.has(name) ? [[name, members.get(name)] as const] : [])))
}

function membersOf(value: object): Map<string, JsonValue> {
  return new Map(Object.entries(value))
}

type JsonObject = Readonly<Record<string, JsonValue>>

/** Members that are undefined are none: JSON has none of them. */
function stands(object: JsonObject): (name: string) => boolean {
  return (name) => object[name] !== undefined
}

function recordOf(document: object): JsonObject {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- documents are JSON
  return document as JsonObject
}

function isObject(value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Of lists and of what is no object; lists are replaced whole. */
function isSame(one: JsonValue, other: JsonValue): boolean {
  return one === other || (Array.isArray(one) && Array.isArray(other) && JSON.stringify(one) === JSON.stringify(other))
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}
