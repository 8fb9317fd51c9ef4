import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { TlsFacts } from '@fourbox/engine'
import type { CompiledDomain } from '../custom-domains/compile-domain.ts'
import type { NamedSettings } from './server-names.ts'
import { tlsFactsOf } from './tls-facts.ts'

interface Secured {
  readonly facts: TlsFacts
  readonly settings: NamedSettings
  /** A certificate was asked for and is none of those that are trusted. */
  readonly isUntrusted: boolean
}

/** What is known of the data plane's connections over TLS, each read once, at the end of its handshake. */
export class SecuredConnections {
  readonly #bySocket = new WeakMap<object, Secured>()

  /** Cuts off a client that was asked for a certificate and shows none, as AWS does; whose is not trusted is told so in HTTP. */
  begin(socket: TLSSocket, settings: NamedSettings): void {
    const asks = settings.clientAuthorities !== undefined
    if (asks && socket.getPeerX509Certificate() === undefined) {
      socket.destroy()
      return
    }
    this.#bySocket.set(socket, { facts: tlsFactsOf(socket), settings, isUntrusted: asks && !socket.authorized })
  }

  /** Undefined for plain HTTP. */
  factsOf(socket: Socket): TlsFacts | undefined {
    return this.#bySocket.get(socket)?.facts
  }

  /**
   * Whether a call of a custom domain may come through a connection. Where the domain asks for certificates the connection
   * must be one that was asked by the same name: neither plain HTTP nor another name in the greeting is a way round. The
   * strict access mode asks for the same name over TLS (developer guide, endpoint access mode).
   */
  admits({ domainName, tls: { truststoreUri, isStrict } }: CompiledDomain, socket: Socket): boolean {
    const secured = this.#bySocket.get(socket)
    if (truststoreUri !== undefined)
      return secured !== undefined && secured.settings.domainName === domainName && secured.settings.clientAuthorities !== undefined && !secured.isUntrusted
    return !isStrict || secured === undefined || secured.settings.domainName === domainName
  }
}
