import type { FaultKind } from '@fourbox/domain'

/** A place in a definition's text, as editors count: the first line and the first column are 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * A definition that cannot be imported. `message` is AWS's text, fit for a BadRequestException unless `kind` says otherwise; `position` is where
 * the fault stands in the file, when it stands at one place.
 */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError'
  readonly position: Position | undefined
  /** `limit` where the account's quotas refuse it: AWS's exception is another then. */
  readonly kind: FaultKind | undefined

  constructor(message: string, position?: Position, kind?: FaultKind) {
    super(message)
    this.position = position
    this.kind = kind
  }
}
