import type { Meter, Value } from '@fourbox/java'
import type { ParsedPath } from './tokens.ts'

/** Where a path is looked up: from the item, or from the root where it starts with `$`. */
export interface Place {
  readonly item: Value
  readonly root: Value
  readonly meter: Meter
  readonly requiresProperties: boolean
  /** Looks a path up. @throws PathNotFound, PathAborted */
  readonly find: (path: ParsedPath, place: Place) => Value
}
