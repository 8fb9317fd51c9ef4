import type { Profile } from '../compile/compiler.ts'
import { Double, type JavaMap, JavaList, Long, type MapClass, type Value } from '../values.ts'
import { LazyMap, type Members } from './lazy-map.ts'
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
export function contextMap(source: ContextSource | undefined, overrides: Overrides, profile: Profile): JavaMap {
  const nestedClass: MapClass = profile === 'aws' ? 'EmptyStringExpandingMap' : 'java.util.LinkedHashMap'

  function get(name: string): Value | undefined {
    const override = overrides.member(name)
    if (override !== undefined) return override
    const given = source?.get(name)
    return given === undefined ? undefined : contextValue(given, nestedClass)
  }

  return new LazyMap('java.util.LinkedHashMap', {
    get,
    names: () => [...new Set([...(source?.names() ?? []), ...overrideNames])],
  })
}

function contextValue(given: ContextValue, mapClass: MapClass): Value {
  if (typeof given === 'number') return numberValue(given)
  if (typeof given !== 'object' || given === null) return given
  if (isList(given)) {
    const items = given.map((item) => contextValue(item, mapClass))
    return new JavaList('java.util.ArrayList', items)
  }
  return new LazyMap(mapClass, nestedMembers(given, mapClass))
}

function nestedMembers(given: ReadonlyMap<string, ContextValue> | ContextRecord, mapClass: MapClass): Members {
  return {
    get: (name) => {
      const member = isMap(given) ? given.get(name) : Object.hasOwn(given, name) ? given[name] : undefined
      return member === undefined ? undefined : contextValue(member, mapClass)
    },
    names: () => (isMap(given) ? [...given.keys()] : Object.keys(given)),
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
