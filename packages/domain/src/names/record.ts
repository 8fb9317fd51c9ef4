/**
 * Reading and changing records whose keys come from strangers. An own property is the only thing that counts:
 * a model named `constructor` or a header named `__proto__` is a key like any other.
 */

/** The own value under `key`, or undefined. Never what the prototype has under that name. */
export function own<V>(record: Readonly<Record<string, V>> | undefined, key: string): V | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}

/** A copy with `key` set to `value`; the entry keeps its place when it was there. */
export function withEntry<V>(record: Readonly<Record<string, V>> | undefined, key: string, value: V): Readonly<Record<string, V>> {
  // A computed key and a spread define own properties, `__proto__` among them.
  return { ...record, [key]: value }
}

/** A copy without `key`. */
export function withoutEntry<V>(record: Readonly<Record<string, V>> | undefined, key: string): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => name !== key))
}
