import { JavaMap, type MapClass, type Value } from '@fourbox/java'

const foreachScope: MapClass = { name: 'org.apache.velocity.runtime.directive.ForeachScope' }

/** `$foreach`: where the loop stands, and a map of the loop's own that its rounds can write. */
export class ForeachScope extends JavaMap {
  /** The loop that `#break($foreach)` ends. */
  declare readonly owner: object
  declare readonly parent: ForeachScope | undefined
  declare private readonly before: Value
  declare index: number
  declare hasNext: boolean

  constructor(owner: object, previous: Value) {
    super(foreachScope)
    this.owner = owner
    this.parent = previous instanceof ForeachScope ? previous : undefined
    this.before = previous instanceof ForeachScope ? null : previous
    this.index = -1
    this.hasNext = false
  }
  get topmost(): ForeachScope {
    return this.parent?.topmost ?? this
  }
  /** What `$foreach` was before the outermost loop. */
  get replaced(): Value {
    return this.before ?? this.parent?.replaced ?? null
  }
  override get(key: Value): Value | undefined {
    return super.get(key) ?? (this.has(key) ? undefined : this.parent?.get(key))
  }
}
