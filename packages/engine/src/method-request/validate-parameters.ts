import { type Method, parseRequestParameter } from '@fourbox/domain'
import { GatewayFault } from '../call/fault.ts'
import { parameterMissing } from '../why/method-request.ts'
import type { MethodRequest } from '../call/method-request.ts'

/**
 * Compiles the check of required parameters: each must be there and not blank; all that are missing are named at once, in
 * the order header, path, query string (execution reference, section 7).
 * The returned function throws BAD_REQUEST_PARAMETERS.
 */
export function compileParameterValidation(requestParameters: Method['requestParameters']): (request: MethodRequest) => void {
  const required = Object.entries(requestParameters ?? {})
    .filter(([, isRequired]) => isRequired)
    .map(([key]) => key)
    .toSorted()
    .flatMap((key) => {
      const parameter = parseRequestParameter(key)
      return parameter === undefined ? [] : [{ ...parameter, read: readers[parameter.place](parameter.name) }]
    })
  if (required.length === 0) return () => {}

  return (request) => {
    const missing = required.filter(({ read }) => (read(request) ?? '').trim() === '')
    if (missing.length === 0) return
    const message = `Missing required request parameters: [${missing.map(({ name }) => name).join(', ')}]`
    throw new GatewayFault('BAD_REQUEST_PARAMETERS', { message, log: message, validationErrorString: message, why: parameterMissing(missing) })
  }
}

const readers = {
  header: (name: string) => (request: MethodRequest) => request.headers.get(name)?.at(-1),
  path: (name: string) => (request: MethodRequest) => request.pathParameters.get(name),
  querystring: (name: string) => (request: MethodRequest) => request.query.get(name)?.at(-1),
}
