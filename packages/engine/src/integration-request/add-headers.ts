import { isHeaderName, toHeaderValue } from '../content/header-value.ts'
import { configurationError } from '../call/fault.ts'
import { headerInvalid } from '../why/mapping.ts'

/**
 * Adds a mapped header to a request, once for each value.
 * @throws GatewayFault API_CONFIGURATION_ERROR for a name or a value that would break the request, or smuggle another header into it.
 */
export function addHeaders(headers: string[], name: string, values: readonly string[]): void {
  if (!isHeaderName(name)) throw refused('Invalid request header name')
  for (const value of values) {
    const checked = toHeaderValue(value)
    if (checked === undefined) throw refused(`Invalid value of the request header ${name}`)
    headers.push(name, checked)
  }
}

function refused(what: string) {
  return configurationError(what, headerInvalid(what))
}
