import type { Item } from '../../client/query.ts'
import { domainHref } from '../../components/domain-name/domain-address.ts'
import type { ListColumn } from '../../components/list/list-column.ts'

type Association = Item<'GetDomainNameAccessAssociations'>

/** What the table says of an association. */
export const columns: readonly ListColumn<Association>[] = [
  {
    id: 'domain',
    header: 'Domain name',
    text: domainOf,
    href: (association) => domainHref(domainOf(association)),
  },
  { id: 'source', header: 'VPC endpoint ID', short: true, text: ({ accessAssociationSource = '' }) => accessAssociationSource },
  { id: 'type', header: 'Source type', short: true, text: ({ accessAssociationSourceType = '' }) => accessAssociationSourceType },
  { id: 'arn', header: 'ARN', text: ({ domainNameAccessAssociationArn = '' }) => domainNameAccessAssociationArn },
]

/** The domain that an association leads to, as its ARN ends: `inner.example+id`. */
function domainOf({ domainNameArn = '' }: Association): string {
  return domainNameArn.slice(domainNameArn.lastIndexOf('/') + 1)
}
