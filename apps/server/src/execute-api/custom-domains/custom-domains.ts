import type { DomainName } from '@fourbox/domain'
import type { ReadDocuments } from '@fourbox/store'
import { readHost, type Host } from '../http/address.ts'
import { type CompiledDomain, compileDomain } from './compile-domain.ts'

/** Hosts that were read lately: a client sends the same one with every call. */
const mostHosts = 1000

/** Custom domains by name, all in memory. A private domain of the same name stands behind the public one. */
export class CustomDomains {
  readonly #documents: ReadDocuments
  readonly #byName = new Map<string, CompiledDomain>()
  readonly #hosts = new Map<string, Host>()

  constructor(documents: ReadDocuments) {
    this.#documents = documents
  }

  async loadAll(): Promise<void> {
    const { items } = await this.#documents.list('domainName')
    this.#byName.clear()
    this.#hosts.clear()
    for (const domain of items.toSorted((a, b) => Number(isPrivate(b)) - Number(isPrivate(a))))
      this.#byName.set(domain.domainName.toLowerCase(), compileDomain(domain))
  }

  /** What a Host header means. */
  hostOf(header: string): Host {
    const known = this.#hosts.get(header)
    if (known) return known
    const host = readHost(header, (name) => this.find(name))
    if (this.#hosts.size >= mostHosts) this.#hosts.clear()
    this.#hosts.set(header, host)
    return host
  }

  /** The domain that a name in small letters belongs to. */
  find(name: string): CompiledDomain | undefined {
    return this.#byName.get(name) ?? this.#byName.get(`*.${name.slice(name.indexOf('.') + 1)}`)
  }
}

function isPrivate(domain: DomainName): boolean {
  return domain.endpointConfiguration.types.includes('PRIVATE')
}
