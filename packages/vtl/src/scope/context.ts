import { Double, JavaList, linkedHashMap, Long, type MapClass, type Value } from '@fourbox/java'
import type { Profile } from './profile.ts'
import { expandingMap } from './expanding-map.ts'
import { LazyMap } from './lazy-map.ts'
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

const overrideNames = ['requestOverride', 'responseOverride']

/** `$context`: read as it is asked for. What a template writes stays in its render, but for the overrides. */
export class ContextMap extends LazyMap {
  declare private readonly source: ContextSource | undefined
  declare private readonly overrides: Overrides
  declare private readonly profile: Profile

  constructor(source: ContextSource | undefined, overrides: Overrides, profile: Profile) {
    super(linkedHashMap)
    this.source = source
    this.overrides = overrides
    this.profile = profile
  }

  protected override find(name: string): Value | undefined {
    const override = this.overrides.member(name)
    if (override !== undefined) return override
    const given = this.source?.get(name)
    return given === undefined ? undefined : contextValue(given, this.profile === 'aws' ? expandingMap : linkedHashMap)
  }

  protected override names(): readonly string[] {
    return [...new Set([...(this.source?.names() ?? []), ...overrideNames])]
  }
}

function contextValue(given: ContextValue, mapClass: MapClass): Value {
  if (typeof given === 'number') return numberValue(given)
  if (typeof given !== 'object' || given === null) return given
  if (isList(given)) {
    const items = given.map((item) => contextValue(item, mapClass))
    return new JavaList('java.util.ArrayList', items)
  }
  return new NestedMap(mapClass, given)
}

/** An object within `$context`. */
class NestedMap extends LazyMap {
  declare private readonly given: ReadonlyMap<string, ContextValue> | ContextRecord

  constructor(mapClass: MapClass, given: ReadonlyMap<string, ContextValue> | ContextRecord) {
    super(mapClass)
    this.given = given
  }

  protected override find(name: string): Value | undefined {
    const given = this.given
    const member = isMap(given) ? given.get(name) : Object.hasOwn(given, name) ? given[name] : undefined
    return member === undefined ? undefined : contextValue(member, this.javaClass)
  }

  protected override names(): readonly string[] {
    return isMap(this.given) ? [...this.given.keys()] : Object.keys(this.given)
  }
}

function isMap(given: ReadonlyMap<string, ContextValue> | ContextRecord): given is ReadonlyMap<string, ContextValue> {
  return given instanceof Map
}

function isList(given: ContextValue): given is readonly ContextValue[] {
  return Array.isArray(given)
}

function numberValue(value: number): Value {
  if (!Number.isInteger(value)) return new Double(value)
  return value === (value | 0) ? value : new Long(BigInt(value))
}
