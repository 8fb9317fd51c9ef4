import type { Position } from '../definition-error.ts'

/** What an import left out or took otherwise than written: AWS's text, and where in the file it stands. */
export interface ImportWarning {
  readonly message: string
  readonly position?: Position
}
