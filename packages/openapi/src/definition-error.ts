import type { FaultKind } from '@fourbox/domain'

/** A place in a definition's text, as editors count: the first line and the first column are 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** What is known of a definition's fault beside AWS's text. */
export interface DefinitionFault {
  readonly position?: Position | undefined
  readonly kind?: FaultKind | undefined
  readonly hint?: string | undefined
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
  /** What is wrong, in words of ours, where AWS's text does not tell: it says of most files `Invalid OpenAPI input.` */
  readonly hint: string | undefined

  constructor(message: string, { position, kind, hint }: DefinitionFault = {}) {
    super(message)
    this.position = position
    this.kind = kind
    this.hint = hint
  }
}
