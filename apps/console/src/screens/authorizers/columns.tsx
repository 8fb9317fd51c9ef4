import Link from '@cloudscape-design/components/link'
import type { TableProps } from '@cloudscape-design/components/table'
import type { Item } from '../../client/query.ts'
import { authorizerTypeName, cachingText } from '../../components/authorizer/authorizer-labels.ts'
import { href } from '../../shell/address.ts'

export type Authorizer = Item<'GetAuthorizers'>

/** What the table says of an authorizer. */
export function columns(restApiId: string): readonly TableProps.ColumnDefinition<Authorizer>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      sortingField: 'name',
      cell: ({ id = '', name }) => <Link href={href('/apis/:restApiId/authorizers/:authorizerId', { restApiId, authorizerId: id })}>{name}</Link>,
    },
    { id: 'id', header: 'ID', sortingField: 'id', cell: ({ id }) => id },
    { id: 'type', header: 'Type', sortingField: 'type', cell: authorizerTypeName },
    { id: 'source', header: 'Identity source', sortingField: 'identitySource', cell: ({ identitySource }) => identitySource ?? '–' },
    { id: 'ttl', header: 'Caching', cell: cachingText },
  ]
}
