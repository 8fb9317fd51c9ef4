import type { GatewayResponseType, Why } from '@fourbox/domain'

export interface FaultDetails {
  /** For the execution log; the caller never sees it. */
  readonly log?: string
  /** What the caller reads; the type's own message when absent, the JSON value null when null. */
  readonly message?: string | null
  /** When it differs from the type's own status. */
  readonly status?: number
  /** The value of `x-amzn-ErrorType`, when it differs from the type's own. */
  readonly errorType?: string
  /** `$context.error.validationErrorString`. */
  readonly validationErrorString?: string
  /** Denials spell their key `Message` (execution reference 5.1). */
  readonly capitalKey?: boolean
  /** `$context.integrationErrorMessage`. */
  readonly integrationError?: string
  /** For the trace; made when it is asked for, where making it takes a while. */
  readonly why?: Why | (() => Why | undefined)
}

/**
 * The one error that a step throws: its type decides what the caller reads (a row of domain's table), its details what the
 * log keeps. `pipeline.ts` alone catches it.
 */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault'
  readonly type: GatewayResponseType
  readonly details: FaultDetails
  constructor(type: GatewayResponseType, details: FaultDetails = {}) {
    super(details.log ?? details.message ?? type)
    this.type = type
    this.details = details
  }
}

/** A definition that cannot run: 500 with the reason in the log, in AWS's frame. */
export function configurationError(reason: string, why: Why): GatewayFault {
  return new GatewayFault('API_CONFIGURATION_ERROR', { log: `Execution failed due to configuration error: ${reason}`, why })
}

/** A payload that Lambda would not read: 400 in Lambda's words. */
export function unreadablePayload(message: string, why: Why): GatewayFault {
  return new GatewayFault('BAD_REQUEST_BODY', { message, log: message, why })
}
