import { hash } from 'node:crypto'

import { algorithm, headerValues, type WireRequest } from './canonical-request.ts'
import { toAmzDate } from './sign.ts'

/** A signature as a request carries it, in its headers or in its query. */
export interface ReadSignature {
  readonly credential: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly amzDate: string
  readonly sessionToken: string | undefined
  /** The query without the signature itself. */
  readonly rawQuery: string
  readonly expiresInSeconds: number | undefined
}

/** Neither form is there, or one that cannot be read; `message` is AWS's parser speaking (execution reference, section 1). */
export type Unreadable = { readonly outcome: 'unsigned' } | { readonly outcome: 'malformed'; readonly message: string }

const longestPresignedLifeInSeconds = 604_800

/** Reads the signature of a request; an `Authorization` header goes before a presigned query. */
export function readSignature(request: WireRequest): ReadSignature | Unreadable {
  const authorization = header(request, 'authorization')
  if (authorization !== undefined) return readHeaderForm(request, authorization)
  const query = new URLSearchParams(request.rawQuery)
  return query.has('X-Amz-Signature') || query.has('X-Amz-Algorithm') ? readQueryForm(request, query) : { outcome: 'unsigned' }
}

/** The access key id that a signature names, whether or not it is right; undefined where none can be read. */
export function accessKeyIdOf(request: WireRequest): string | undefined {
  const read = readSignature(request)
  return 'outcome' in read ? undefined : read.credential.split('/').slice(0, -4).join('/')
}

function readHeaderForm(request: WireRequest, authorization: string): ReadSignature | Unreadable {
  const blank = authorization.indexOf(' ')
  const scheme = blank < 0 ? authorization : authorization.slice(0, blank)
  const fields = new Map<string, string>()
  if (blank >= 0) {
    for (const part of authorization.slice(blank + 1).split(',')) {
      const text = part.trim()
      const equals = text.indexOf('=')
      if (equals < 0) return { outcome: 'malformed', message: missingEqualSign(authorization) }
      fields.set(text.slice(0, equals), text.slice(equals + 1))
    }
  }
  const amzDate = header(request, 'x-amz-date') ?? dateHeader(request)
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !fields.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`)
  if (amzDate === undefined) missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
  if (missing.length > 0 || amzDate === undefined) return { outcome: 'malformed', message: `${missing.join(' ')} Authorization=${authorization}` }
  if (scheme !== algorithm) return { outcome: 'malformed', message: `Unsupported AWS 'algorithm': '${scheme}'.` }
  return {
    credential: fields.get('Credential') ?? '',
    signedHeaders: (fields.get('SignedHeaders') ?? '').toLowerCase().split(';'),
    signature: fields.get('Signature') ?? '',
    amzDate,
    sessionToken: header(request, 'x-amz-security-token'),
    rawQuery: request.rawQuery,
    expiresInSeconds: undefined,
  }
}

function readQueryForm(request: WireRequest, query: URLSearchParams): ReadSignature | Unreadable {
  const required = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date']
  const missing = required.filter((name) => !query.get(name))
  if (missing.length > 0) return { outcome: 'malformed', message: missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(' ') }
  const expires = Number(query.get('X-Amz-Expires') ?? 300)
  if (query.get('X-Amz-Algorithm') !== algorithm || !(expires >= 0 && expires <= longestPresignedLifeInSeconds)) {
    return { outcome: 'malformed', message: 'Re-examine the query-string parameters.' }
  }
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').toLowerCase().split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    amzDate: query.get('X-Amz-Date') ?? '',
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    rawQuery: request.rawQuery
      .split('&')
      .filter((pair) => !pair.startsWith('X-Amz-Signature='))
      .join('&'),
    expiresInSeconds: expires,
  }
}

/** The parser's text since 2025, which shows a hash in the header's place. */
function missingEqualSign(authorization: string): string {
  return `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hash('sha256', Buffer.from(authorization, 'latin1'), 'base64')}'.`
}

function header({ headers }: WireRequest, lowerName: string): string | undefined {
  return headerValues(headers, lowerName)[0]
}

function dateHeader(request: WireRequest): string | undefined {
  const date = header(request, 'date')
  const parsed = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(parsed) ? undefined : toAmzDate(parsed)
}
