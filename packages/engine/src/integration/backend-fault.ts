import type { Why } from '@fourbox/domain'
import { configurationError, GatewayFault, unreadablePayload } from '../call/fault.ts'
import { backEndFailed, timedOut, type Waiting } from '../why/back-end.ts'
import { BackendFailure } from '../ports/back-ends.ts'

/** What the caller gets for a back end, or a function, that gave no answer. Anything but a BackendFailure is a bug and goes on as it is. */
export function faultOf(error: unknown, waiting: Waiting, functionArn?: string): unknown {
  if (!(error instanceof BackendFailure)) return error
  const { reason } = error
  if (reason === 'timeout') {
    const log = 'Execution failed due to a timeout error'
    return new GatewayFault('INTEGRATION_TIMEOUT', { log, integrationError: log, why: timedOut(waiting, functionArn) })
  }
  const why = backEndFailed(reason, error.message, functionArn)
  switch (reason) {
    case 'network':
      return integrationFailure('Execution failed due to a network error communicating with endpoint', 504, why)
    case 'unreachable':
      return integrationFailure('Execution failed due to configuration error: There was an internal error while executing your request', 500, why)
    case 'too-large':
      return integrationFailure(`Execution failed due to configuration error: ${error.message}`, 500, why)
    case 'throttled':
      return integrationFailure('Execution failed due to configuration error: Rate Exceeded.', 500, why)
    case 'unreadable-payload':
      return unreadablePayload(error.message, why)
    case 'request-too-large':
      return new GatewayFault('REQUEST_TOO_LARGE', { log: 'Execution failed due to configuration error: Request Too Long', why })
    case 'invalid-endpoint':
      return configurationError('Invalid endpoint address', why)
    case 'not-permitted':
      return configurationError('Invalid permissions on Lambda function', why)
    case 'unknown-host':
    case 'untrusted':
    case 'no-function':
    case 'role':
      return configurationError(error.message, why)
  }
}

function integrationFailure(log: string, status: number, why: Why): GatewayFault {
  return new GatewayFault('INTEGRATION_FAILURE', { log, integrationError: log, status, why, ...(status === 504 ? {} : { message: 'Internal server error' }) })
}
