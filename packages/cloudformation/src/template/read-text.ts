import type { Places } from './places.ts'

/** What a text of JSON or YAML says. */
export interface ReadText {
  readonly value: unknown
  readonly places: Places
  readonly twice: readonly TwiceNamed[]
}

/** A member of a map whose name stood there before: this one counts. */
export interface TwiceNamed {
  readonly name: string
  readonly line: number
}
