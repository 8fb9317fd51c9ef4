import { statSync } from 'node:fs'
import { printError } from '../../terminal/terminal.ts'
import { CertificateUnusable } from '../../tls/certificate-unusable.ts'
import { type ServerCertificate, signServerCertificate } from '../../tls/server-certificate.ts'
import type { TlsSettings } from '../../tls/speak-tls.ts'
import type { TlsIdentity } from '../../tls/tls-identity.ts'
import type { CompiledDomain } from '../custom-domains/compile-domain.ts'
import { defaultWildcard } from '../http/address.ts'
import { ownCertificateFile, readOwnCertificate } from './own-certificate.ts'
import { readTrustStore, trustStoreFiles } from './trust-store.ts'

/** As many certificates of other regions and of AWS's own names are kept; whoever asks for more makes the oldest go. */
const mostWildcards = 100

export interface NamedSettings extends TlsSettings {
  /** The custom domain that was asked for. */
  readonly domainName?: string
}

interface KnownDomain {
  /** When the files were changed that the settings were read from: written, or let be read. */
  readonly stamp: string
  readonly settings: Promise<NamedSettings>
}

/** How the data plane speaks to the clients of each name. Names come from strangers: what nobody serves gets the one certificate that is there. */
export class ServerNames {
  readonly #identity: TlsIdentity
  readonly #findDomain: (name: string) => CompiledDomain | undefined
  readonly #own: NamedSettings
  readonly #wildcards = new Map<string, Promise<NamedSettings>>()
  readonly #domains = new WeakMap<CompiledDomain, KnownDomain>()

  constructor(identity: TlsIdentity, findDomain: (name: string) => CompiledDomain | undefined) {
    this.#identity = identity
    this.#findDomain = findDomain
    this.#own = { ...identity.own, ...usual }
  }

  settingsFor(serverName: string | undefined): NamedSettings | Promise<NamedSettings> {
    if (serverName === undefined) return this.#own
    const wildcard = defaultWildcard(serverName)
    if (wildcard !== undefined) return this.#settingsForWildcard(wildcard)
    const domain = this.#findDomain(serverName)
    return domain ? this.#settingsForDomain(domain) : this.#own
  }

  #settingsForWildcard(wildcard: string): Promise<NamedSettings> {
    const known = this.#wildcards.get(wildcard)
    if (known) return known
    const [oldest] = this.#wildcards.keys()
    if (oldest !== undefined && this.#wildcards.size >= mostWildcards) this.#wildcards.delete(oldest)
    const made = signServerCertificate(this.#identity.authority, [wildcard]).then((certificate) => ({ ...certificate, ...usual }))
    this.#wildcards.set(wildcard, made)
    return made
  }

  /** A file that is written anew is read anew by the next client, without a restart. */
  #settingsForDomain(domain: CompiledDomain): Promise<NamedSettings> {
    const { dataFolder } = this.#identity
    const { truststoreUri } = domain.tls
    const files = [ownCertificateFile(dataFolder, domain.domainName), ...(truststoreUri === undefined ? [] : trustStoreFiles(dataFolder, truststoreUri))]
    const stamp = files.map((file) => statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? '').join()
    const known = this.#domains.get(domain)
    if (known?.stamp === stamp) return known.settings
    const settings = this.#readSettings(domain)
    this.#domains.set(domain, { stamp, settings })
    return settings
  }

  async #readSettings({ domainName, tls: { minimumVersion, truststoreUri } }: CompiledDomain): Promise<NamedSettings> {
    const settings = { ...(await this.#certificateOf(domainName)), ...usual, minimumVersion, domainName }
    if (truststoreUri === undefined) return settings
    const { authorities, warnings } = readTrustStore(this.#identity.dataFolder, truststoreUri)
    for (const warning of warnings) printError(`The trust store of ${domainName}: ${warning}.`)
    return { ...settings, clientAuthorities: authorities }
  }

  async #certificateOf(domainName: string): Promise<ServerCertificate> {
    try {
      const own = readOwnCertificate(this.#identity.dataFolder, domainName)
      if (own) return own
    } catch (error) {
      if (!(error instanceof CertificateUnusable)) throw error
      printError(`${error.message}. One of Fourbox’s own is shown instead.`)
    }
    return signServerCertificate(this.#identity.authority, [domainName])
  }
}

const usual = { minimumVersion: 'TLSv1.2', protocols: ['h2', 'http/1.1'] } as const
