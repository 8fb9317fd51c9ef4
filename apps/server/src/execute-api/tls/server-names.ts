import { signServerCertificate } from '../../tls/server-certificate.ts'
import type { TlsSettings } from '../../tls/speak-tls.ts'
import type { TlsIdentity } from '../../tls/tls-identity.ts'
import { defaultWildcard } from '../http/address.ts'

/** As many certificates of other regions and of AWS's own names are kept; whoever asks for more makes the oldest go. */
const mostWildcards = 100

/** How the data plane speaks to the clients of each name. Names come from strangers: what nobody serves gets the one certificate that is there. */
export class ServerNames {
  readonly #identity: TlsIdentity
  readonly #own: TlsSettings
  readonly #wildcards = new Map<string, Promise<TlsSettings>>()

  constructor(identity: TlsIdentity) {
    this.#identity = identity
    this.#own = { ...identity.own, ...usual }
  }

  settingsFor(serverName: string | undefined): TlsSettings | Promise<TlsSettings> {
    if (serverName === undefined) return this.#own
    const wildcard = defaultWildcard(serverName)
    return wildcard === undefined ? this.#own : this.#settingsForWildcard(wildcard)
  }

  #settingsForWildcard(wildcard: string): Promise<TlsSettings> {
    const known = this.#wildcards.get(wildcard)
    if (known) return known
    const [oldest] = this.#wildcards.keys()
    if (oldest !== undefined && this.#wildcards.size >= mostWildcards) this.#wildcards.delete(oldest)
    const made = signServerCertificate(this.#identity.authority, [wildcard]).then((certificate) => ({ ...certificate, ...usual }))
    this.#wildcards.set(wildcard, made)
    return made
  }
}

const usual = { minimumVersion: 'TLSv1.2', protocols: ['http/1.1'] } as const
