import { parseArn } from '@fourbox/domain'

/** `…:/domainnames/name+id` as the operations name the domain; a private one alone has an id. */
export function domainOf(domainNameArn: string): { readonly domainName: string; readonly domainNameId?: string } {
  const [domainName = '', domainNameId] = (parseArn(domainNameArn)?.resource.replace(/^\/domainnames\//, '') ?? domainNameArn).split('+')
  return { domainName, ...(domainNameId !== undefined && { domainNameId }) }
}
