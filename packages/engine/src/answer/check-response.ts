import { configurationError } from '../fault.ts'
import type { Body, MethodResponse } from '../hand-offs.ts'

/**
 * The one place where an answer is checked before it leaves: a status that HTTP has, header names that are tokens, values
 * without line breaks and NULs. Adds Content-Length where the body is whole and the status has one.
 * @throws GatewayFault API_CONFIGURATION_ERROR for what would break the answer, or smuggle another header into it.
 */
export function checkResponse(status: number, headers: string[], body: Body): MethodResponse {
  if (!Number.isInteger(status) || status < 200 || status > 599) throw configurationError(`Invalid response status code: ${status}`)
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    if (!isToken(name)) throw configurationError('Invalid response header name')
    if (plainValue.test(value)) continue
    if (breaks.test(value)) throw configurationError(`Invalid value of the response header ${name}`)
    headers[index + 1] = asBytes(value)
  }
  if (body instanceof Uint8Array && status !== 204 && status !== 304) headers.push('Content-Length', String(body.length))
  return { status, headers, body }
}

/** Names that were found good: nearly all of them come with every answer. */
const knownTokens = new Set<string>()
const mostKnownTokens = 2000

function isToken(name: string): boolean {
  if (knownTokens.has(name)) return true
  if (!token.test(name)) return false
  if (knownTokens.size < mostKnownTokens) knownTokens.add(name)
  return true
}

const token = /^[\w!#$%&'*+.^`|~-]+$/
const plainValue = /^[\t\x20-\x7e\x80-\xff]*$/
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const breaks = /[\0-\x08\x0a-\x1f\x7f]/

/** A header holds bytes: characters beyond Latin-1 go out as the bytes of their UTF-8. */
function asBytes(value: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(value)) bytes += String.fromCharCode(byte)
  return bytes
}
