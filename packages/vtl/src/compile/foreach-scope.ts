import { JavaMap, type Value } from '../values.ts'

/** `$foreach`: where the loop stands, and a map of the loop's own that its rounds can write. */
export class ForeachScope extends JavaMap {
  /** The loop that `#break($foreach)` ends. */
  readonly owner: object
  readonly parent: ForeachScope | undefined
  readonly #replaced: Value
  index = -1
  hasNext = false

  constructor(owner: object, previous: Value) {
    super('org.apache.velocity.runtime.directive.ForeachScope')
    this.owner = owner
    this.parent = previous instanceof ForeachScope ? previous : undefined
    this.#replaced = previous instanceof ForeachScope ? null : previous
  }
  get topmost(): ForeachScope {
    return this.parent?.topmost ?? this
  }
  /** What `$foreach` was before the outermost loop. */
  get replaced(): Value {
    return this.#replaced ?? this.parent?.replaced ?? null
  }
  override get(key: Value): Value | undefined {
    return super.get(key) ?? (this.has(key) ? undefined : this.parent?.get(key))
  }
}
