import { type MaskedPart, redact, type TracedAnswer, type TracedBody, type TracedHeader, type TracedRequest } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import type { Body, HeaderList, MethodResponse } from '../call/hand-offs.ts'
import { largestHeaderValues } from '../call/limits.ts'
import { encodeBase64 } from '../content/base64.ts'
import { maskedPath } from './endpoint-uri.ts'
import type { Mask } from './mask.ts'

/** What is kept of a body: enough to send most requests again. */
const longestBodyInBytes = 65_536
/** A secret that begins in what is kept is looked for whole. */
const longestLook = longestBodyInBytes + largestHeaderValues

export type Star = (text: string) => string

/** What the client sent, in its own words but for its secrets. */
export function tracedRequest({ incoming, request, place: { mask }, ports }: Call, star: Star): TracedRequest {
  const names = new Set(incoming.headers.filter((name, index) => index % 2 === 0 && mask.isSecretHeader(name)))
  const body = tracedBody(incoming.body, ports.isUtf8, star)
  const masked: MaskedPart[] = [
    ...[...names].map((name) => ({ place: 'header' as const, name })),
    ...[...request.query.keys()].filter(mask.isSecretParameter).map((name) => ({ place: 'query' as const, name })),
    ...(body?.isStarred === true ? [{ place: 'body' as const, name: '' }] : []),
  ]
  return {
    httpMethod: incoming.httpMethod,
    target: star(maskedPath(incoming.query === '' ? incoming.wirePath : `${incoming.wirePath}?${incoming.query}`, mask)),
    headers: tracedHeaders(incoming.headers, mask, star),
    ...(body && { body: body.traced }),
    masked,
  }
}

/** What the client is answered, before the listener sends it. */
export function tracedAnswer({ headers, body }: MethodResponse, { place: { mask }, ports }: Call, star: Star): TracedAnswer {
  const found = tracedBody(body, ports.isUtf8, star)
  return { headers: tracedHeaders(headers, mask, star), ...(found && { body: found.traced }) }
}

export function tracedHeaders(list: HeaderList, mask: Mask, star: Star): readonly TracedHeader[] {
  const pairs: TracedHeader[] = []
  for (let index = 0; index + 1 < list.length; index += 2) {
    const [name = '', value = ''] = list.slice(index, index + 2)
    pairs.push([name, mask.isSecretHeader(name) ? redact(value) : star(value)])
  }
  return pairs
}

/** Undefined for a body of no bytes, and for a stream. */
export function tracedBody(
  body: Body,
  isUtf8: (bytes: Uint8Array) => boolean,
  star: Star,
): { readonly traced: TracedBody; readonly isStarred: boolean } | undefined {
  if (!(body instanceof Uint8Array) || body.length === 0) return undefined
  const { length: bytes } = body
  const isCut = bytes > longestBodyInBytes
  if (!isUtf8(body)) {
    const text = encodeBase64(body.subarray(0, longestBodyInBytes))
    return { traced: { text, isBase64Encoded: true, bytes, isCut }, isStarred: false }
  }
  const text = textOf(body, longestLook)
  const shown = star(text)
  // Starring keeps the length.
  const kept = isCut ? shown.slice(0, textOf(body, longestBodyInBytes).length) : shown
  return { traced: { text: kept, isBase64Encoded: false, bytes, isCut }, isStarred: shown !== text }
}

/** A character that the cut goes through is left out. */
function textOf(body: Uint8Array, mostBytes: number): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(0, mostBytes), { stream: body.length > mostBytes })
}
