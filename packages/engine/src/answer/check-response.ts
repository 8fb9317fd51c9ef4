import { isHeaderName, toHeaderValue } from '../content/header-value.ts'
import { configurationError } from '../call/fault.ts'
import { largestHeaderValues } from '../call/limits.ts'
import type { Body, MethodResponse } from '../call/hand-offs.ts'
import { answerInvalid } from '../why/bounds.ts'

/**
 * The one place where an answer is checked before it leaves: a status that HTTP has, header names that are tokens, values
 * without line breaks and NULs, together no longer than API Gateway passes. Adds Content-Length where the body is whole and the status has one.
 * @throws GatewayFault API_CONFIGURATION_ERROR for what would break the answer, or smuggle another header into it.
 */
export function checkResponse(status: number, headers: string[], body: Body): MethodResponse {
  if (!Number.isInteger(status) || status < 200 || status > 599) throw refused(`Invalid response status code: ${status}`)
  let size = 0
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    if (!isHeaderName(name)) throw refused('Invalid response header name')
    const checked = toHeaderValue(value)
    if (checked === undefined) throw refused(`Invalid value of the response header ${name}`)
    headers[index + 1] = checked
    size += checked.length
  }
  if (size > largestHeaderValues) throw refused(`Response headers of ${size} bytes are larger than allowed maximum of ${largestHeaderValues} bytes`)
  if (body instanceof Uint8Array && status !== 204 && status !== 304) headers.push('Content-Length', String(body.length))
  return { status, headers, body }
}

function refused(what: string) {
  return configurationError(what, answerInvalid(what))
}
