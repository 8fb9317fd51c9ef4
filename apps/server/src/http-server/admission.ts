import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** The header in which the console sends its token. */
export const tokenHeader = 'x-fourbox-token'

export interface AdmissionRules {
  /** Exact `Host` values, port included, lower case. */
  readonly hosts: ReadonlySet<string>
  /** The console's own token. */
  readonly token: string
}

/** The part of a call that decides whether it may come in. */
export interface Caller {
  /** As sent: path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

export type Credential = 'signature' | 'token'

/**
 * The names under which a control plane answers on a port: loopback's, the address that it was told to listen on, and
 * those that the owner allows. A wildcard address is nobody's name.
 */
export function hostNames(host: string, port: number, allowedHosts: readonly string[]): ReadonlySet<string> {
  const own = ['localhost', '127.0.0.1', '[::1]', ...serviceNames, ...(isWildcard(host) ? [] : [host.includes(':') ? `[${host}]` : host])]
  // A browser leaves out port 80.
  return new Set([...own.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])), ...allowedHosts].map((name) => name.toLowerCase()))
}

/**
 * An endpoint of one service, and the names that clients of CloudWatch Logs make of an endpoint for StartLiveTail: they
 * put a prefix before it, whatever it is.
 */
const serviceNames = [
  'logs.localhost',
  'lambda.localhost',
  ...['localhost', '127.0.0.1', 'logs.localhost'].flatMap((name) => [`streaming-${name}`, `stream-${name}`]),
]

/**
 * Why a call may not even be looked at, or undefined. A foreign `Host` is a name that was rebound to this machine, a
 * foreign `Origin` a page of somebody else; neither has any business here, whatever it carries.
 */
export function foreignness({ headers }: Caller, { hosts }: AdmissionRules): string | undefined {
  const host = headers.host?.toLowerCase()
  if (host === undefined || !hosts.has(host)) return 'This name is not one of Fourbox’s own: see FOURBOX_ALLOWED_HOSTS'
  const { origin } = headers
  if (origin !== undefined && !isOwnOrigin(origin.toLowerCase(), hosts)) return 'Pages of another origin have no access to Fourbox'
  return undefined
}

/**
 * The credential that a call carries: a Signature Version 4 in its headers or its query (which of any key, and whether
 * it is right, is the strict mode's question), or the console's token. Undefined when there is none.
 */
export function credential({ url, headers }: Caller, { token }: AdmissionRules): Credential | undefined {
  const sent = headers[tokenHeader]
  if (typeof sent === 'string') return equalInConstantTime(sent, token) ? 'token' : undefined
  if (headers.authorization !== undefined && signature.test(headers.authorization)) return 'signature'
  const query = new URLSearchParams(url.split('?', 2)[1])
  const presigned = query.get('X-Amz-Algorithm')?.startsWith('AWS4-') && query.get('X-Amz-Credential') && query.get('X-Amz-Signature')
  return presigned ? 'signature' : undefined
}

const signature = /^AWS4-[A-Z0-9-]+ +Credential=[^\s,]+.*Signature=\w+/

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function isOwnOrigin(origin: string, hosts: ReadonlySet<string>): boolean {
  const [scheme, host] = origin.split('://', 2)
  return (scheme === 'http' || scheme === 'https') && host !== undefined && hosts.has(host)
}

/** Hashing first makes the lengths equal, so that neither length nor content shows in the time. */
function equalInConstantTime(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
