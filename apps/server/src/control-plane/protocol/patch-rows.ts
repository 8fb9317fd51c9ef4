import { own, withEntry, withoutEntry } from '@fourbox/domain'
import { badRequest, notFound } from './errors.ts'
import type { PatchRow } from './patch.ts'

/** An optional text that may be replaced; an empty value takes it away, which is how Terraform resets what it had set. */
export function text<K extends string, T extends { readonly [P in K]?: string }>(member: K): PatchRow<T> {
  return { replace: (current, { value }) => (value ? { ...current, [member]: value } : without(current, member)) }
}

/** One of a few texts that may be replaced; anything else is refused as AWS does. */
export function oneOf<K extends string, T extends { readonly [P in K]?: string }>(member: K, values: readonly string[], fault: string): PatchRow<T> {
  return {
    replace: (current, { value }) => {
      if (value === undefined || !values.includes(value)) throw badRequest(fault)
      return { ...current, [member]: value }
    },
  }
}

/** A flag that may be replaced; whatever is not `true` counts as false. */
export function flag<K extends string, T extends { readonly [P in K]?: boolean }>(member: K): PatchRow<T> {
  return { replace: (current, { value }) => ({ ...current, [member]: isTrue(value) }) }
}

export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}

/** The number that a text is; what is none is NaN, which no reader takes. */
export function numberOf(value: string | undefined): number {
  return value === undefined || value.trim() === '' ? Number.NaN : Number(value)
}

interface EntryRules<V> {
  /** Makes the entry's value of the patch's text, or refuses it; the key comes along for the text of a refusal. */
  readonly read: (value: string | undefined, key: string) => V
  /** What AWS says when an entry to replace or to remove is not there; when absent, replacing adds and removing does nothing. */
  readonly missing?: string
}

/** The entries of a map, by the pattern's key: added, replaced, removed. A map that loses its last entry goes away. */
export function entry<K extends string, V, T extends { readonly [P in K]?: Readonly<Record<string, V>> }>(
  member: K,
  { read, missing }: EntryRules<V>,
): PatchRow<T> {
  const found = (current: T, key: string): void => {
    if (missing !== undefined && own(current[member], key) === undefined) throw notFound(missing)
  }
  return {
    add: (current, { keys: [key = ''], value }) => ({ ...current, [member]: withEntry(current[member], key, read(value, key)) }),
    replace: (current, { keys: [key = ''], value }) => {
      const next = read(value, key)
      found(current, key)
      return { ...current, [member]: withEntry(current[member], key, next) }
    },
    remove: (current, { keys: [key = ''] }) => {
      found(current, key)
      const rest = withoutEntry(current[member], key)
      return Object.keys(rest).length > 0 ? { ...current, [member]: rest } : without(current, member)
    },
  }
}

/** Texts of a list, by value: added at its end, removed wherever they stand. */
export function item<K extends string, T extends { readonly [P in K]?: readonly string[] }>(member: K): PatchRow<T> {
  return {
    add: (current, { value = '' }) => ({ ...current, [member]: withItems(current[member] ?? [], splitList(value)) }),
    remove: (current, { value = '' }) => {
      const gone = new Set(splitList(value))
      return { ...current, [member]: (current[member] ?? []).filter((each) => !gone.has(each)) }
    },
  }
}

function withItems(list: readonly string[], added: readonly string[]): readonly string[] {
  return [...list, ...[...new Set(added)].filter((each) => !list.includes(each))]
}

/** A patch may bring several items in one value, separated by commas. */
export function splitList(value: string): readonly string[] {
  return value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** A copy without one member. */
export function without<T extends object>(current: T, member: string): T {
  const copy: T = { ...current }
  Reflect.deleteProperty(copy, member)
  return copy
}
