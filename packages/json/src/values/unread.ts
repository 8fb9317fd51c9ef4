import type { JavaMap, Meter, Value } from '@fourbox/java'

/** An object or array of a large body that nobody has looked into yet. */
export interface Unread {
  /** What it holds; objects and arrays within it are unread in their turn. */
  map(): JavaMap
  items(): Value[]
  /** Its text as `$input.json` prints it; undefined where its values are needed for that. */
  json(meter: Meter): string | undefined
}
