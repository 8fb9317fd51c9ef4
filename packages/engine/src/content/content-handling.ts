import type { ContentHandling } from '@fourbox/domain'
import { configurationError } from '../call/fault.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { decodeText } from './text.ts'
import { bodyNotText } from '../why/mapping.ts'

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

/** What a back end answered. */
export interface AnsweredPayload {
  readonly body: Uint8Array
  /** Whether its Content-Type is in `binaryMediaTypes`. */
  readonly isBinary: boolean
  /** Whether it is what a function returned, which is JSON. */
  readonly isResult: boolean
}

/**
 * The response half of the table.
 * @param acceptsBinary whether the first media type of Accept is in `binaryMediaTypes`
 * @throws GatewayFault API_CONFIGURATION_ERROR when what is to become binary is not Base64.
 */
export function convertResponse({ body, isBinary, isResult }: AnsweredPayload, acceptsBinary: boolean, handling: ContentHandling | undefined): Payload {
  if (handling === 'CONVERT_TO_BINARY' && isResult && body[0] === quote) return fromBase64(textIn(decodeText(body)), 'response')
  if (isBinary) {
    if (handling === 'CONVERT_TO_BINARY') return body
    return handling === 'CONVERT_TO_TEXT' || !acceptsBinary ? encodeBase64(body) : body
  }
  if (handling === 'CONVERT_TO_BINARY' || (handling === undefined && acceptsBinary)) {
    const text = decodeText(body)
    return fromBase64(isResult ? textIn(text) : text, 'response')
  }
  return decodeText(body)
}

const quote = 0x22

/** A function that returns a text returns it as JSON: its quotes and escapes are no Base64. */
function textIn(payload: string): string {
  try {
    const value: unknown = JSON.parse(payload)
    return typeof value === 'string' ? value : payload
  } catch {
    return payload
  }
}

function fromBase64(text: string, what: 'request' | 'response'): Uint8Array {
  const bytes = decodeBase64(text)
  if (bytes === undefined)
    throw configurationError(`Unable to base64 decode the body of the ${what}`, bodyNotText(what, 'it shall be decoded, and is not base64'))
  return bytes
}
