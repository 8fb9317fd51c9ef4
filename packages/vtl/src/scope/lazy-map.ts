import { JavaMap, type MapClass, type MapKey, type Value } from '../values.ts'

/** Where a map's members come from: one at a time, or all of them in order. */
export interface Members {
  readonly get: (name: string) => Value | undefined
  /** Each name once. */
  readonly names: () => readonly string[]
}

/** A map that is filled only when a template wants more of it than single members. */
export class LazyMap extends JavaMap {
  readonly #source: Members
  /** The objects handed out so far: the next to ask gets the same. */
  #objects: Map<string, Value> | undefined
  #filled = false

  constructor(className: MapClass, source: Members) {
    super(className)
    this.#source = source
  }

  override get members(): Map<MapKey, Value> {
    const members = super.members
    if (!this.#filled) {
      this.#filled = true
      for (const name of this.#source.names()) members.set(name, this.#objects?.get(name) ?? this.#source.get(name) ?? null)
    }
    return members
  }

  override keys(): readonly MapKey[] {
    return this.#filled ? super.keys() : this.#source.names()
  }

  override get(key: Value): Value | undefined {
    if (this.#filled || typeof key !== 'string') return super.get(key)
    const known = this.#objects?.get(key)
    if (known !== undefined) return known
    const value = this.#source.get(key)
    if (typeof value === 'object' && value !== null) (this.#objects ??= new Map()).set(key, value)
    return value
  }
}
