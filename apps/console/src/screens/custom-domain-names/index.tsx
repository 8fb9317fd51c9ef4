import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { DeleteDomain } from '../../components/domain-name/delete-domain.tsx'
import { domainHref, domainKey, readDomainKey } from '../../components/domain-name/domain-address.ts'
import { help } from '../../components/domain-name/help.tsx'
import { ListPage } from '../../components/list/list-page.tsx'
import { href } from '../../shell/address.ts'
import { columns } from './columns.tsx'

/** All custom domain names, public and private. */
export default function CustomDomainNamesScreen() {
  return (
    <ListPage
      title="Custom domain names"
      one="a domain name"
      help={help}
      query={useQuery(wholeList('GetDomainNames', {}))}
      columns={columns}
      idOf={domainKey}
      nameOf={({ domainName = '' }) => domainName}
      placeholder="Find domain names"
      create={{ text: 'Add domain name', href: href('/create-custom-domain-name') }}
      editHref={(domain) => domainHref(domainKey(domain), '/edit')}
      empty="A custom domain name is an address of your own for your APIs, such as api.example.com: paths and headers lead to their stages."
      renderDeletion={(domain, close) => <DeleteDomain address={readDomainKey(domainKey(domain))} onDeleted={close} onDismiss={close} />}
    />
  )
}
