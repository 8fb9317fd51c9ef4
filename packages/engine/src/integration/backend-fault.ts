import { configurationError, GatewayFault, unreadablePayload } from '../call/fault.ts'
import { BackendFailure } from '../ports/back-ends.ts'

/** What the caller gets for a back end that gave no answer. Anything but a BackendFailure is a bug and goes on as it is. */
export function faultOf(error: unknown): unknown {
  if (!(error instanceof BackendFailure)) return error
  switch (error.reason) {
    case 'timeout':
      return new GatewayFault('INTEGRATION_TIMEOUT', {
        log: 'Execution failed due to a timeout error',
        integrationError: 'Execution failed due to a timeout error',
      })
    case 'network':
      return integrationFailure('Execution failed due to a network error communicating with endpoint', 504)
    case 'unreachable':
      return integrationFailure('Execution failed due to configuration error: There was an internal error while executing your request', 500)
    case 'too-large':
      return integrationFailure(`Execution failed due to configuration error: ${error.message}`, 500)
    case 'throttled':
      return integrationFailure('Execution failed due to configuration error: Rate Exceeded.', 500)
    case 'unreadable-payload':
      return unreadablePayload(error.message)
    case 'request-too-large':
      return new GatewayFault('REQUEST_TOO_LARGE', { log: 'Execution failed due to configuration error: Request Too Long' })
    case 'invalid-endpoint':
      return configurationError('Invalid endpoint address')
    case 'not-permitted':
      return configurationError('Invalid permissions on Lambda function')
    case 'unknown-host':
    case 'untrusted':
    case 'role':
      return configurationError(error.message)
  }
}

function integrationFailure(log: string, status: number): GatewayFault {
  return new GatewayFault('INTEGRATION_FAILURE', { log, integrationError: log, status, ...(status === 504 ? {} : { message: 'Internal server error' }) })
}
