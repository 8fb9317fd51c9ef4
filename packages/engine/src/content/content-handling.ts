import type { ContentHandling } from '@fourbox/domain'
import { configurationError } from '../call/fault.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { decodeText } from './text.ts'

/** Text, or bytes that no template may read. */
export type Payload = string | Uint8Array

/**
 * The request half of the table (execution reference 8.3).
 * @param isBinary whether the request's Content-Type is in `binaryMediaTypes`
 * @throws GatewayFault API_CONFIGURATION_ERROR when CONVERT_TO_BINARY meets what is not Base64.
 */
export function convertRequest(body: Uint8Array, isBinary: boolean, handling: ContentHandling | undefined): Payload {
  if (isBinary) return handling === 'CONVERT_TO_TEXT' ? encodeBase64(body) : body
  return handling === 'CONVERT_TO_BINARY' ? fromBase64(decodeText(body), 'request') : decodeText(body)
}

/**
 * The response half of the table.
 * @param payloadIsBinary whether the back end's Content-Type is in `binaryMediaTypes`; undefined when the API has no list
 * @param acceptsBinary whether the first media type of Accept is in it
 */
export function convertResponse(body: Uint8Array, payloadIsBinary: boolean, acceptsBinary: boolean, handling: ContentHandling | undefined): Payload {
  if (payloadIsBinary) {
    if (handling === 'CONVERT_TO_BINARY') return body
    return handling === 'CONVERT_TO_TEXT' || !acceptsBinary ? encodeBase64(body) : body
  }
  if (handling === 'CONVERT_TO_BINARY' || (handling === undefined && acceptsBinary)) return fromBase64(decodeText(body), 'response')
  return decodeText(body)
}

function fromBase64(text: string, what: 'request' | 'response'): Uint8Array {
  const bytes = decodeBase64(text)
  if (bytes === undefined) throw configurationError(`Unable to base64 decode the body of the ${what}`)
  return bytes
}
