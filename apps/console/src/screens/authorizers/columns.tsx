import { authorizerTtlInSeconds } from '@fourbox/domain'
import type { Item } from '../../client/query.ts'
import { authorizerTypeName, cachingText } from '../../components/authorizer/authorizer-labels.ts'
import type { ListColumn } from '../../components/list/list-column.ts'
import { href } from '../../shell/address.ts'

/** What the table says of an authorizer. */
export function columns(restApiId: string): readonly ListColumn<Item<'GetAuthorizers'>>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      text: ({ name = '' }) => name,
      href: ({ id = '' }) => href('/apis/:restApiId/authorizers/:authorizerId', { restApiId, authorizerId: id }),
    },
    { id: 'id', header: 'ID', short: true, text: ({ id = '' }) => id },
    { id: 'type', header: 'Type', text: authorizerTypeName },
    { id: 'source', header: 'Identity source', text: ({ identitySource = '–' }) => identitySource },
    { id: 'ttl', header: 'Caching', short: true, text: cachingText, order: authorizerTtlInSeconds },
  ]
}
