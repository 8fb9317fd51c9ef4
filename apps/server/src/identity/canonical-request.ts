import { createHmac, hash } from 'node:crypto'

/** A request as it stands on the wire: the target undecoded; headers name, value, name, value … as Latin-1 text. */
export interface WireRequest {
  readonly method: string
  readonly rawPath: string
  /** Without the question mark; empty when there is none. */
  readonly rawQuery: string
  readonly headers: readonly string[]
  readonly body: Uint8Array
}

/** What a signature is valid for. */
export interface CredentialScope {
  /** YYYYMMDD */
  readonly day: string
  readonly region: string
  readonly service: string
}

export const algorithm = 'AWS4-HMAC-SHA256'

/**
 * The canonical request of Signature Version 4. `path` is a canonical path (see below), `rawQuery` has lost its signature.
 * Source: AWS IAM user guide, "Create a signed AWS API request".
 */
export function canonicalRequest(request: WireRequest, path: string, rawQuery: string, signedHeaders: readonly string[], payloadHash: string): string {
  const headers = signedHeaders.map((name) => `${name}:${canonicalHeader(request.headers, name)}\n`).join('')
  return `${request.method}\n${path}\n${canonicalQuery(rawQuery)}\n${headers}\n${signedHeaders.join(';')}\n${payloadHash}`
}

/** `amzDate` is `20150830T123600Z`. */
export function signature(secretAccessKey: string, amzDate: string, scope: CredentialScope, canonical: string): string {
  // Header values are Latin-1 text, the rest is ASCII.
  const hashed = hash('sha256', Buffer.from(canonical, 'latin1'), 'hex')
  const day = hmac(`AWS4${secretAccessKey}`, scope.day)
  const key = hmac(hmac(hmac(day, scope.region), scope.service), 'aws4_request')
  return hmac(key, `${algorithm}\n${amzDate}\n${scopeText(scope)}\n${hashed}`).toString('hex')
}

export function scopeText({ day, region, service }: CredentialScope): string {
  return `${day}/${region}/${service}/aws4_request`
}

export function payloadHash(body: Uint8Array): string {
  return hash('sha256', body, 'hex')
}

/** The path as most services want it: dot and empty segments resolved, each segment encoded once more. */
export function normalizedPath(rawPath: string): string {
  const segments: string[] = []
  for (const segment of rawPath.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  const trailing = segments.length > 0 && rawPath.endsWith('/') ? '/' : ''
  return encodedPath(`/${segments.join('/')}${trailing}`)
}

/** The path with each segment encoded once more, dots and doubled slashes as they came. */
export function encodedPath(rawPath: string): string {
  return rawPath.split('/').map(uriEncode).join('/')
}

/** Name-sorted, each name and value decoded and encoded anew, so that every spelling of a query gives one text. */
function canonicalQuery(rawQuery: string): string {
  if (rawQuery === '') return ''
  const pairs = rawQuery.split('&').filter((pair) => pair !== '')
  return pairs
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0 ? ([reencode(pair), ''] as const) : ([reencode(pair.slice(0, equals)), reencode(pair.slice(equals + 1))] as const)
    })
    .toSorted(([aName, aValue], [bName, bValue]) => compare(aName, bName) || compare(aValue, bValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** RFC 3986: everything but `A-Z a-z 0-9 - _ . ~` as UTF-8 in percent form. */
function uriEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

function reencode(text: string): string {
  const spaced = text.replaceAll('+', '%20')
  try {
    return uriEncode(decodeURIComponent(spaced))
  } catch {
    // Bytes that are no UTF-8 stay as they came, in capitals.
    return spaced.replace(/%[\da-f]{2}/gi, (escape) => escape.toUpperCase())
  }
}

/** The values of a header in their order; `lowerName` is in small letters. */
export function headerValues(headers: readonly string[], lowerName: string): readonly string[] {
  return headers.filter((_, at) => at % 2 === 1 && headers[at - 1]?.toLowerCase() === lowerName)
}

/** Every header's name in small letters, once, sorted. */
export function headerNames(headers: readonly string[]): readonly string[] {
  return [...new Set(headers.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()))].toSorted()
}

function canonicalHeader(headers: readonly string[], lowerName: string): string {
  return headerValues(headers, lowerName)
    .map((value) => value.trim().replace(/\s+/g, ' '))
    .join(',')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
