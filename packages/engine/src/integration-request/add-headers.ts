import { isHeaderName, toHeaderValue } from '../content/header-value.ts'
import { configurationError } from '../call/fault.ts'

/**
 * Adds a mapped header to a request, once for each value.
 * @throws GatewayFault API_CONFIGURATION_ERROR for a name or a value that would break the request, or smuggle another header into it.
 */
export function addHeaders(headers: string[], name: string, values: readonly string[]): void {
  if (!isHeaderName(name)) throw configurationError('Invalid request header name')
  for (const value of values) {
    const checked = toHeaderValue(value)
    if (checked === undefined) throw configurationError(`Invalid value of the request header ${name}`)
    headers.push(name, checked)
  }
}
