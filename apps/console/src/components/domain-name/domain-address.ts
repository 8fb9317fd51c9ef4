import { href } from '../../shell/address.ts'

/** What names a domain in calls: a private one has an id beside its name. */
export interface DomainAddress {
  readonly domainName: string
  readonly domainNameId?: string
}

/** The part of an address of the console that names a domain, as in its ARN: `api.example.com` or `api.example.com+id`. */
export function domainKey({ domainName, domainNameId }: { readonly domainName?: string | undefined; readonly domainNameId?: string | undefined }): string {
  return domainNameId === undefined ? (domainName ?? '') : `${domainName}+${domainNameId}`
}

export function readDomainKey(key = ''): DomainAddress {
  const [domainName = '', domainNameId] = key.split('+', 2)
  return { domainName, ...(domainNameId !== undefined && { domainNameId }) }
}

const domainPath = '/custom-domain-names/:domain'

/** The `href` of a domain's page, or of one below it. */
export function domainHref(domain: string, below = ''): string {
  return href(`${domainPath}${below}`, { domain })
}
