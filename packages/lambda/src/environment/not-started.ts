import type { PlatformError } from './error-payload.ts'

/** Why a runtime does not start at all; the error that its callers see is made for each invocation. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted'
  readonly errorFor: (requestId: string) => PlatformError
  constructor(errorFor: (requestId: string) => PlatformError) {
    super(errorFor('').errorMessage)
    this.errorFor = errorFor
  }
}
