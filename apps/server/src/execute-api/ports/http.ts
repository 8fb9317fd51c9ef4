import { addressOfTarget } from '@fourbox/domain'
import { BackendFailure, hopsHeader, type HttpAnswer, type HttpPort, type HttpRequest } from '@fourbox/engine'
import { petstoreHost } from '../../petstore/petstore.ts'
import { isIP } from 'node:net'
import { isOwnAddress } from './own-addresses.ts'
import type { BackEndPools, Route } from './back-end-pools.ts'
import { exchange } from './exchange.ts'
import type { ReadDocuments } from '@fourbox/store'

export interface HttpPortParts {
  readonly pools: BackEndPools
  readonly petstorePort: number
  readonly documents: ReadDocuments
  /** Where this machine's own APIs listen; known once they do. */
  readonly executePort: () => number
}

/**
 * Calls HTTP back ends. The example's public host leads to the local pet store; a VPC link leads to its target,
 * an address on this host or network.
 */
export function httpPort({ pools, petstorePort, documents, executePort }: HttpPortParts): HttpPort {
  const petstore = { host: '127.0.0.1', port: petstorePort, plain: true }

  const routeOf = async (request: HttpRequest): Promise<Route> => {
    const { origin, insecureSkipVerification, clientCertificateId, vpcLinkId } = request
    const route = { origin, insecureSkipVerification }
    const certified = clientCertificateId === undefined ? route : { ...route, ...(await presented(documents, clientCertificateId)) }
    if (vpcLinkId !== undefined) return { ...certified, via: await linkTarget(documents, vpcLinkId, origin) }
    return isPetstore(origin) ? { ...certified, via: petstore } : certified
  }

  const sendAlong = async (request: HttpRequest): Promise<HttpAnswer> => {
    const route = await routeOf(request)
    const port = route.via?.port ?? portOf(route.origin)
    const sent = exchange(pools.find(route), port === executePort() ? counted(request, route.via?.host) : request)
    return request.vpcLinkId === undefined ? sent : sent.catch(behindLink)
  }

  // A plain back end is the common case and is found without another promise.
  const send = (request: HttpRequest): Promise<HttpAnswer> =>
    request.clientCertificateId === undefined && request.vpcLinkId === undefined && !isPetstore(request.origin)
      ? exchange(pools.find(request), portOf(request.origin) === executePort() ? counted(request, undefined) : request)
      : sendAlong(request).catch((error: unknown) => Promise.reject(invalidEndpoint(error)))

  return {
    send(request) {
      try {
        return send(request)
      } catch (error) {
        return Promise.reject(invalidEndpoint(error))
      }
    },
  }
}

/** Not every text in the place of a host is one: the address is then no endpoint, and no bug of ours. */
function invalidEndpoint(error: unknown): unknown {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL' ? new BackendFailure('invalid-endpoint', error.message) : error
}

/** The same request for one of this machine's own APIs, which is told how many the call has passed. Of a name it is believed. */
function counted(request: HttpRequest, via: string | undefined): HttpRequest {
  const host = (via ?? new URL(request.origin).hostname).replace(/^\[|\]$/g, '')
  if (isIP(host) > 0 && !isOwnAddress(host)) return request
  return { ...request, headers: [...request.headers, hopsHeader, String(request.hops)] }
}

/** The port of `https://host:port`, without the cost of reading a whole URL. */
function portOf(origin: string): number {
  const port = /:(\d+)$/.exec(origin)?.[1]
  return port === undefined ? (origin.startsWith('https:') ? 443 : 80) : Number(port)
}

/** What cannot be reached behind a link is no network error of its own (execution reference, section 9). */
function behindLink(error: unknown): never {
  throw error instanceof BackendFailure && error.reason === 'network' ? new BackendFailure('unreachable', error.message) : error
}

function isPetstore(origin: string): boolean {
  const host = origin.slice(origin.indexOf('//') + 2)
  return host === petstoreHost || host.startsWith(`${petstoreHost}:`)
}

async function presented(documents: ReadDocuments, id: string): Promise<Pick<Route, 'clientCertificate'>> {
  const certificate = await documents.get('clientCertificate', id)
  return certificate ? { clientCertificate: { id, cert: certificate.pemEncodedCertificate, key: certificate.pemEncodedPrivateKey } } : {}
}

/** A link's target is an address (`host:port`, `http://host:port`); the ARN of a load balancer leads where the URI does. */
async function linkTarget(documents: ReadDocuments, id: string, origin: string): Promise<NonNullable<Route['via']>> {
  const link = await documents.get('vpcLink', id)
  if (!link) throw new BackendFailure('unreachable', `There is no VPC link ${id}`)
  const [target = ''] = link.targetArns
  const plain = origin.startsWith('http:')
  const address = addressOfTarget(target)
  if (address) return { ...address, plain }
  const own = new URL(origin)
  return { host: own.hostname.replace(/^\[|\]$/g, ''), port: Number(own.port || (plain ? 80 : 443)), plain }
}
