import { useQuery } from '@tanstack/react-query'
import { type Item, wholeList } from '../../client/query.ts'
import { DeleteVpcLink } from '../../components/deleting/delete-vpc-link.tsx'
import type { ListColumn } from '../../components/list/list-column.ts'
import { ListPage } from '../../components/list/list-page.tsx'
import { statusText } from '../../components/reading/status-text.ts'
import { href } from '../../shell/address.ts'
import { help } from './help.tsx'

export default function VpcLinksScreen() {
  return (
    <ListPage
      title="VPC links"
      one="a VPC link"
      help={help}
      query={useQuery(wholeList('GetVpcLinks', {}))}
      columns={columns}
      idOf={({ id = '' }) => id}
      nameOf={({ name = '' }) => name}
      placeholder="Find VPC links"
      create={{ text: 'Create VPC link', href: href('/vpc-links/create') }}
      editHref={({ id = '' }) => href('/vpc-links/:vpcLinkId/edit', { vpcLinkId: id })}
      empty="A VPC link leads integrations to a back end in a private network."
      renderDeletion={({ id = '', name = '' }, close) => <DeleteVpcLink vpcLinkId={id} name={name} onDeleted={close} onDismiss={close} />}
    />
  )
}

const columns: readonly ListColumn<Item<'GetVpcLinks'>>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ name = '' }) => name,
    href: ({ id = '' }) => href('/vpc-links/:vpcLinkId', { vpcLinkId: id }),
  },
  { id: 'id', header: 'ID', short: true, text: ({ id = '' }) => id },
  { id: 'status', header: 'Status', short: true, text: ({ status }) => statusText(status) },
  { id: 'description', header: 'Description', text: ({ description = '–' }) => description },
  { id: 'target', header: 'Target', text: ({ targetArns = [] }) => targetArns.join(', ') },
]
