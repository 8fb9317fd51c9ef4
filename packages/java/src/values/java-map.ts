import { type ContentOf, JavaObject, type Value } from './java-object.ts'
import { Long } from './numbers.ts'
import { ObjectKeys } from './object-keys.ts'

/** A class of Java's whose objects are maps. */
export interface MapClass {
  readonly name: string
  /** What its maps print, if that is always the same. */
  readonly text?: string
}

/** The class of every map that a template or a body makes. */
export const linkedHashMap: MapClass = { name: 'java.util.LinkedHashMap' }

/** A key of `JavaMap.members`: the Java key itself, a Long as a bigint, any other object as a symbol of that map's own. */
export type MapKey = null | boolean | string | number | bigint | symbol

/** A Java map in insertion order. Integer-like strings keep their place, and no name is special. */
export class JavaMap extends JavaObject {
  declare readonly javaClass: MapClass
  declare protected held: Map<MapKey, Value> | undefined
  /** How often members were added or removed: an iterator notices, as Java's does. */
  declare changes: number
  declare private objectKeys: ObjectKeys | undefined

  constructor(javaClass: MapClass = linkedHashMap, members?: Map<MapKey, Value>) {
    super()
    this.javaClass = javaClass
    this.held = members
    this.changes = 0
    this.objectKeys = undefined
  }
  get className(): string {
    return this.javaClass.name
  }
  override text(): string | undefined {
    return this.javaClass.text
  }
  override keyContent(contentOf: ContentOf): string {
    const members = [...this.members].map(([name, member]) => `${contentOf(this.javaKey(name))}:${contentOf(member)}`)
    return `{${members.toSorted().join(',')}}`
  }
  get members(): Map<MapKey, Value> {
    return (this.held ??= new Map())
  }
  get size(): number {
    return this.members.size
  }
  /** The keys of `members` in their order, as they are now. */
  keys(): readonly MapKey[] {
    return [...this.members.keys()]
  }
  get(key: Value): Value | undefined {
    return this.members.get(this.memberKey(key))
  }
  has(key: Value): boolean {
    return this.members.has(this.memberKey(key))
  }
  set(key: Value, value: Value): void {
    this.members.set(this.memberKey(key), value)
  }
  delete(key: Value): void {
    this.members.delete(this.memberKey(key))
  }
  /** The key of `members` that stands for a Java key; Java keys that are equal give the same one. */
  memberKey(key: Value): MapKey {
    if (typeof key !== 'object' || key === null) return key
    if (key instanceof Long) return key.value
    this.objectKeys ??= new ObjectKeys()
    return this.objectKeys.symbolOf(key)
  }
  /** The Java key that a key of `members` stands for. */
  javaKey(key: MapKey): Value {
    if (typeof key === 'bigint') return new Long(key)
    if (typeof key === 'symbol') return this.objectKeys?.keyOf(key) ?? null
    return key
  }
}
