import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { DeleteAccessAssociation } from '../../components/deleting/delete-access-association.tsx'
import { ListPage } from '../../components/list/list-page.tsx'
import { href } from '../../shell/address.ts'
import { columns } from './columns.tsx'
import { help } from './help.tsx'

/** Which VPC endpoint may lead to which private domain name. */
export default function DomainNameAccessAssociationsScreen() {
  return (
    <ListPage
      title="Domain name access associations"
      one="an association"
      help={help}
      query={useQuery(wholeList('GetDomainNameAccessAssociations', {}))}
      columns={columns}
      idOf={({ domainNameAccessAssociationArn = '' }) => domainNameAccessAssociationArn}
      nameOf={({ domainNameAccessAssociationArn = '' }) => domainNameAccessAssociationArn}
      placeholder="Find associations"
      create={{ text: 'Create domain name access association', href: href('/create-domain-name-access-association') }}
      empty="An association lets a VPC endpoint reach a private custom domain name."
      renderDeletion={({ domainNameAccessAssociationArn = '', accessAssociationSource = '' }, close) => (
        <DeleteAccessAssociation
          domainNameAccessAssociationArn={domainNameAccessAssociationArn}
          accessAssociationSource={accessAssociationSource}
          onDeleted={close}
          onDismiss={close}
        />
      )}
    />
  )
}
