import type { Meter } from '../bounds/meter.ts'
import { identityOf } from './identity.ts'

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
  /** What it is as a map's key: the same for two objects exactly when Java's `equals` says so. Its own parts by `contentOf`. */
  keyContent(_contentOf: ContentOf): string {
    return `#${identityOf(this)}`
  }
}

/** The content of a part of a key. */
export type ContentOf = (value: Value) => string
