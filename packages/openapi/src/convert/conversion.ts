import type { ImportWarning } from '../import/import-warning.ts'
import type { Spot } from '../read/json.ts'

/** A definition of OpenAPI 3.1 as one of 3.0, and what had to change for that. */
export interface Conversion {
  /** The version that the file says, such as `3.1.0`. */
  readonly from: string
  /** The definition in OpenAPI 3.0, as JSON. */
  readonly definition: string
  readonly changes: readonly Change[]
}

/** One thing that 3.0 says otherwise than the file, or not at all. */
export interface Change extends ImportWarning {
  /** Where it stands in the file, as a JSON pointer: `/components/schemas/Pet`. */
  readonly pointer: string
  /** What the file says here is said no more; otherwise it is said in other words. */
  readonly lost: boolean
}

/** What every part of a conversion is lent. */
export interface Converting {
  readonly root: Spot
  /** What is said in other words. */
  readonly reword: (message: string, spot: Spot) => void
  /** What is left out, or said more loosely. */
  readonly lose: (message: string, spot: Spot) => void
  /** The reference to a schema that 3.0 cannot refer to where it stands: it moves to the components. */
  readonly moved: (reference: string) => string
  /** A path item, or what it refers to. */
  readonly openPathItem: (listed: Spot) => Spot
}
