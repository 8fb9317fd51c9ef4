import type { DomainName } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'

/** Custom domains by name, all in memory. A private domain of the same name stands behind the public one. */
export class CustomDomains {
  readonly #documents: Documents
  readonly #byName = new Map<string, DomainName>()

  constructor(documents: Documents) {
    this.#documents = documents
  }

  async loadAll(): Promise<void> {
    this.#byName.clear()
    const { items } = await this.#documents.list('domainName')
    for (const domain of items.toSorted((a, b) => Number(isPrivate(b)) - Number(isPrivate(a)))) this.#byName.set(domain.domainName.toLowerCase(), domain)
  }

  find(name: string): DomainName | undefined {
    return this.#byName.get(name) ?? this.#byName.get(`*.${name.slice(name.indexOf('.') + 1)}`)
  }
}

function isPrivate(domain: DomainName): boolean {
  return domain.endpointConfiguration.types.includes('PRIVATE')
}
