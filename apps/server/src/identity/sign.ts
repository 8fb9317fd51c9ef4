import { algorithm, canonicalRequest, headerNames, normalizedPath, payloadHash, scopeText, signature, type WireRequest } from './canonical-request.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface Signing {
  readonly credentials: Credentials
  readonly region: string
  readonly service: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * Signs a request in its headers: answers the headers to add, name, value, name, value …. The request must carry its `Host` already;
 * every header that it carries is signed.
 */
export function signRequest(request: WireRequest, { credentials, region, service, now }: Signing): readonly string[] {
  const amzDate = toAmzDate(now)
  const added = ['X-Amz-Date', amzDate]
  if (credentials.sessionToken !== undefined) added.push('X-Amz-Security-Token', credentials.sessionToken)
  const bodyHash = payloadHash(request.body)
  if (hashesBody.has(service)) added.push('X-Amz-Content-Sha256', bodyHash)

  const whole = { ...request, headers: [...request.headers, ...added] }
  const signedHeaders = headerNames(whole.headers)
  const scope = { day: amzDate.slice(0, 8), region, service }
  // S3 alone takes the path as it is sent.
  const path = service === 's3' ? request.rawPath : normalizedPath(request.rawPath)
  const signed = signature(credentials.secretAccessKey, amzDate, scope, canonicalRequest(whole, path, request.rawQuery, signedHeaders, bodyHash))
  const authorization = `${algorithm} Credential=${credentials.accessKeyId}/${scopeText(scope)}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signed}`
  return [...added, 'Authorization', authorization]
}

/** Services that are told the body's hash in a header of its own; Lambda is by API Gateway, as its logs show. */
const hashesBody: ReadonlySet<string> = new Set(['s3', 'lambda'])

/** `20150830T123600Z` */
export function toAmzDate(epochMillis: number): string {
  return `${new Date(epochMillis).toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '')}Z`
}
