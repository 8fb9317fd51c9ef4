import type { IncomingHttpHeaders } from 'node:http'
import { sameText } from '../identity/same-text.ts'
import type { Config } from '../settings/config.ts'

/** The header in which the console sends its token; in the strict mode, the key of its session. */
export const tokenHeader = 'x-fourbox-token'

export interface AdmissionRules {
  /** Exact `Host` values, port included, lower case. */
  readonly hosts: ReadonlySet<string>
  /** Exact `Origin` values, lower case. */
  readonly origins: ReadonlySet<string>
  /** The owner's token: it lies in the data folder, and outside the strict mode in the console's page. */
  readonly token: string
}

/** The part of a call that decides whether it may come in. */
export interface Caller {
  readonly method: string
  /** As sent: path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

export type Credential = 'signature' | 'token'

/**
 * The names under which a control plane answers on a port, and the origins of its pages: loopback's, the address that it
 * was told to listen on, and those that the owner allows; over HTTPS where it speaks TLS, or where they are written so. A wildcard
 * address is nobody's name.
 */
export function ownNames(
  { host, allowedHosts, https }: Pick<Config, 'host' | 'allowedHosts' | 'https'>,
  port: number,
): Pick<AdmissionRules, 'hosts' | 'origins'> {
  const own = ['localhost', '127.0.0.1', '[::1]', ...serviceNames, ...(isWildcard(host) ? [] : [host.includes(':') ? `[${host}]` : host])]
  // A browser leaves out the port that is usual.
  const originsBy = (scheme: string, usual: number) =>
    own.flatMap((name) => (port === usual ? [`${scheme}://${name}`, `${scheme}://${name}:${port}`] : [`${scheme}://${name}:${port}`]))
  const allowed = allowedHosts.flatMap((name) => (/^https?:\/\//i.test(name) ? [name] : [`http://${name}`, ...(https ? [`https://${name}`] : [])]))
  const origins = [...originsBy('http', 80), ...(https ? originsBy('https', 443) : []), ...allowed].map((origin) => origin.toLowerCase())
  return { origins: new Set(origins), hosts: new Set(origins.map((origin) => origin.slice(origin.indexOf('://') + 3))) }
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
 * foreign `Origin` a page of somebody else; neither has any business here, whatever it carries. Browsers tell of calls
 * without an `Origin`, too, from where they come: a person who follows a link to a page of the console may come from anywhere.
 */
export function foreignness({ method, url, headers }: Caller, { hosts, origins }: AdmissionRules): string | undefined {
  const host = headers.host?.toLowerCase()
  if (host === undefined || !hosts.has(host)) return 'This name is not one of Fourbox’s own: see FOURBOX_ALLOWED_HOSTS'
  const { origin } = headers
  if (origin !== undefined && !origins.has(origin.toLowerCase())) return foreignPage
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined
  const isVisit = method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document' && isPage(url)
  return isVisit ? undefined : foreignPage
}

const foreignPage = 'Pages of another origin have no access to Fourbox'

function isPage(url: string): boolean {
  const path = url.split('?', 1)[0] ?? ''
  return path === '/' || path === '/console' || path.startsWith('/console/')
}

/**
 * The credential that a call carries: a Signature Version 4 in its headers or its query (which of any key, and whether
 * it is right, is the strict mode's question), or the console's token. Undefined when there is none.
 */
export function credential({ url, headers }: Omit<Caller, 'method'>, { token }: Pick<AdmissionRules, 'token'>): Credential | undefined {
  const sent = headers[tokenHeader]
  if (typeof sent === 'string') return sameText(sent, token) ? 'token' : undefined
  if (headers.authorization !== undefined && signature.test(headers.authorization)) return 'signature'
  const query = new URLSearchParams(url.split('?', 2)[1])
  const presigned = query.get('X-Amz-Algorithm')?.startsWith('AWS4-') && query.get('X-Amz-Credential') && query.get('X-Amz-Signature')
  return presigned ? 'signature' : undefined
}

const signature = /^AWS4-[A-Z0-9-]+ +Credential=[^\s,]+.*Signature=\w+/

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}
