import { statusText } from '../../components/reading/status-text.ts'
import type { Item } from '../../client/query.ts'
import { domainHref, domainKey } from '../../components/domain-name/domain-address.ts'
import { endpointTypeText, routingModeText } from '../../components/domain-name/domain-labels.ts'
import type { ListColumn } from '../../components/list/list-column.ts'

/** What the table says of a domain name. */
export const columns: readonly ListColumn<Item<'GetDomainNames'>>[] = [
  {
    id: 'name',
    header: 'Domain name',
    text: ({ domainName = '' }) => domainName,
    href: (domain) => domainHref(domainKey(domain)),
  },
  { id: 'type', header: 'API endpoint type', short: true, text: endpointTypeText },
  { id: 'mode', header: 'Routing mode', text: routingModeText },
  { id: 'status', header: 'Status', short: true, text: ({ domainNameStatus }) => statusText(domainNameStatus) },
  { id: 'policy', header: 'Security policy', text: ({ securityPolicy = '' }) => securityPolicy },
]
