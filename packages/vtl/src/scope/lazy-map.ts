import { JavaMap, type MapClass, type MapKey, type Value } from '@fourbox/java'

/** A map that is filled only when a template wants more of it than single members. */
export abstract class LazyMap extends JavaMap {
  /** The objects handed out so far: the next to ask gets the same. */
  declare private objects: Map<string, Value> | undefined
  declare private filled: boolean

  constructor(mapClass: MapClass) {
    super(mapClass)
    this.objects = undefined
    this.filled = false
  }

  /** The member of a name, as it is before anybody writes to the map. */
  protected abstract find(name: string): Value | undefined

  /** All names in their order, each once. */
  protected abstract names(): readonly string[]

  override get members(): Map<MapKey, Value> {
    const members = super.members
    if (!this.filled) {
      this.filled = true
      for (const name of this.names()) members.set(name, this.objects?.get(name) ?? this.find(name) ?? null)
    }
    return members
  }

  override keys(): readonly MapKey[] {
    return this.filled ? super.keys() : this.names()
  }

  override get(key: Value): Value | undefined {
    if (this.filled || typeof key !== 'string') return super.get(key)
    const known = this.objects?.get(key)
    if (known !== undefined) return known
    const value = this.find(key)
    if (typeof value === 'object' && value !== null) (this.objects ??= new Map()).set(key, value)
    return value
  }
}
