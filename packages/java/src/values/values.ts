import type { Meter } from '../bounds/meter.ts'
import { keyContent } from './key-content.ts'

/**
 * The values a template can hold: Java's null, Boolean, String and Integer as JavaScript's own primitives, every other
 * Java object as one of the small classes below.
 *
 *   Java               here
 *   null               null
 *   Boolean            boolean
 *   String             string (UTF-16 in both)
 *   Integer            number, always an int32
 *   everything else    a JavaObject
 *
 * A template reaches a value only through the method tables in `methods/`, chosen by `className`: no JavaScript object,
 * prototype, getter or function can be named from a template.
 */
export type Value = null | boolean | string | number | JavaObject

/**
 * An instance of any Java class that has no JavaScript primitive here.
 *
 * Where a render makes many objects of a class, its fields are only declared and the constructor assigns them: a field
 * that the class itself defines makes the object three times as dear (measured).
 */
export abstract class JavaObject {
  /** What Java's `getClass().getName()` answers; also the key of the method table. */
  abstract readonly className: string
  /** What `toString()` answers where the class has one of its own and `textOf` does not know it. */
  text(_meter: Meter): string | undefined {
    return undefined
  }
}

/** Java's Long, 64 bits. Make one with `longOf`, which wraps. */
export class Long extends JavaObject {
  readonly className = 'java.lang.Long'
  readonly value: bigint
  constructor(value: bigint) {
    super()
    this.value = value
  }
}

/** Java's BigInteger. */
export class BigInteger extends JavaObject {
  readonly className = 'java.math.BigInteger'
  readonly value: bigint
  constructor(value: bigint) {
    super()
    this.value = value
  }
}

/** Java's Double. */
export class Double extends JavaObject {
  declare readonly value: number
  /** How it is written in a body, where that is also how it prints. */
  declare readonly written: string | undefined
  constructor(value: number, written?: string) {
    super()
    this.value = value
    this.written = written
  }
  get className(): 'java.lang.Double' {
    return 'java.lang.Double'
  }
}

/** Java's Float; `value` is already rounded to 32 bits. */
export class Float extends JavaObject {
  readonly className = 'java.lang.Float'
  readonly value: number
  constructor(value: number) {
    super()
    this.value = Math.fround(value)
  }
}

/** Java's Short. */
export class Short extends JavaObject {
  readonly className = 'java.lang.Short'
  readonly value: number
  constructor(value: number) {
    super()
    this.value = (value << 16) >> 16
  }
}

/** Java's Byte. */
export class Byte extends JavaObject {
  readonly className = 'java.lang.Byte'
  readonly value: number
  constructor(value: number) {
    super()
    this.value = (value << 24) >> 24
  }
}

/** Java's BigDecimal: `unscaled` · 10^-`scale`. */
export class BigDecimal extends JavaObject {
  readonly className = 'java.math.BigDecimal'
  readonly unscaled: bigint
  readonly scale: number
  constructor(unscaled: bigint, scale: number) {
    super()
    this.unscaled = unscaled
    this.scale = scale
  }
}

/** Java's Character: one UTF-16 unit. */
export class Character extends JavaObject {
  readonly className = 'java.lang.Character'
  readonly value: string
  constructor(value: string) {
    super()
    this.value = value
  }
}

export type JavaNumber = number | Long | BigInteger | Double | Float | Short | Byte | BigDecimal

export class JavaList extends JavaObject {
  /** `java.util.ArrayList`, or another class of Java's that extends it or cannot change. */
  declare readonly className: string
  declare readonly items: Value[]
  /** How often items were added or removed: an iterator notices, as Java's does. */
  declare changes: number
  constructor(className: string, items: Value[]) {
    super()
    this.className = className
    this.items = items
    this.changes = 0
  }
}

/** A Java array; `component` is a primitive's or a class's name: `char`, `byte`, `java.lang.String`, `java.lang.Object`. */
export class JavaArray extends JavaObject {
  readonly component: string
  readonly items: Value[]
  constructor(component: string, items: Value[]) {
    super()
    this.component = component
    this.items = items
  }
  get className(): string {
    return arrayClassNames.get(this.component) ?? `[L${this.component};`
  }
}

const arrayClassNames: ReadonlyMap<string, string> = new Map([
  ['char', '[C'],
  ['byte', '[B'],
  ['int', '[I'],
  ['long', '[J'],
  ['double', '[D'],
])

/** `java.util.LinkedHashMap` for every map a template or a body makes; the others are API Gateway's own. */
export type MapClass =
  | 'java.util.LinkedHashMap'
  | 'java.util.Collections$UnmodifiableMap'
  | 'EmptyStringExpandingMap'
  | 'org.apache.velocity.runtime.directive.ForeachScope'

/** A key of `JavaMap.members`: the Java key itself, a Long as a bigint, any other object as a symbol of that map's own. */
export type MapKey = null | boolean | string | number | bigint | symbol

/** A Java map in insertion order. Integer-like strings keep their place, and no name is special. */
export class JavaMap extends JavaObject {
  declare readonly className: MapClass
  declare private held: Map<MapKey, Value> | undefined
  /** How often members were added or removed: an iterator notices, as Java's does. */
  declare changes: number
  declare private objectKeys: ObjectKeys | undefined

  constructor(className: MapClass = 'java.util.LinkedHashMap', members?: Map<MapKey, Value>) {
    super()
    this.className = className
    this.held = members
    this.changes = 0
    this.objectKeys = undefined
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

/** The object keys of one map, told apart by their content as it was when they came in. */
class ObjectKeys {
  readonly #symbols = new Map<string, symbol>()
  readonly #keys = new Map<symbol, JavaObject>()

  symbolOf(key: JavaObject): symbol {
    const content = keyContent(key)
    let symbol = this.#symbols.get(content)
    if (symbol === undefined) {
      symbol = Symbol('key')
      this.#symbols.set(content, symbol)
      this.#keys.set(symbol, key)
    }
    return symbol
  }
  keyOf(symbol: symbol): JavaObject | undefined {
    return this.#keys.get(symbol)
  }
}
