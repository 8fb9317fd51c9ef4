import type { Profile } from '../compile/compiler.ts'
import { Double, JavaList, JavaMap, Long, type MapClass, type MapKey, type Value } from '../values.ts'
import type { Overrides } from './overrides.ts'

/** A value of `$context`. */
export type ContextValue = null | boolean | number | string | readonly ContextValue[] | ReadonlyMap<string, ContextValue> | ContextRecord
export interface ContextRecord {
  readonly [name: string]: ContextValue
}

/** Where `$context` comes from: asked for one name at a time, and for all of them only if a template wants the whole. */
export interface ContextSource {
  readonly get: (name: string) => ContextValue | undefined
  readonly names: () => Iterable<string>
}

/** `$context`: filled as it is read. What a template writes stays in this render, but for the overrides. */
export class ContextMap extends JavaMap {
  readonly #source: ContextSource | undefined
  readonly #overrides: Overrides
  readonly #nestedClass: MapClass
  readonly #read = new Map<string, Value>()
  #whole = false

  constructor(source: ContextSource | undefined, overrides: Overrides, profile: Profile) {
    super()
    this.#source = source
    this.#overrides = overrides
    this.#nestedClass = profile === 'aws' ? 'EmptyStringExpandingMap' : 'java.util.LinkedHashMap'
  }

  override get members(): Map<MapKey, Value> {
    const members = super.members
    if (!this.#whole) {
      this.#whole = true
      for (const name of this.#source?.names() ?? []) members.set(name, this.#load(name) ?? null)
      for (const name of ['requestOverride', 'responseOverride']) members.set(name, this.#load(name) ?? null)
    }
    return members
  }

  override get(key: Value): Value | undefined {
    return this.#whole || typeof key !== 'string' ? super.get(key) : this.#load(key)
  }

  #load(name: string): Value | undefined {
    const known = this.#read.get(name) ?? this.#overrides.member(name)
    if (known !== undefined) return known
    const given = this.#source?.get(name)
    if (given === undefined) return undefined
    const value = contextValue(given, this.#nestedClass)
    this.#read.set(name, value)
    return value
  }
}

function contextValue(given: ContextValue, mapClass: MapClass): Value {
  if (typeof given === 'number') return numberValue(given)
  if (typeof given !== 'object' || given === null) return given
  if (isList(given))
    return new JavaList(
      'java.util.ArrayList',
      given.map((item) => contextValue(item, mapClass)),
    )
  const entries: Iterable<readonly [string, ContextValue]> = given instanceof Map ? given : Object.entries(given)
  return new JavaMap(mapClass, new Map(Array.from(entries, ([name, value]) => [name, contextValue(value, mapClass)])))
}

function isList(given: ContextValue): given is readonly ContextValue[] {
  return Array.isArray(given)
}

function numberValue(value: number): Value {
  if (!Number.isInteger(value)) return new Double(value)
  return value === (value | 0) ? value : new Long(BigInt(value))
}
