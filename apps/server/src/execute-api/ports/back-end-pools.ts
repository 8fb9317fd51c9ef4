import { defaultTimeoutInMillis } from '@fourbox/domain'
import { LRUCache } from 'lru-cache'
import { buildConnector, Client, Pool } from 'undici'

import { ForbiddenAddress, type ForbiddenAddresses } from './forbidden-addresses.ts'
import { skipContinues } from './skip-continues.ts'

/** Where requests of one origin really go, and how. */
export interface Route {
  /** `https://host:port`, the name that the back end is asked under. */
  readonly origin: string
  /** Where to connect instead; the origin then gives the Host header and the TLS name only. */
  readonly via?: { readonly host: string; readonly port: number; readonly plain: boolean }
  readonly insecureSkipVerification: boolean
  readonly clientCertificate?: { readonly id: string; readonly cert: string; readonly key: string }
}

const mostPools = 500
const mostConnectionsOfAPool = 1024
/** The largest head of an answer. */
const maxHeaderSize = 65_536

/** The connections to one back end. */
export interface BackEnd {
  readonly pool: Pool
  /** How many connections there have been. */
  readonly connections: number
  /** A connection that nobody has used. Whoever takes it closes it. */
  fresh(): Client
}

/** Keep-alive connections to back ends, a pool for each origin and way of connecting; the longest unused are let go. */
export class BackEndPools {
  readonly #forbidden: ForbiddenAddresses
  readonly #backEnds = new LRUCache<string, BackEnd>({ max: mostPools, dispose: ({ pool }) => void pool.close().catch(() => undefined) })

  constructor(forbidden: ForbiddenAddresses) {
    this.#forbidden = forbidden
  }

  find(route: Route): BackEnd {
    const key = keyOf(route)
    const known = this.#backEnds.get(key)
    if (known) return known
    const backEnd = this.#open(route)
    this.#backEnds.set(key, backEnd)
    return backEnd
  }

  async close(): Promise<void> {
    await Promise.all([...this.#backEnds.values()].map(({ pool }) => pool.destroy()))
  }

  #open(route: Route): BackEnd {
    let connections = 0
    const connector = this.#connector(route)
    const connect: buildConnector.connector = (options, callback) =>
      connector(options, (...[error, socket]) => {
        if (error) return callback(error, null)
        connections += 1
        skipContinues(socket)
        callback(null, socket)
      })
    const options = {
      pipelining: 1,
      allowH2: false,
      // The port keeps its own time, to the millisecond.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize,
      connect,
    }
    const pool = new Pool(route.origin, { ...options, connections: mostConnectionsOfAPool })
    return {
      pool,
      get connections() {
        return connections
      },
      fresh: () => new Client(route.origin, options),
    }
  }

  #connector({ origin, via, insecureSkipVerification, clientCertificate }: Route): buildConnector.connector {
    const own = new URL(origin)
    // Brackets belong to the URL alone.
    const hostname = (via ? via.host : own.hostname).replace(/^\[|\]$/g, '')
    const port = via ? via.port : Number(own.port || (own.protocol === 'https:' ? 443 : 80))
    const protocol = via?.plain ? 'http:' : own.protocol
    const connect = buildConnector({
      allowH2: false,
      timeout: defaultTimeoutInMillis,
      rejectUnauthorized: !insecureSkipVerification,
      lookup: this.#forbidden.lookupFor(port),
      ...(clientCertificate ? { cert: clientCertificate.cert, key: clientCertificate.key } : {}),
    })
    return (options, callback) => {
      if (this.#forbidden.refuses(hostname, port)) callback(new ForbiddenAddress(`${hostname}:${port} must not be called by an integration`), null)
      else connect({ ...options, protocol, hostname, port: String(port) }, callback)
    }
  }
}

function keyOf({ origin, via, insecureSkipVerification, clientCertificate }: Route): string {
  if (!via && !insecureSkipVerification && !clientCertificate) return origin
  return JSON.stringify([origin, via, insecureSkipVerification, clientCertificate?.id])
}
