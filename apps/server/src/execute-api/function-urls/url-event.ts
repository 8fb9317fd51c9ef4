import type { FunctionUrl } from '@fourbox/domain'
import type { CallerIdentity } from '@fourbox/engine'

/** A request at a function's address, as it came. */
export interface UrlRequest {
  readonly method: string
  /** Undecoded, with its slash. */
  readonly rawPath: string
  /** Without its question mark. */
  readonly rawQuery: string
  /** Name, value, name, value … as received. */
  readonly headers: readonly string[]
  readonly body: Uint8Array
  readonly sourceIp: string
  readonly domainName: string
  readonly scheme: 'http' | 'https'
}

export interface UrlEventFacts {
  readonly url: FunctionUrl
  readonly requestId: string
  readonly traceId: string
  /** Who signed; absent for addresses that anybody may call. */
  readonly caller: CallerIdentity | undefined
  readonly at: number
  readonly port: number
}

/** The event of format 2.0 that a function at an address of its own is given; what is not there is absent. */
export function urlEvent(request: UrlRequest, { url, requestId, traceId, caller, at, port }: UrlEventFacts): object {
  const { headers, cookies } = readHeaders(request.headers)
  const query = readQuery(request.rawQuery)
  const userAgent = headers.get('user-agent')
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: request.rawPath,
    rawQueryString: request.rawQuery,
    ...(cookies.length > 0 && { cookies }),
    headers: {
      ...Object.fromEntries(headers),
      host: request.domainName,
      'x-forwarded-for': request.sourceIp,
      'x-forwarded-port': String(port),
      'x-forwarded-proto': request.scheme,
      'x-amzn-trace-id': traceId,
    },
    ...(query.size > 0 && { queryStringParameters: Object.fromEntries(query) }),
    requestContext: {
      accountId: caller?.accountId ?? 'anonymous',
      apiId: url.urlId,
      ...(caller && {
        authorizer: {
          iam: {
            accessKey: caller.accessKey,
            accountId: caller.accountId,
            callerId: caller.caller,
            cognitoIdentity: null,
            principalOrgId: null,
            userArn: caller.userArn,
            userId: caller.user,
          },
        },
      }),
      domainName: request.domainName,
      domainPrefix: url.urlId,
      http: { method: request.method, path: request.rawPath, protocol: 'HTTP/1.1', sourceIp: request.sourceIp, ...(userAgent !== undefined && { userAgent }) },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: writeTime(at),
      timeEpoch: at,
    },
    ...readBody(request.body, headers.get('content-type')),
  }
}

/** Names in small letters; what comes twice is one text, joined by commas; cookies stand by themselves. */
function readHeaders(raw: readonly string[]) {
  const headers = new Map<string, string>()
  const cookies: string[] = []
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase()
    const value = raw[at + 1] ?? ''
    if (name === 'cookie') cookies.push(...value.split(/;\s*/).filter(Boolean))
    else headers.set(name, headers.has(name) ? `${headers.get(name)},${value}` : value)
  }
  return { headers, cookies }
}

function readQuery(raw: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(raw)) query.set(name, query.has(name) ? `${query.get(name)},${value}` : value)
  return query
}

const textTypes = /^(text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)\b)/i

function readBody(body: Uint8Array, contentType: string | undefined): object {
  if (body.length === 0) return { isBase64Encoded: false }
  const isText = textTypes.test(contentType ?? '')
  return { body: Buffer.from(body).toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText }
}

/** `05/Aug/2022:08:14:39 +0000` */
function writeTime(at: number): string {
  const [, day, month, year, time] = /^\w+, (\d\d) (\w{3}) (\d{4}) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}
