import { JavaMap, type MapKey, type Value } from '@fourbox/java'
import { noMembers, type Shape } from './shape.ts'
import type { Unread } from './unread.ts'

/** A place that asks one map after the other for the member of a name. */
export class MemberPlace {
  readonly name: string
  shape: Shape | undefined = undefined
  index = -1

  constructor(name: string) {
    this.name = name
  }

  learn(shape: Shape): void {
    this.shape = shape
    this.index = shape.indexOf(this.name)
  }
}

const noValues: readonly Value[] = []

/**
 * An object of a body: its values in the order of a shape that it shares with others of the same names. Who asks for
 * `members`, to go through them or to change them, makes it a map like any other. One of a large body is read when
 * somebody asks for anything at all.
 */
export class ParsedMap extends JavaMap {
  declare private shape: Shape
  declare private values: readonly Value[] | undefined
  declare private source: Unread | undefined

  constructor(shape: Shape, values: readonly Value[], source?: Unread) {
    super()
    this.shape = shape
    this.values = values
    this.source = source
  }

  static unread(source: Unread): ParsedMap {
    return new ParsedMap(noMembers(), noValues, source)
  }

  override get members(): Map<MapKey, Value> {
    if (this.source !== undefined) this.look(this.source)
    const members = super.members
    const values = this.values
    if (values === undefined) return members
    this.values = undefined
    for (const [index, key] of this.shape.keys.entries()) members.set(key, values[index] ?? null)
    return members
  }

  override get size(): number {
    if (this.source !== undefined) this.look(this.source)
    return this.values === undefined ? super.size : this.shape.keys.length
  }

  override keys(): readonly MapKey[] {
    if (this.source !== undefined) this.look(this.source)
    return this.values === undefined ? super.keys() : this.shape.keys
  }

  override get(key: Value): Value | undefined {
    if (this.source !== undefined) this.look(this.source)
    const values = this.values
    return values === undefined || typeof key !== 'string' ? super.get(key) : values[this.shape.indexOf(key)]
  }

  /** The member that a place in a template asks for; the place remembers where it stood in the last map's shape. */
  at(place: MemberPlace): Value | undefined {
    if (this.source !== undefined) this.look(this.source)
    const values = this.values
    if (values === undefined) return super.get(place.name)
    if (place.shape !== this.shape) place.learn(this.shape)
    return place.index === -1 ? undefined : values[place.index]
  }

  override has(key: Value): boolean {
    if (this.source !== undefined) this.look(this.source)
    return this.values === undefined || typeof key !== 'string' ? super.has(key) : this.shape.indexOf(key) !== -1
  }

  /** Its text, as long as nobody has asked for anything. */
  get unread(): Unread | undefined {
    return this.source
  }

  /** What was read, as long as it is no map of its own; for printing it again. */
  get parsed(): { readonly shape: Shape; readonly values: readonly Value[] } | undefined {
    if (this.source !== undefined) this.look(this.source)
    return this.values === undefined ? undefined : { shape: this.shape, values: this.values }
  }

  private look(source: Unread): void {
    this.source = undefined
    const map = source.map()
    if (map instanceof ParsedMap) {
      this.shape = map.shape
      this.values = map.values
    } else {
      this.values = undefined
      this.held = map.members
    }
  }
}
