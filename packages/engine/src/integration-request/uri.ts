import type { RoutedCall } from '../call/call.ts'
import { configurationError } from '../call/fault.ts'
import { endpointInvalid } from '../why/back-end.ts'
import { compileUriText, type PathValues } from '../context/uri-text.ts'

/** A back end's address, taken apart: what an HTTP request needs. */
export interface Endpoint {
  /** `https://host:port`, without a path. */
  readonly origin: string
  /** Starts with a slash. */
  readonly path: string
  /** Without its question mark. */
  readonly query: string
}

/**
 * Compiles an integration's URI: `{name}` takes a mapped path parameter, `${stageVariables.name}` a stage variable as it is.
 * The returned function throws API_CONFIGURATION_ERROR for what is no http(s) address, or one with a port that AWS does not call.
 */
export function compileUri(uri: string): (values: PathValues, call: RoutedCall) => Endpoint {
  const render = compileUriText(uri)
  // An address without any variable part is taken apart now, once.
  if (!uri.includes('{')) {
    const endpoint = parseEndpoint(uri)
    return () => endpoint ?? refuse()
  }
  const head = /^https?:\/\/[^/?#{}]+/i.exec(uri)?.[0]
  const rest = head === undefined ? '' : uri.slice(head.length)
  const origin = head === undefined || !/^[/?#]/.test(rest) ? undefined : parseEndpoint(head)?.origin
  if (origin === undefined) return (values, call) => parseEndpoint(render(values, call)) ?? refuse()
  const renderRest = compileUriText(rest)
  return (values, call) => ({ origin, ...splitPath(renderRest(values, call)) })
}

function parseEndpoint(address: string): Endpoint | undefined {
  const [, scheme, authority, rest] = addressParts.exec(address) ?? []
  if (scheme === undefined || authority === undefined || rest === undefined) return undefined
  const [, host, port] = authorityParts.exec(authority) ?? []
  if (host === undefined) return undefined
  if (port !== undefined && !isCallablePort(Number(port))) return undefined
  return { origin: `${scheme.toLowerCase()}://${authority}`, ...splitPath(rest) }
}
const addressParts = /^(https?):\/\/([^/?#]+)([^]*)$/i
const authorityParts = /^((?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9.])?)|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?$/

/** AWS calls 80, 443 and 1024 to 65535. */
function isCallablePort(port: number): boolean {
  return port === 80 || port === 443 || (port >= 1024 && port <= 65_535)
}

function splitPath(rest: string): { readonly path: string; readonly query: string } {
  const hash = rest.indexOf('#')
  const whole = hash < 0 ? rest : rest.slice(0, hash)
  const mark = whole.indexOf('?')
  const path = mark < 0 ? whole : whole.slice(0, mark)
  return { path: path.startsWith('/') ? path : `/${path}`, query: mark < 0 ? '' : whole.slice(mark + 1) }
}

function refuse(): never {
  throw configurationError('Invalid endpoint address', endpointInvalid)
}
