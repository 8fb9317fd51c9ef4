import { noBytes } from '../content/text.ts'
import { configurationError } from '../call/fault.ts'
import { mockStatus } from '../why/back-end.ts'
import type { BackendResponse, MockRequest } from '../call/hand-offs.ts'
import { readStatusCode } from './read-status-code.ts'

/**
 * Compiles the sender of a MOCK: it reads the `statusCode` of the rendered request template.
 * The returned function throws API_CONFIGURATION_ERROR where there is no integer.
 */
export function compileMock(): (request: MockRequest) => BackendResponse {
  // Most mock templates render the same text every time.
  let lastBody = ''
  let lastResponse: BackendResponse | undefined

  return ({ body }) => {
    if (lastResponse !== undefined && body === lastBody) return lastResponse
    const status = readStatusCode(body)
    if (status === undefined)
      throw configurationError('Unable to parse statusCode. It should be an integer that is defined in the request template.', mockStatus)
    lastBody = body
    lastResponse = { status, headers: [], body: noBytes, selector: String(status), latencyInMillis: 0, requestId: undefined, functionErrorMessage: undefined }
    return lastResponse
  }
}
